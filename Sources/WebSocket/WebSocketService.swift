/// A thread that serves connections and calls their handlers.
///
/// One is enough for many connections. A handler that is slow loses the service to another thread, so that it delays the
/// others and their heartbeats by some 40 ms at most; see `WebSocketHandler`.
public final class WebSocketService: Sendable {
    /// The service that connections use unless they are given another.
    public static let shared = WebSocketService()

    let loop = ServiceLoop()

    /// Makes a service; its thread starts with the first connection and ends when nobody holds the service any more.
    public init() {}

    deinit { loop.stop() }
}
