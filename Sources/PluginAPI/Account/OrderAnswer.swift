/// What a broker answered to an order, a change or a cancellation; the last two are orders with a number of their own.
public enum OrderAnswer: Sendable, Hashable {
    /// The broker gave it a number; nothing is traded by this alone.
    case accepted(OrderID)
    /// The broker refused it, with its code and words.
    case rejected(code: String, reason: String)
    /// It certainly did not reach the market and may be sent again, not before the pause if one is given.
    case notProcessed(after: Duration?, reason: String)
    /// The answer was lost. Nothing may be sent again before the broker's own records have settled it.
    case unknown(reason: String)
}
