/// What came over a WebSocket.
public enum ServerMessage: Sendable, Hashable {
    /// A whole text.
    case text(String)

    /// Whole bytes.
    case binary([UInt8])

    /// A ping; it was answered unless the socket keeps silent about pings.
    case ping([UInt8])

    /// A pong.
    case pong([UInt8])

    /// The other side says goodbye, with a code where it gave one.
    case close(code: Int?, reason: String)
}
