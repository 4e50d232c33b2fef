/// The length of a bar: whole minutes, or a day, a week, a month of trading days.
public enum BarInterval: Sendable, Hashable {
    /// A number of minutes from one to 1,439, counted from midnight of the exchange's day.
    case minutes(Int)
    /// A trading day.
    case day
    /// The trading days of a calendar week.
    case week
    /// The trading days of a calendar month.
    case month

    /// Reads `1m`, `5m`, `1h`, `1d`, `1w`, `1mo`; nothing for another form.
    public init?(_ text: some StringProtocol) {
        switch text {
        case "1d": self = .day
        case "1w": self = .week
        case "1mo": self = .month
        default:
            guard let unit = text.last, text.first != "+", let count = Int(text.dropLast()), count > 0 else {
                return nil
            }
            let minutes = unit == "m" ? count : unit == "h" && count < 24 ? count * 60 : 0
            guard (1..<1_440).contains(minutes) else { return nil }
            self = .minutes(minutes)
        }
    }

    /// The length of a bar that a session holds several of, or nothing for a day and longer.
    public var duration: Duration? {
        guard case .minutes(let count) = self else { return nil }
        return .seconds(60 * count)
    }
}

extension BarInterval: CustomStringConvertible {
    /// The form that a person types.
    public var description: String {
        switch self {
        case .minutes(let count): count % 60 == 0 ? "\(count / 60)h" : "\(count)m"
        case .day: "1d"
        case .week: "1w"
        case .month: "1mo"
        }
    }
}

extension BarInterval: Codable {
    /// Reads the form that `description` writes.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        let text = try container.decode(String.self)
        guard let interval = BarInterval(text) else {
            throw DecodingError.dataCorruptedError(in: container, debugDescription: "not a bar interval: \(text)")
        }
        self = interval
    }

    /// Writes the form that a person types.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(description)
    }
}
