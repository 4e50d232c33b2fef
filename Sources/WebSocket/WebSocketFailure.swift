/// Why a connection could not be opened, was lost or does not take a message.
public enum WebSocketFailure: Error, Sendable, Hashable {
    /// The server's name is unknown, or no name server answers.
    case unresolved(host: String)
    /// Nobody accepts connections there, or the network does not lead there.
    case refused(WebSocketAddress)
    /// The encryption did not come about: a certificate that is not believed, or no encryption at the other end.
    case insecure(host: String, reason: String)
    /// The file of trusted certificates cannot be read.
    case unreadableTrust(path: String)
    /// The server answered the handshake with another status than 101.
    case rejected(status: Int, body: String)
    /// The server sends us elsewhere, which is not followed.
    case redirected(to: String)
    /// What the server answered to the handshake is no WebSocket.
    case notWebSocket(reason: String)
    /// A message was longer than the limit, in bytes.
    case tooLong(limit: Int)
    /// The server closed the connection; without a code it is 1005.
    case closed(code: UInt16, reason: String)
    /// The connection broke off without a farewell: reset, cut, or ended because of what is no WebSocket.
    case lost
    /// The time for opening is over.
    case timedOut(Duration)
    /// Too much waits to be sent; the message was not taken.
    case queueFull
    /// The service has no room for another connection.
    case noRoom
    /// The connection is closed on this side.
    case ended
    /// The task was cancelled.
    case cancelled
}
