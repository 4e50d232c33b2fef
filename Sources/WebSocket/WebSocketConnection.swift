internal import Synchronization

/// A WebSocket connection as a client has it.
///
/// `open` connects, from then on the handler is called with what comes, and `waitUntilClosed()` tells when and why that is
/// over. Nothing is renewed: whoever opens a connection opens the next one. A connection that nobody holds any more closes
/// by itself.
///
/// ```swift
/// let connection = try await WebSocketConnection.open(WebSocketRequest(address), handler: handler)
/// try await connection.send(.text(registration))
/// try await connection.waitUntilClosed()
/// ```
public final class WebSocketConnection: Sendable {
    let link: Link
    private let service: WebSocketService

    private init(_ link: Link, _ service: WebSocketService) {
        self.link = link
        self.service = service
    }

    deinit { link.close(.goingAway) }

    /// Opens a connection.
    ///
    /// The first messages may be handled before this returns. If the task is cancelled, the attempt ends.
    ///
    /// - Throws: why there is no connection.
    public static func open(
        _ request: WebSocketRequest,
        on service: WebSocketService = .shared,
        handler: any WebSocketHandler
    ) async throws(WebSocketFailure) -> WebSocketConnection {
        let end = ContinuousClock.now.advanced(by: request.openingTime)
        let addresses = try await Resolver.addresses(of: request.address.host, within: request.openingTime)
        let link = Link(request, addresses: addresses, openingEnd: end, handler: handler, loop: service.loop)
        let connection = WebSocketConnection(link, service)
        try await link.open()
        return connection
    }

    /// Sends a message and returns when the system has taken all of it, which is not yet its arrival.
    ///
    /// - Throws: `queueFull` when too much waits, what ended the connection, or `cancelled` with the task; the message
    ///   may have been sent then.
    public func send(_ message: WebSocketMessage) async throws(WebSocketFailure) {
        try await link.send(.message(message.kind), message.bytes)
    }

    /// Puts a message into the queue and does not wait; for handlers.
    ///
    /// - Throws: `queueFull` when too much waits, or what ended the connection.
    public func post(_ message: WebSocketMessage) throws(WebSocketFailure) {
        try link.post(.message(message.kind), message.bytes)
    }

    /// Asks the server for a sign of life; its answer counts in `silence`.
    ///
    /// - Throws: as `post(_:)`.
    public func ping() throws(WebSocketFailure) { try link.post(.ping, []) }

    /// How long nothing has come from the server, whatever it was; nothing once there is no connection.
    public var silence: Duration? { link.silence }

    /// Takes leave and returns at once; what waits to be sent is sent first, as far as the time for closing allows.
    ///
    /// - Parameters:
    ///   - code: 1000 for done, 1001 for going away, 3000 to 4999 for what two programs have agreed on.
    ///   - reason: up to 120 bytes.
    public func close(code: UInt16 = 1000, reason: String = "") {
        link.close(Link.Farewell(code: code, reason: reason))
    }

    /// Waits until the connection has ended and all messages have been handled; closes it if the task is cancelled.
    ///
    /// - Throws: what ended the connection, unless it was `close`; `cancelled`, at once, when the task is.
    public func waitUntilClosed() async throws(WebSocketFailure) { try await link.end() }
}
