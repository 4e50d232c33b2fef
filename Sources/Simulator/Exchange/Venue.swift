/// A place where Korean shares are traded.
enum Venue: Int, Sendable, CaseIterable {
    /// The Korea Exchange.
    case krx
    /// Nextrade, the alternative system, for shares alone.
    case nxt
}
