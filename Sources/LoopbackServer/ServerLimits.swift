/// How much a server takes and how long it waits.
public struct ServerLimits: Sendable, Hashable {
    /// How many connections may be open; one more is closed at once.
    public var connections = 512

    /// How many connections may wait to be accepted.
    public var backlog: Int32 = 128

    /// The longest line of a request's head, in bytes.
    public var lineBytes = 16 * 1024

    /// How many header fields a request may have.
    public var fields = 128

    /// The largest body of a request, in bytes.
    public var bodyBytes = 8 * 1024 * 1024

    /// The largest WebSocket message and frame, in bytes.
    public var messageBytes = 8 * 1024 * 1024

    /// How long a connection may stay without a byte from the other side.
    public var idle: Duration = .seconds(120)

    /// How long a request may take, the wait for it included; nothing where connections carry more than requests.
    public var request: Duration?

    /// How long the other side may take nothing of what is sent.
    public var stall: Duration = .seconds(30)

    /// The usual limits.
    public init() {}
}
