extension Event.Payload {
    /// The instrument it is about, if it is about one.
    public var symbol: Symbol? {
        switch self {
        case .trade(let trade): trade.symbol
        case .quote(let quote): quote.symbol
        case .bar(let bar): bar.symbol
        case .history(let history): history.symbol
        case .execution(let execution): execution.symbol
        case .investorFlow(let flow): flow.symbol
        case .candidate(let candidate): candidate.symbol
        case .followedTrade(let trade): trade.symbol
        case .position(let position): position.symbol
        case .portfolio, .openOrders, .realizedProfit, .record, .command, .timer, .status: nil
        }
    }
}
