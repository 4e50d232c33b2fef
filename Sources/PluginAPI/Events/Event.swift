/// Something that happened, with its place in the order of all that happened.
public struct Event: Sendable {
    /// What happened, by type.
    public enum Payload: Sendable {
        case trade(Trade)
        case quote(Quote)
        case bar(Bar)
        case history(BarHistory)
        case execution(Execution)
        case portfolio(Portfolio)
        case openOrders(OpenOrders)
        case investorFlow(InvestorFlow)
        case candidate(Candidate)
        case record(Record)
        case followedTrade(FollowedTrade)
        case position(Position)
        case command(Command)
        case timer(Timer)
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
