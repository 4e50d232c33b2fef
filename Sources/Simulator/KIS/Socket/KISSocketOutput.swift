/// Something that a socket session gets.
public struct KISSocketOutput: Sendable, Hashable {
    /// The session's number.
    public var session: Int
    /// What it gets.
    public var content: Content

    /// What a session gets.
    public enum Content: Sendable, Hashable {
        /// A text frame.
        case text(String)
        /// The first half of a text frame; nothing follows, and the connection is cut.
        case half(String)
        /// The connection is cut without a word.
        case cut
    }

    init(_ session: Int, _ content: Content) {
        self.session = session
        self.content = content
    }
}
