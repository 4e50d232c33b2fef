/// Something that happened, with its place in the order of all that happened.
public struct Event: Sendable {
    /// What happened, by type.
    public enum Payload: Sendable {
        /// A trade of the market.
        case trade(Trade)
        /// The order book at one moment.
        case quote(Quote)
        /// A bar that has closed.
        case bar(Bar)
        /// Past bars of one instrument.
        case history(BarHistory)
        /// What became of one of the account's orders.
        case execution(Execution)
        /// Holdings and cash as the broker values them.
        case portfolio(Portfolio)
        /// Orders that are not finished.
        case openOrders(OpenOrders)
        /// Net buying by kind of investor.
        case investorFlow(InvestorFlow)
        /// What the account has earned by selling.
        case realizedProfit(RealizedProfit)
        /// A row of a watchlist.
        case candidate(Candidate)
        /// A scraped or posted record.
        case record(Record)
        /// A trade of an investor who is followed.
        case followedTrade(FollowedTrade)
        /// What the account holds of one instrument.
        case position(Position)
        /// A person's chat command.
        case command(Command)
        /// A point in time.
        case timer(Timer)
        /// A change in the state of a part.
        case status(Status)
    }

    /// Times and sequence.
    public var header: EventHeader

    /// What happened.
    public var payload: Payload

    /// Makes an event.
    public init(_ header: EventHeader, _ payload: Payload) {
        self.header = header
        self.payload = payload
    }

    /// The type of the event, as a set of one.
    public var kind: EventKinds {
        switch payload {
        case .trade: .trades
        case .quote: .quotes
        case .bar: .bars
        case .history: .history
        case .execution: .executions
        case .portfolio: .portfolios
        case .openOrders: .openOrders
        case .investorFlow: .investorFlows
        case .realizedProfit: .realizedProfits
        case .candidate: .candidates
        case .record: .records
        case .followedTrade: .followedTrades
        case .position: .positions
        case .command: .commands
        case .timer: .timers
        case .status: .statuses
        }
    }
}
