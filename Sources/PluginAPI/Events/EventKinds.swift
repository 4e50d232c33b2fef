/// A set of event types, with which plugins say what they produce and consume.
public struct EventKinds: OptionSet, Hashable, Sendable {
    /// One bit a type.
    public let rawValue: UInt32

    /// Makes a set from its bits.
    public init(rawValue: UInt32) { self.rawValue = rawValue }

    /// Trades of the market.
    public static let trades = EventKinds(rawValue: 1 << 0)
    /// The best prices or the whole order book.
    public static let quotes = EventKinds(rawValue: 1 << 1)
    /// Closed bars, built from trades or polled.
    public static let bars = EventKinds(rawValue: 1 << 2)
    /// Past bars, loaded before the pipeline runs and after each close.
    public static let history = EventKinds(rawValue: 1 << 3)
    /// What became of the account's own orders.
    public static let executions = EventKinds(rawValue: 1 << 4)
    /// Holdings and cash as the broker values them.
    public static let portfolios = EventKinds(rawValue: 1 << 5)
    /// Open and reserved orders.
    public static let openOrders = EventKinds(rawValue: 1 << 6)
    /// Net buying by kind of investor.
    public static let investorFlows = EventKinds(rawValue: 1 << 7)
    /// Rows of a watchlist.
    public static let candidates = EventKinds(rawValue: 1 << 8)
    /// Scraped records.
    public static let records = EventKinds(rawValue: 1 << 9)
    /// Trades of investors who are followed.
    public static let followedTrades = EventKinds(rawValue: 1 << 10)
    /// Positions of the account's own book: all that is held at the start, then each that changes, to zero at last.
    public static let positions = EventKinds(rawValue: 1 << 11)
    /// A person's chat commands.
    public static let commands = EventKinds(rawValue: 1 << 12)
    /// Points in time.
    public static let timers = EventKinds(rawValue: 1 << 13)
    /// The program's and its parts' own states.
    public static let statuses = EventKinds(rawValue: 1 << 14)
    /// What the account has earned by selling.
    public static let realizedProfits = EventKinds(rawValue: 1 << 15)

    /// The event types that only a session of the market produces, which `when:` gates.
    public static let market: EventKinds = [.trades, .quotes, .bars]

    /// The name of each type, as diagnostics and `host plugins` show it, in bit order.
    public static let names: [(kind: EventKinds, name: String)] = [
        (.trades, "Trade"), (.quotes, "Quote"), (.bars, "Bar"), (.history, "History"), (.executions, "Execution"),
        (.portfolios, "Portfolio"), (.openOrders, "OpenOrders"), (.investorFlows, "InvestorFlow"),
        (.candidates, "Candidate"), (.records, "Record"), (.followedTrades, "FollowedTrade"),
        (.positions, "Position"), (.commands, "Command"), (.timers, "Timer"), (.statuses, "Status"),
        (.realizedProfits, "RealizedProfit"),
    ]

    /// The names of the types in the set.
    public var names: [String] { Self.names.filter { contains($0.kind) }.map(\.name) }
}
