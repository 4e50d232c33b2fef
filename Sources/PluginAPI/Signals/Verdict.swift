/// What a filter says of a signal from a rule above it.
public enum Verdict: Sendable, Hashable {
    /// The signal goes on.
    case pass
    /// The signal ends here; the reason is kept in the journal.
    case drop(reason: LocalizedText)
}
