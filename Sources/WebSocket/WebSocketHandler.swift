/// Takes the messages of a connection.
///
/// Both methods are called on the service's thread, the second never twice at once for one connection. What they are
/// called with is lent: it cannot be kept without copying it.
public protocol WebSocketHandler: Sendable {
    /// Looks at a message as soon as it is whole, and answers it if it is one of the server's heartbeats.
    ///
    /// Called before anything else happens with the message, even while `receive(_:)` is still at work on earlier ones on
    /// another thread. It has to return within microseconds, since everything else waits for it.
    ///
    /// - Returns: what is sent at once, ahead of messages that wait to be sent. The message comes to `receive(_:)` all
    ///   the same.
    func answer(_ message: Span<UInt8>, _ kind: WebSocketMessage.Kind) -> WebSocketMessage?

    /// Takes all messages that came since the last call, in order.
    ///
    /// It may take its time: after some 20 to 40 ms another thread goes on with the service, and what comes for this
    /// connection meanwhile waits.
    func receive(_ batch: borrowing WebSocketBatch)
}

extension WebSocketHandler {
    /// Answers nothing, for servers whose heartbeats are those of the protocol.
    public func answer(_ message: Span<UInt8>, _ kind: WebSocketMessage.Kind) -> WebSocketMessage? { nil }
}
