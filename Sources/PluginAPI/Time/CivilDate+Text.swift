extension CivilDate: LosslessStringConvertible {
    /// Reads `2026-11-20` or `20261120`; `nil` for any other form and for a day that the calendar does not have.
    public init?(_ text: some StringProtocol) {
        // A text of a known type is read several times as fast, and a short one is copied for next to nothing.
        let bytes = String(text).utf8
        switch bytes.count {
        case 8:
            guard let number = CalendarDigits.value(of: bytes) else { return nil }
            self.init(yyyymmdd: number)
        case 10:
            let hyphen = UInt8(ascii: "-")
            guard bytes.dropFirst(4).first == hyphen, bytes.dropFirst(7).first == hyphen,
                let year = CalendarDigits.value(of: bytes.prefix(4)),
                let month = CalendarDigits.value(of: bytes.dropFirst(5).prefix(2)),
                let day = CalendarDigits.value(of: bytes.dropFirst(8))
            else { return nil }
            self.init(year: year, month: month, day: day)
        default:
            return nil
        }
    }

    /// The ISO form, as in `2026-11-20`.
    public var description: String {
        let (year, month, day) = components
        return CalendarDigits.padded(year, to: 4) + "-" + CalendarDigits.padded(month, to: 2) + "-"
            + CalendarDigits.padded(day, to: 2)
    }
}

extension CivilDate: Codable {
    public init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        let text = try container.decode(String.self)
        guard let date = CivilDate(text) else {
            throw DecodingError.dataCorruptedError(in: container, debugDescription: "'\(text)' is not a date")
        }
        self = date
    }

    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(description)
    }
}
