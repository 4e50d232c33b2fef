/// One listed security as the market's files name it.
public struct SampleInstrument: Sendable, Hashable {
    /// The six-character code, digits and sometimes letters, such as `005930` or `0015E0`.
    public let symbol: String
    /// The Korean name; contains no comma.
    public let name: String
    /// Where it is listed.
    public let market: Market
    /// What kind of security it is.
    public let kind: Kind
    /// How many shares or units are listed.
    public let listedShares: Int

    /// Describes a listed security.
    public init(symbol: String, name: String, market: Market, kind: Kind, listedShares: Int) {
        self.symbol = symbol
        self.name = name
        self.market = market
        self.kind = kind
        self.listedShares = listedShares
    }

    /// A listing market of the Korean exchange.
    public enum Market: String, Sendable {
        /// The main board.
        case kospi = "KOSPI"
        /// The growth board.
        case kosdaq = "KOSDAQ"
    }

    /// A kind of security, which decides its price steps.
    public enum Kind: String, Sendable {
        /// A share of a company.
        case stock
        /// An exchange-traded fund.
        case etf
        /// An exchange-traded note.
        case etn
    }

    /// The steps in which its price is quoted.
    public var grid: PriceGrid { kind == .stock ? .stock : .fund }
}
