extension TimeOfDay: LosslessStringConvertible {
    /// Reads `09:00`, `9:00` or `09:00:30`; `nil` for any other form and for a time that the clock does not have.
    public init?(_ text: some StringProtocol) {
        let parts = text.utf8.split(separator: UInt8(ascii: ":"), omittingEmptySubsequences: false)
        guard parts.count == 2 || parts.count == 3, parts[0].count <= 2,
            parts.dropFirst().allSatisfy({ $0.count == 2 })
        else { return nil }
        let numbers = parts.compactMap { CalendarDigits.value(of: $0) }
        guard numbers.count == parts.count else { return nil }
        self.init(hour: numbers[0], minute: numbers[1], second: numbers.count == 3 ? numbers[2] : 0)
    }

    /// The shortest form, as in `09:00` or `09:00:30`.
    public var description: String {
        second == 0 ? minuteText : fullText
    }

    /// Hour, minute and second, even if the second is zero.
    package var fullText: String {
        minuteText + ":" + CalendarDigits.padded(second, to: 2)
    }

    private var minuteText: String {
        CalendarDigits.padded(hour, to: 2) + ":" + CalendarDigits.padded(minute, to: 2)
    }
}

extension TimeOfDay: Codable {
    public init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        let text = try container.decode(String.self)
        guard let time = TimeOfDay(text) else {
            throw DecodingError.dataCorruptedError(in: container, debugDescription: "'\(text)' is not a time of day")
        }
        self = time
    }

    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(description)
    }
}
