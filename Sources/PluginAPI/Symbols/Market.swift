/// The market on which an instrument is listed, which is part of its name.
public enum Market: UInt8, Sendable, Hashable, BitwiseCopyable, CaseIterable {
    /// The Korea Exchange.
    case krx = 1
    /// Nasdaq.
    case nasdaq
    /// The New York Stock Exchange.
    case nyse
    /// NYSE American.
    case amex

    /// The name used before the colon of a symbol.
    public var name: String {
        switch self {
        case .krx: "KRX"
        case .nasdaq: "NASDAQ"
        case .nyse: "NYSE"
        case .amex: "AMEX"
        }
    }

    /// The currency in which instruments of the market are quoted.
    public var currency: Currency { self == .krx ? .krw : .usd }

    /// Finds the market of a name, in either case.
    public init?(name: some StringProtocol) {
        let wanted = name.uppercased()
        guard let match = Self.allCases.first(where: { $0.name == wanted }) else { return nil }
        self = match
    }
}
