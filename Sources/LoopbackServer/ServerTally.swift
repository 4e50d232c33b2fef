/// What a server has counted since it was made.
public struct ServerTally: Sendable, Hashable {
    /// Connections accepted.
    public internal(set) var connections = 0

    /// Connections whose handler runs.
    public internal(set) var open = 0

    /// Connections closed at once because too many were open.
    public internal(set) var refused = 0

    /// Requests whose head came whole.
    public internal(set) var requests = 0

    /// Requests whose body came whole, empty ones included.
    public internal(set) var bodies = 0

    /// Bytes of all bodies that came whole.
    public internal(set) var bodyBytes = 0

    /// WebSocket messages that came whole.
    public internal(set) var messages = 0

    /// Connections that ended before TLS was agreed on.
    public internal(set) var failedHandshakes = 0

    /// TLS sessions that went on from an earlier one.
    public internal(set) var resumedSessions = 0

    /// Why no connections are accepted any more although nobody has stopped the server.
    public internal(set) var breakdown: ConnectionEnd?

    /// What handlers threw other than the end of their connection, the first sixteen.
    public internal(set) var problems: [String] = []
}
