/// What the broker expects of one parameter of a call.
struct Parameter: Sendable {
    let name: String
    let form: Form
    /// Whether it may be left out.
    let isOptional: Bool

    enum Form: Sendable {
        case any
        case oneOf(Set<String>)
        /// `YYYYMMDD`.
        case date
        /// `HHMMSS`.
        case time
        /// Digits.
        case whole
        /// Digits, perhaps with a fraction.
        case decimal
    }

    init(_ name: String, _ form: Form = .any, optional isOptional: Bool = false) {
        self.name = name
        self.form = form
        self.isOptional = isOptional
    }

    init(_ name: String, _ first: String, _ others: String...) {
        self.init(name, .oneOf(Set([first] + others)))
    }

    /// Checks a value that was sent.
    func check(_ value: String) throws(Refusal) {
        switch form {
        case .any: return
        case .oneOf(let choices): guard choices.contains(value) else { throw .value(name) }
        case .date: guard MarketDate(compact: value) != nil else { throw .value(name) }
        case .time: guard Self.isTime(value) else { throw .value(name) }
        case .whole:
            guard !value.isEmpty, value.count <= 15, value.utf8.allSatisfy(Self.isDigit) else { throw .value(name) }
        case .decimal:
            guard value.count <= 20, value.wholeMatch(of: #/[0-9]+(\.[0-9]+)?/#) != nil else { throw .value(name) }
        }
    }

    private static func isDigit(_ byte: UInt8) -> Bool { (0x30...0x39).contains(byte) }

    private static func isTime(_ text: String) -> Bool {
        guard text.utf8.count == 6, text.utf8.allSatisfy(isDigit), let digits = Int(text) else { return false }
        return digits / 10_000 < 24 && digits / 100 % 100 < 60 && digits % 100 < 60
    }
}
