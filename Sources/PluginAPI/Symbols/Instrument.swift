/// What is known of an instrument beyond its symbol.
public struct Instrument: Sendable, Hashable, Codable {
    /// What kind of security it is, which decides its tick.
    public enum Class: String, Sendable, Hashable, Codable, CaseIterable {
        /// A share of a company.
        case stock
        /// An exchange-traded fund.
        case etf
        /// An exchange-traded note.
        case etn
        /// An equity-linked warrant.
        case elw
        /// Anything else.
        case other
    }

    /// The symbol.
    public var symbol: Symbol

    /// The name as the exchange prints it.
    public var name: String

    /// The market segment, such as KOSPI or KOSDAQ.
    public var segment: String

    /// What kind of security it is.
    public var `class`: Class

    /// The currency it is quoted in.
    public var currency: Currency

    /// Makes a description of an instrument.
    public init(symbol: Symbol, name: String, segment: String, class: Class, currency: Currency) {
        self.symbol = symbol
        self.name = name
        self.segment = segment
        self.class = `class`
        self.currency = currency
    }
}
