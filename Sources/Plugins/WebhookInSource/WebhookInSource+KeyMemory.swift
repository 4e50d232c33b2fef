import Digest

extension WebhookInSource {
    /// The keys that senders gave in this run, so that a notice that is sent again is taken once.
    struct KeyMemory {
        /// What is known of a key.
        enum Standing {
            /// Nothing: the notice is to be taken, and `end` to be called.
            case new
            /// It is being taken.
            case pending
            /// It was taken.
            case taken
            /// It was given with something else.
            case other
        }

        /// The most keys it remembers; beyond that the oldest is forgotten.
        static let most = 1_000

        private struct Entry {
            var body: SHA256
            var isPending: Bool
        }

        private var entries: [String: Entry] = [:]
        private var order: [String] = []

        /// Looks a key up, and remembers it if it is new.
        mutating func begin(_ key: String, _ body: SHA256) -> Standing {
            if let entry = entries[key] {
                guard entry.body == body else { return .other }
                return entry.isPending ? .pending : .taken
            }
            if order.count == Self.most { entries[order.removeFirst()] = nil }
            entries[key] = Entry(body: body, isPending: true)
            order.append(key)
            return .new
        }

        /// Notes that a notice was taken, or forgets one that was not.
        mutating func end(_ key: String, isTaken: Bool) {
            if isTaken {
                entries[key]?.isPending = false
            } else if entries.removeValue(forKey: key) != nil {
                order.removeAll { $0 == key }
            }
        }
    }
}
