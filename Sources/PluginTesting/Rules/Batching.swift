/// How a row of events is cut into the batches a rule is called with.
public enum Batching: Sendable, Hashable {
    /// Trades that follow each other come at once.
    case whole
    /// Every trade comes alone.
    case singles
    /// Like `whole`, but with a cut before the event of this index.
    case cut(before: Int)
}
