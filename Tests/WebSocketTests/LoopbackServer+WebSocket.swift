import LoopbackServer
import Testing
import WebSocket

extension LoopbackServer {
    /// A server that accepts WebSockets and does with each what a test wants.
    static func webSocket(
        limits: ServerLimits = ServerLimits(),
        tls: ServerTLS? = nil,
        _ serve: @escaping @Sendable (ServerWebSocket) throws -> Void
    ) throws -> LoopbackServer {
        try LoopbackServer(limits: limits, tls: tls) { connection in
            if let socket = try connection.acceptWebSocket() { try serve(socket) }
        }
    }

    /// A connection to be opened to a server that is there no more.
    static func leftRequest() async throws -> WebSocketRequest {
        let server = try LoopbackServer.webSocket { _ in }
        return try await server.whileServing { try server.request() }
    }

    /// A connection to be opened to this server.
    func request(host: String = "127.0.0.1", isSecure: Bool = false, path: String = "/") throws -> WebSocketRequest {
        let scheme = isSecure ? "wss" : "ws"
        return WebSocketRequest(try #require(WebSocketAddress("\(scheme)://\(host):\(port)\(path)")))
    }
}

extension ServerWebSocket {
    /// Receives until the client has left.
    func stay() throws {
        while try receive() != nil {}
    }
}

/// What an attempt failed with, or nothing when it did not fail.
func failure(of attempt: () async throws(WebSocketFailure) -> Void) async -> WebSocketFailure? {
    do throws(WebSocketFailure) {
        try await attempt()
        return nil
    } catch {
        return error
    }
}

/// What opening a connection fails with.
func failure(opening request: WebSocketRequest) async -> WebSocketFailure? {
    await failure { () async throws(WebSocketFailure) in
        _ = try await WebSocketConnection.open(request, handler: Recorder())
    }
}
