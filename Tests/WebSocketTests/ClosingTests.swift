import LoopbackServer
import PluginAPI
import Testing

@testable import WebSocket

@Suite(.timeLimit(.minutes(1)))
struct ClosingTests {
    @Test func `the server's farewell comes with its code and reason`() async throws {
        let recorder = Recorder()
        let failure = try await Self.failure(recorder) { socket in
            try socket.send("{\"trnm\":\"SYSTEM\",\"code\":\"R10001\"}")
            try socket.close(1000, "Bye")
            _ = try socket.receive()
        }

        #expect(failure == .closed(code: 1000, reason: "Bye"))
        #expect(recorder.messages == [.text("{\"trnm\":\"SYSTEM\",\"code\":\"R10001\"}")])
    }

    @Test func `the farewell is answered`() async throws {
        let answer = Handover<ServerMessage?>()
        let server = try LoopbackServer.webSocket { socket in
            try socket.close(4_001, "elsewhere")
            answer.give(try socket.receive())
        }

        // The server stays until it has read the answer, which is on its way when the connection is over here.
        try await server.whileServing {
            let connection = try await WebSocketConnection.open(try server.request(), handler: Recorder())
            _ = await WebSocketTests.failure { () async throws(WebSocketFailure) in
                try await connection.waitUntilClosed()
            }
            #expect(await answer.take() == .close(code: 4_001, reason: "elsewhere"))
        }
    }

    @Test func `a farewell without a code is 1005`() async throws {
        let failure = try await Self.failure(Recorder()) { socket in
            try socket.send(ServerFrame(.close))
            _ = try socket.receive()
        }

        #expect(failure == .closed(code: 1005, reason: ""))
    }

    @Test func `closing tells the server the code and the reason`() async throws {
        let farewell = Handover<ServerMessage?>()
        try await Self.connected { socket in
            farewell.give(try socket.receive())
        } _: { connection in
            connection.close(code: 1001, reason: "restart")
            try await connection.waitUntilClosed()

            #expect(await farewell.take() == .close(code: 1001, reason: "restart"))
        }
    }

    @Test func `a server that does not answer the farewell is left in time`() async throws {
        let gate = Gate()
        try await Self.connected(closingTime: .milliseconds(50)) { _ in
            gate.pass()
        } _: { connection in
            defer { gate.open() }
            connection.close()
            try await connection.waitUntilClosed()
        }
    }

    @Test func `closing twice changes nothing`() async throws {
        try await Self.connected {
            try $0.stay()
        } _: { connection in
            connection.close()
            connection.close(code: 4_000)
            try await connection.waitUntilClosed()
            try await connection.waitUntilClosed()
        }
    }

    @Test func `waiting for the end closes when its task is cancelled`() async throws {
        let farewell = Handover<ServerMessage?>()
        try await Self.connected { socket in
            farewell.give(try socket.receive())
        } _: { connection in
            let waiting = Task {
                await WebSocketTests.failure { () async throws(WebSocketFailure) in
                    try await connection.waitUntilClosed()
                }
            }
            waiting.cancel()

            #expect(await waiting.value == .cancelled)
            #expect(await farewell.take() == .close(code: 1001, reason: ""))
        }
    }

    @Test func `a connection that nobody holds closes`() async throws {
        let farewell = Handover<ServerMessage?>()
        let server = try LoopbackServer.webSocket { farewell.give(try $0.receive()) }
        try await server.whileServing {
            _ = try await WebSocketConnection.open(try server.request(), handler: Recorder())

            #expect(await farewell.take() == .close(code: 1001, reason: ""))
        }
    }

    @Test func `a service that nobody holds ends its thread after its last connection`() async throws {
        let farewell = Handover<ServerMessage?>()
        let server = try LoopbackServer.webSocket { socket in
            farewell.give(try? socket.receive())
        }
        try await server.whileServing {
            weak var loop: ServiceLoop?
            do {
                let service = WebSocketService()
                loop = service.loop
                _ = try await WebSocketConnection.open(try server.request(), on: service, handler: Recorder())
            }
            _ = await farewell.take()

            // Its thread and its watch hold it until they have ended.
            while loop != nil { await Task.yield() }
        }
    }

    @Test func `silence grows until something comes and ends with the connection`() async throws {
        let mayAnswer = Gate()
        let server = try LoopbackServer.webSocket { socket in
            mayAnswer.pass()
            try socket.send("here")
            try socket.stay()
        }
        try await server.whileServing {
            let recorder = Recorder()
            let connection = try await WebSocketConnection.open(try server.request(), handler: recorder)
            while try #require(connection.silence) < .milliseconds(30) { await Task.yield() }
            let start = ContinuousClock.now
            mayAnswer.open()
            await recorder.wait(for: 1)

            // The system counts in steps of a few milliseconds.
            #expect(try #require(connection.silence) <= start.duration(to: .now) + .milliseconds(10))
            connection.close()
            try await connection.waitUntilClosed()
            #expect(connection.silence == nil)
        }
    }

    @Test func `every failure is told in Korean and in English`() throws {
        let address = try #require(WebSocketAddress("ws://example.com:21000/"))
        let failures: [WebSocketFailure] = [
            .unresolved(host: "example.com"), .refused(address), .insecure(host: "example.com", reason: "expired"),
            .unreadableTrust(path: "ca.pem"), .rejected(status: 401, body: ""), .rejected(status: 401, body: "no"),
            .redirected(to: "ws://other"), .notWebSocket(reason: "HS: ACCEPT missing"), .tooLong(limit: 10),
            .closed(code: 1000, reason: ""), .closed(code: 1000, reason: "Bye"), .lost, .timedOut(.seconds(10)),
            .queueFull, .noRoom, .ended, .cancelled,
        ]

        let texts = failures.map(\.message)

        #expect(Set(texts.map(\.en)).count == failures.count)
        #expect(Set(texts.map(\.ko)).count == failures.count)
        #expect(texts.allSatisfy { $0.ko.unicodeScalars.contains { (0xAC00...0xD7A3).contains($0.value) } })
    }

    @Test func `what a server says steers no terminal`() {
        let failure = WebSocketFailure.closed(code: 1000, reason: "a\u{1B}[2Jb\nc\u{202E}d")

        #expect(failure.message.en.hasSuffix("a [2Jb c d"))
    }

    /// What a connection ends with.
    private static func failure(
        _ recorder: Recorder,
        _ serve: @escaping @Sendable (ServerWebSocket) throws -> Void
    ) async throws -> WebSocketFailure? {
        let server = try LoopbackServer.webSocket(serve)
        return try await server.whileServing {
            let connection = try await WebSocketConnection.open(try server.request(), handler: recorder)
            return await WebSocketTests.failure { () async throws(WebSocketFailure) in
                try await connection.waitUntilClosed()
            }
        }
    }

    /// Runs a body with a connection to a server.
    private static func connected(
        closingTime: Duration = .seconds(10),
        _ serve: @escaping @Sendable (ServerWebSocket) throws -> Void,
        _ body: (WebSocketConnection) async throws -> Void
    ) async throws {
        let server = try LoopbackServer.webSocket(serve)
        try await server.whileServing {
            var request = try server.request()
            request.closingTime = closingTime
            let connection = try await WebSocketConnection.open(request, handler: Recorder())
            try await body(connection)
        }
    }
}
