/// When an event happened, when it arrived, and its place in the one order there is.
public struct EventHeader: Sendable, Hashable, BitwiseCopyable {
    /// The number the sequencer gave, from one without gaps; zero before that.
    public var sequence: Int64

    /// The exchange's own time, or the time of receipt where the event carries none.
    public var exchangeTime: Timestamp

    /// The time of receipt, which is `now` for every rule that sees the event.
    public var receivedAt: Timestamp

    /// The trading day the event belongs to, in the exchange's own calendar.
    public var tradingDay: CivilDate

    /// Makes a header; a source leaves the sequence zero.
    public init(sequence: Int64 = 0, exchangeTime: Timestamp, receivedAt: Timestamp, tradingDay: CivilDate) {
        self.sequence = sequence
        self.exchangeTime = exchangeTime
        self.receivedAt = receivedAt
        self.tradingDay = tradingDay
    }
}
