import LoopbackServer
import Testing
import WebSocket

@Suite(.timeLimit(.minutes(1)))
struct MessageTests {
    @Test func `text, bytes, nothing and parts come whole and in order`() async throws {
        let messages = try await Self.messages(4) { socket in
            try socket.send("0|H0STCNT0|001|005930^093000^70100")
            try socket.send(Array("bytes".utf8))
            try socket.send("")
            try socket.send(fragments: ["one ", "two ", "three"])
        }

        #expect(
            messages == [
                .text("0|H0STCNT0|001|005930^093000^70100"), .binary("bytes"), .text(""), .text("one two three"),
            ]
        )
    }

    @Test func `pings between parts are answered and change nothing`() async throws {
        let pong = Handover<ServerMessage>()
        let messages = try await Self.messages(1) { socket in
            try socket.send(ServerFrame(.binary, "one ", isFinal: false))
            try socket.send(ServerFrame(.ping, "are you there"))
            if let message = try socket.receive() { pong.give(message) }
            try socket.send(ServerFrame(.continuation, "two"))
        }

        #expect(messages == [.binary("one two")])
        #expect(await pong.take() == .pong(Array("are you there".utf8)))
    }

    @Test func `many messages in one write come in order`() async throws {
        let messages = try await Self.messages(5_000) { socket in
            var bytes: [UInt8] = []
            for number in 0..<5_000 { ServerFrame(.text, "message \(number)").append(to: &bytes) }
            try socket.connection.send(bytes)
        }

        #expect(messages == (0..<5_000).map { .text("message \($0)") })
    }

    @Test(arguments: [125, 126, 65_535, 65_536, 65_537, 300_000])
    func `a message of any length comes whole`(_ length: Int) async throws {
        let text = String(repeating: "0123456789", count: length / 10 + 1).prefix(length)

        let messages = try await Self.messages(2) { socket in
            try socket.send(String(text))
            try socket.send("end")
        }

        #expect(messages.first?.text.utf8.count == length)
        #expect(messages == [.text(String(text)), .text("end")])
    }

    @Test func `bytes that come one by one make a message`() async throws {
        let messages = try await Self.messages(2) { socket in
            let bytes = ServerFrame(.text, "slow bytes").encoded + ServerFrame(.text, "and more").encoded
            try socket.connection.drip(bytes, every: .microseconds(200))
        }

        #expect(messages == [.text("slow bytes"), .text("and more")])
    }

    @Test func `what was whole before half a frame is handled before the loss is told`() async throws {
        let recorder = Recorder()
        let failure = try await Self.failure(recorder) { socket in
            try socket.send("whole")
            try socket.send(10, bytesOf: ServerFrame(.text, "this comes only in part"))
            socket.connection.cut()
        }

        #expect(failure == .lost)
        #expect(recorder.messages == [.text("whole")])
    }

    @Test func `a reset is a loss`() async throws {
        let failure = try await Self.failure(Recorder()) { $0.connection.reset() }

        #expect(failure == .lost)
    }

    @Test(arguments: [20_000, 200_000])
    func `a frame over the limit ends the connection`(_ length: Int) async throws {
        let farewell = Handover<ServerMessage?>()
        let recorder = Recorder()

        let failure = try await Self.failure(recorder, longest: 10_000) { socket in
            try socket.send("fits")
            let answer = Result {
                try socket.send([UInt8](repeating: 120, count: length))
                return try socket.receive()
            }
            farewell.give(try? answer.get())
        }

        #expect(failure == .tooLong(limit: 10_000))
        #expect(recorder.messages == [.text("fits")])
        // Who has sent more than the other end reads before it closes may not get to hear why.
        let goodbye = await farewell.take()
        #expect(goodbye == .close(code: 1009, reason: "") || goodbye == .some(nil))
    }

    @Test func `parts that add up to more than the limit end the connection`() async throws {
        let failure = try await Self.failure(Recorder(), longest: 10_000) { socket in
            try socket.send(ServerFrame(.text, String(repeating: "x", count: 6_000), isFinal: false))
            try socket.send(ServerFrame(.continuation, String(repeating: "x", count: 6_000), isFinal: false))
            try socket.stay()
        }

        #expect(failure == .tooLong(limit: 10_000))
    }

    @Test(arguments: [[0, 0, 1, 0, 0, 0, 0, 0], [0x7F, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF]] as [[UInt8]])
    func `a frame that only announces too much is refused without waiting for it`(_ length: [UInt8]) async throws {
        // The answer to the farewell is taken for a part of the frame, so the time for closing passes.
        let failure = try await Self.failure(Recorder(), longest: 10_000, closingTime: .milliseconds(20)) { socket in
            try socket.connection.send([0x81, 127] + length)
            try socket.connection.send([UInt8](repeating: 120, count: 100_000))
            try socket.stay()
        }

        #expect(failure == .tooLong(limit: 10_000))
    }

    @Test func `a message as long as the limit is taken`() async throws {
        let text = String(repeating: "x", count: 10_000)

        let messages = try await Self.messages(1, longest: 10_000) { try $0.send(text) }

        #expect(messages == [.text(text)])
    }

    @Test(arguments: [
        ServerFrame(ServerFrame.Kind(rawValue: 3), "unknown kind"),
        ServerFrame(.continuation, "no first part"),
        ServerFrame(.ping, "a ping in parts", isFinal: false),
        reserved(),
    ])
    func `what is no WebSocket ends the connection`(_ frame: ServerFrame) async throws {
        let failure = try await Self.failure(Recorder()) { socket in
            try socket.send(frame)
            try socket.stay()
        }

        #expect(failure == .lost)
    }

    private static func reserved() -> ServerFrame {
        var frame = ServerFrame(.text, "reserved bits")
        frame.reserved = 4
        return frame
    }

    /// What comes from a server, up to a number of messages.
    private static func messages(
        _ count: Int,
        longest: Int = 1 << 20,
        _ serve: @escaping @Sendable (ServerWebSocket) throws -> Void
    ) async throws -> [Recorder.Message] {
        let server = try LoopbackServer.webSocket { socket in
            try serve(socket)
            try socket.stay()
        }
        return try await server.whileServing {
            var request = try server.request()
            request.longestMessage = longest
            let recorder = Recorder()
            let connection = try await WebSocketConnection.open(request, handler: recorder)
            await recorder.wait(for: count)
            connection.close()
            try await connection.waitUntilClosed()
            return recorder.messages
        }
    }

    /// What a connection ends with.
    private static func failure(
        _ recorder: Recorder,
        longest: Int = 1 << 20,
        closingTime: Duration = .seconds(5),
        _ serve: @escaping @Sendable (ServerWebSocket) throws -> Void
    ) async throws -> WebSocketFailure? {
        let server = try LoopbackServer.webSocket(serve)
        return try await server.whileServing {
            var request = try server.request()
            request.longestMessage = longest
            request.closingTime = closingTime
            let connection = try await WebSocketConnection.open(request, handler: recorder)
            return await WebSocketTests.failure { () async throws(WebSocketFailure) in
                try await connection.waitUntilClosed()
            }
        }
    }
}
