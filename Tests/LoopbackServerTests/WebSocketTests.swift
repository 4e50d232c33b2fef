import LoopbackServer
import TestSockets
import Testing

@Suite(.timeLimit(.minutes(1))) struct WebSocketTests {
    // The key and its answer are those of RFC 6455, 1.3.
    private static let opening = """
        GET /stream HTTP/1.1\r
        Host: a\r
        Upgrade: websocket\r
        Connection: keep-alive, Upgrade\r
        Sec-WebSocket-Version: 13\r
        Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r
        Sec-WebSocket-Protocol: a, b\r
        \r\n
        """

    private static let mask: [UInt8] = [0x37, 0xFA, 0x21, 0x3D]

    private func masked(_ kind: ServerFrame.Kind, _ text: String, isFinal: Bool = true) -> [UInt8] {
        masked(kind, Array(text.utf8), isFinal: isFinal)
    }

    private func masked(_ kind: ServerFrame.Kind, _ bytes: [UInt8], isFinal: Bool = true) -> [UInt8] {
        var frame = ServerFrame(kind, bytes, isFinal: isFinal)
        frame.mask = Self.mask
        return frame.encoded
    }

    // The code 1000.
    private static let normalClose: [UInt8] = [0x03, 0xE8]

    /// Opens a WebSocket, sends bytes and gives everything that comes back behind the opening.
    private func exchange(
        _ bytes: [UInt8],
        limits: ServerLimits = ServerLimits(),
        _ handler: @escaping @Sendable (ServerWebSocket) throws -> Void
    ) async throws -> (answer: [UInt8], tally: ServerTally) {
        let server = try LoopbackServer(limits: limits) { connection in
            guard let socket = try connection.acceptWebSocket(protocols: ["b"]) else { return }
            try handler(socket)
        }
        let answer = try await server.whileServing {
            let client = try RawClient(port: server.port)
            client.send(Self.opening)
            let head = client.receiveHead()
            #expect(head.hasPrefix("HTTP/1.1 101 "))
            #expect(head.contains("Sec-WebSocket-Accept: s3pPLMBiTxaQ9kYGzzhZRbK+xOo=\r\n"))
            #expect(head.contains("Sec-WebSocket-Protocol: b\r\n"))
            client.send(bytes)
            var all: [UInt8] = []
            while true {
                let next = client.receive()
                guard !next.isEmpty else { return all }
                all += next
            }
        }
        return (answer, server.tally)
    }

    /// Sends back what comes until the goodbye.
    private static let echo: @Sendable (ServerWebSocket) throws -> Void = { socket in
        while let message = try socket.receive() {
            switch message {
            case .text(let text): try socket.send(text)
            case .binary(let bytes): try socket.send(bytes)
            case .close: return
            case .ping, .pong: break
            }
        }
    }

    @Test func `text, bytes, parts and pings are answered, and the goodbye too`() async throws {
        let bytes =
            masked(.text, "매듭") + masked(.text, "a", isFinal: false) + masked(.ping, "p")
            + masked(.continuation, "b") + masked(.binary, "x") + masked(.close, Self.normalClose)

        let (answer, tally) = try await exchange(bytes, Self.echo)

        let expected =
            ServerFrame(.text, "매듭").encoded + ServerFrame(.pong, "p").encoded + ServerFrame(.text, "ab").encoded
            + ServerFrame(.binary, [0x78]).encoded + ServerFrame(.close, Self.normalClose).encoded
        #expect(answer == expected)
        #expect(tally.messages == 3)
    }

    @Test(arguments: [0, 125, 126, 65535, 65536, 200_000])
    func `every form of length is written and read`(count: Int) async throws {
        let text = String(repeating: "a", count: count)

        let (answer, _) = try await exchange(masked(.text, text) + masked(.close, [UInt8]()), Self.echo)

        #expect(answer == ServerFrame(.text, text).encoded + ServerFrame(.close).encoded)
    }

    @Test func `what breaks the protocol is answered with its code`() async throws {
        var reserved = ServerFrame(.text, "x")
        reserved.reserved = 4
        reserved.mask = Self.mask
        let wrong = [
            ServerFrame(.text, "no mask").encoded, reserved.encoded, masked(.continuation, "x"),
            masked(.text, "x", isFinal: false) + masked(.text, "y"), masked(.ping, "x", isFinal: false),
            masked(.init(rawValue: 3), "x"), masked(.close, "x"),
        ]
        for bytes in wrong {
            let (answer, _) = try await exchange(bytes, Self.echo)

            #expect(answer == ServerFrame(.close, [0x03, 0xEA]).encoded, "\(bytes)")
        }
    }

    @Test func `a message over the limit is answered with its code`() async throws {
        var limits = ServerLimits()
        limits.messageBytes = 4
        let tooLarge = ServerFrame(.close, [0x03, 0xF1]).encoded

        let whole = try await exchange(masked(.text, "12345"), limits: limits, Self.echo)
        let parts = try await exchange(
            masked(.text, "123", isFinal: false) + masked(.continuation, "45"),
            limits: limits,
            Self.echo
        )

        #expect(whole.answer == tooLarge)
        #expect(parts.answer == tooLarge)
    }

    @Test func `a frame can stop in its middle`() async throws {
        let (answer, _) = try await exchange([]) { socket in
            try socket.send(5, bytesOf: ServerFrame(.text, "half of it"))
            socket.connection.cut()
        }

        #expect(answer == Array(ServerFrame(.text, "half of it").encoded.prefix(5)))
    }

    @Test func `a request for something else is refused`() async throws {
        let server = try LoopbackServer { connection in _ = try connection.acceptWebSocket() }

        try await server.whileServing {
            let client = try RawClient(port: server.port)
            client.send("GET / HTTP/1.1\r\nHost: a\r\n\r\n")
            #expect(client.receiveToEnd().text.hasPrefix("HTTP/1.1 426 "))
        }
    }
}
