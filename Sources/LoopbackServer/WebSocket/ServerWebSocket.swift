import Synchronization

/// A connection that became a WebSocket: whole messages, single frames, or any bytes between them.
///
/// One thread receives; any thread sends.
public final class ServerWebSocket: Sendable {
    /// The connection below, for everything that is no frame.
    public let connection: ServerConnection

    /// The request that asked for the WebSocket.
    public let request: ServerRequest

    /// Whether pings are answered by themselves.
    public let answersPings: Bool

    private let assembly: Mutex<MessageAssembly>

    init(_ connection: ServerConnection, _ request: ServerRequest, answersPings: Bool) {
        self.connection = connection
        self.request = request
        self.answersPings = answersPings
        assembly = Mutex(MessageAssembly(limits: connection.limits))
    }

    /// The next frame as it came, or nothing when the connection ended between frames.
    public func receiveFrame() throws(ConnectionEnd) -> ServerFrame? {
        try connection.read { input, more throws(ConnectionEnd) in
            try FrameReading(limits: connection.limits).frame(&input, more)
        }
    }

    /// The next message, or nothing when the connection ended without a goodbye.
    ///
    /// A goodbye is answered. What breaks the protocol is answered with a close code and thrown.
    public func receive() throws(ConnectionEnd) -> ServerMessage? {
        do {
            while let frame = try receiveFrame() {
                let message = try assembly.withLock { assembly throws(ConnectionEnd) in try assembly.take(frame) }
                guard let message else { continue }
                try answer(message, to: frame)
                return message
            }
            return nil
        } catch .malformed(let text) {
            try? close(1002, "")
            throw .malformed(text)
        } catch .tooLarge(let text) {
            try? close(1009, "")
            throw .tooLarge(text)
        }
    }

    /// Sends a text in one frame.
    public func send(_ text: String) throws(ConnectionEnd) { try send(ServerFrame(.text, text)) }

    /// Sends bytes in one frame.
    public func send(_ bytes: [UInt8]) throws(ConnectionEnd) { try send(ServerFrame(.binary, bytes)) }

    /// Sends a text in several frames.
    public func send(fragments: [String]) throws(ConnectionEnd) {
        for (index, part) in fragments.enumerated() {
            let kind: ServerFrame.Kind = index == 0 ? .text : .continuation
            try send(ServerFrame(kind, part, isFinal: index == fragments.count - 1))
        }
    }

    /// Sends a frame, right or wrong.
    public func send(_ frame: ServerFrame) throws(ConnectionEnd) { try connection.send(frame.encoded) }

    /// Sends a part of a frame and nothing of the rest.
    public func send(_ count: Int, bytesOf frame: ServerFrame) throws(ConnectionEnd) {
        try connection.send(Array(frame.encoded.prefix(count)))
    }

    /// Says goodbye with a code; the connection stays until it is closed.
    public func close(_ code: Int, _ reason: String) throws(ConnectionEnd) {
        let bytes = [UInt8(truncatingIfNeeded: code >> 8), UInt8(truncatingIfNeeded: code)]
        try send(ServerFrame(.close, bytes + Array(reason.utf8)))
    }

    private func answer(_ message: ServerMessage, to frame: ServerFrame) throws(ConnectionEnd) {
        switch message {
        case .text, .binary: connection.counters.count { $0.messages += 1 }
        case .ping(let payload) where answersPings: try send(ServerFrame(.pong, payload))
        case .close: try send(ServerFrame(.close, frame.payload))
        case .ping, .pong: break
        }
    }
}
