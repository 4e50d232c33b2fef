/// Something that happened in the market while time went on.
enum DeskEvent: Sendable {
    /// Trades of one moment.
    case prints(Moment, [Print])
    case overseas(Moment, OverseasTrade)
    case edge(Moment, MarketEdge)
}
