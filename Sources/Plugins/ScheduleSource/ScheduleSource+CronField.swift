import PluginAPI

extension ScheduleSource {
    /// One field of a cron line: which of the numbers of its range it names.
    struct CronField: Sendable, Hashable {
        /// The five fields in the order they are written.
        enum Kind: Int, Sendable, CaseIterable {
            case minute, hour, dayOfMonth, month, weekday

            /// The numbers that may be written; Sunday is 0 and 7.
            var range: ClosedRange<Int> {
                switch self {
                case .minute: 0...59
                case .hour: 0...23
                case .dayOfMonth: 1...31
                case .month: 1...12
                case .weekday: 0...7
                }
            }

            /// How many different numbers there are.
            var count: Int { self == .weekday ? 7 : range.count }

            /// Words that may stand for the numbers, from the lowest number on.
            var words: [String] {
                switch self {
                case .month:
                    ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"]
                case .weekday: ["sun", "mon", "tue", "wed", "thu", "fri", "sat"]
                case .minute, .hour, .dayOfMonth: []
                }
            }

            /// What it is, for people.
            var name: LocalizedText {
                switch self {
                case .minute: LocalizedText(ko: "분", en: "minute")
                case .hour: LocalizedText(ko: "시", en: "hour")
                case .dayOfMonth: LocalizedText(ko: "일", en: "day of the month")
                case .month: LocalizedText(ko: "월", en: "month")
                case .weekday: LocalizedText(ko: "요일", en: "day of the week")
                }
            }
        }

        /// Whether it begins with `*`, with which cron decides how the two fields for days go together.
        let isStar: Bool

        private var bits: UInt64 = 0

        /// Reads a field: `*`, `5`, `mon`, `9-15`, `*/5`, `9-15/2`, and several of these with commas between them.
        init(_ text: Substring, _ kind: Kind) throws(CronMistake) {
            isStar = text.first == "*"
            for item in text.split(separator: ",", omittingEmptySubsequences: false) {
                try add(item, kind)
            }
        }

        /// Whether the field names a number.
        func contains(_ number: Int) -> Bool { bits & 1 << UInt64(number) != 0 }

        private mutating func add(_ item: Substring, _ kind: Kind) throws(CronMistake) {
            let parts = item.split(separator: "/", maxSplits: 1, omittingEmptySubsequences: false)
            let numbers = try Self.numbers(parts.first ?? "", kind)
            guard parts.count == 2 else { return insert(numbers, step: 1, kind) }
            guard parts[0] == "*" || parts[0].contains("-") else { throw .stepWithoutRange(String(item), kind) }
            guard let step = Self.digits(parts[1]), step > 0 else { throw .unreadable(String(item), kind) }
            guard step < kind.count else { throw .stepTooLarge(step, kind) }
            insert(numbers, step: step, kind)
        }

        private mutating func insert(_ numbers: ClosedRange<Int>, step: Int, _ kind: Kind) {
            for number in stride(from: numbers.lowerBound, through: numbers.upperBound, by: step) {
                bits |= 1 << UInt64(kind == .weekday ? number % 7 : number)
            }
        }

        private static func numbers(_ text: Substring, _ kind: Kind) throws(CronMistake) -> ClosedRange<Int> {
            // Written as 0-6, so that Sunday does not count twice in a step.
            guard text != "*" else { return kind.range.lowerBound...(kind.range.lowerBound + kind.count - 1) }
            let ends = text.split(separator: "-", omittingEmptySubsequences: false)
            guard ends.count <= 2 else { throw .unreadable(String(text), kind) }
            let first = try number(ends[0], kind)
            guard ends.count == 2 else { return first...first }
            let last = try number(ends[1], kind)
            guard first <= last else { throw .backwards(String(text), kind) }
            return first...last
        }

        private static func number(_ text: Substring, _ kind: Kind) throws(CronMistake) -> Int {
            if let word = kind.words.firstIndex(of: text.lowercased()) { return word + kind.range.lowerBound }
            guard let number = digits(text) else { throw .unreadable(String(text), kind) }
            guard kind.range.contains(number) else { throw .outOfRange(number, kind) }
            return number
        }

        private static func digits(_ text: Substring) -> Int? {
            guard !text.isEmpty, text.utf8.allSatisfy({ (0x30...0x39).contains($0) }) else { return nil }
            return Int(text)
        }
    }
}
