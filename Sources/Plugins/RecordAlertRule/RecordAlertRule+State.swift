import Digest
import PluginAPI

extension RecordAlertRule {
    /// What was told, so that it is told once.
    struct State: Codable, Sendable {
        /// What is known of a record.
        enum Standing {
            case new, changed, same
        }

        /// What was told of one record, and when it was seen last.
        struct Entry: Codable, Sendable {
            var told: String
            var seen: Int64
        }

        /// The most records it remembers; beyond that the one that has not been seen for the longest is forgotten,
        /// since a repetition is better than a loss.
        static let mostRemembered = 5_000

        private(set) var records: [String: Entry] = [:]
        private var count: Int64 = 0

        /// Compares a record with what was told of it, and remembers it.
        mutating func note(_ record: Record, showing fields: [String]) -> Standing {
            let key = Self.digest([record.list, record.key])
            let told = Self.digest(fields)
            count += 1
            let known = records[key]
            if known == nil, records.count == Self.mostRemembered { forgetOldest() }
            records[key] = Entry(told: told, seen: count)
            guard let known else { return .new }
            return known.told == told ? .same : .changed
        }

        private mutating func forgetOldest() {
            guard let oldest = records.min(by: { $0.value.seen < $1.value.seen }) else { return }
            records[oldest.key] = nil
        }

        /// Short for a state of thousands, long enough that nobody finds two texts of one digest.
        private static func digest(_ texts: [String]) -> String {
            String(SHA256(of: texts.map { "\($0.utf8.count):\($0)" }.joined()).description.prefix(32))
        }
    }
}
