/// How long each phase of a request may take.
public struct HTTPTimeouts: Sendable, Hashable {
    /// Finding the address, connecting and agreeing on keys, together.
    public var opening: Duration

    /// From when the request begins to leave until the answer begins.
    public var firstByte: Duration

    /// The whole, the wait for a free connection and all redirects included.
    public var whole: Duration

    /// Sets the time for each phase.
    public init(opening: Duration = .seconds(10), firstByte: Duration = .seconds(15), whole: Duration = .seconds(30)) {
        self.opening = opening
        self.firstByte = firstByte
        self.whole = whole
    }
}
