import LoopbackServer

extension KISServerCore {
    /// Serves one socket until it ends; any path will do.
    func serveSocket(_ connection: ServerConnection) throws(ConnectionEnd) {
        guard let socket = try connection.acceptWebSocket() else { return }
        open(socket)
        defer { close(socket) }
        while let message = try socket.receive() {
            switch message {
            case .text(let text): withBroker { $0.receive(text, from: connection.number, at: now) }
            case .pong: withBroker { $0.receivePong(from: connection.number) }
            case .close: return
            case .binary, .ping: continue
            }
            flush()
        }
    }
}
