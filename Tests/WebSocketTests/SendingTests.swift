import LoopbackServer
import Testing
import WebSocket

@Suite(.timeLimit(.minutes(1)))
struct SendingTests {
    @Test func `text, bytes and pings reach the server`() async throws {
        let come = Handover<ServerMessage?>()
        try await Self.connected { socket in
            while let message = try socket.receive() { come.give(message) }
        } _: { connection in
            try await connection.send(.text("로그인"))
            try await connection.send(WebSocketMessage(.binary, [0, 255]))
            try await connection.send(.text(""))
            try connection.ping()

            #expect(await come.take() == .text("로그인"))
            #expect(await come.take() == .binary([0, 255]))
            #expect(await come.take() == .text(""))
            #expect(await come.take() == .ping([]))
        }
    }

    @Test func `a message larger than the socket's buffers is sent whole`() async throws {
        let come = Handover<Int>()
        let text = String(repeating: "0123456789", count: 400_000)
        try await Self.connected { socket in
            while case .text(let text) = try socket.receive() { come.give(text.utf8.count) }
        } _: { connection in
            try await connection.send(.text(text))
            try await connection.send(.text("end"))

            #expect(await come.take() == 4_000_000)
            #expect(await come.take() == 3)
        }
    }

    @Test func `messages of many tasks all arrive, those of one task in order`() async throws {
        let come = Handover<String>()
        try await Self.connected { socket in
            while case .text(let text) = try socket.receive() { come.give(text) }
        } _: { connection in
            try await withThrowingTaskGroup { group in
                for task in 0..<8 {
                    group.addTask {
                        for number in 0..<50 { try await connection.send(.text("\(task) \(number)")) }
                    }
                }
                try await group.waitForAll()
            }
            var numbers = [Int](repeating: 0, count: 8)
            for _ in 0..<400 {
                let parts = try #require(await come.take()).split(separator: " ").compactMap { Int($0) }
                #expect(numbers[parts[0]] == parts[1])
                numbers[parts[0]] += 1
            }
            #expect(numbers == [Int](repeating: 50, count: 8))
        }
    }

    @Test func `a queue that nobody empties is bounded`() async throws {
        try await Self.stuck { connection in
            let chunk = WebSocketMessage.text(String(repeating: "x", count: 10_000))
            var failure: WebSocketFailure?
            var sent = 0
            while failure == nil, sent < 10_000 {
                failure = await WebSocketTests.failure { () async throws(WebSocketFailure) in try connection.post(chunk)
                }
                sent += 1
            }

            #expect(failure == .queueFull)
        }
    }

    @Test func `sending ends with its task`() async throws {
        try await Self.stuck { connection in
            let big = WebSocketMessage.text(String(repeating: "x", count: 20_000_000))
            let attempt = Task {
                await WebSocketTests.failure { () async throws(WebSocketFailure) in try await connection.send(big) }
            }
            attempt.cancel()

            #expect(await attempt.value == .cancelled)
        }
    }

    @Test func `what waits to be sent fails with the connection`() async throws {
        let server = try LoopbackServer.webSocket { socket in
            _ = try socket.receive()
            socket.connection.reset()
        }
        try await server.whileServing {
            let connection = try await WebSocketConnection.open(try server.request(), handler: Recorder())
            let attempt = Task {
                await WebSocketTests.failure { () async throws(WebSocketFailure) in
                    try await connection.send(.text("first"))
                    while true { try await connection.send(.text(String(repeating: "x", count: 100_000))) }
                }
            }

            #expect(await attempt.value == .lost)
        }
    }

    @Test func `nothing is sent on a closed connection`() async throws {
        try await Self.connected {
            try $0.stay()
        } _: { connection in
            connection.close()
            let failure = await WebSocketTests.failure { () async throws(WebSocketFailure) in
                try await connection.send(.text("late"))
            }

            #expect(failure == .ended)
        }
    }

    @Test func `what was posted before the farewell is sent before it`() async throws {
        let come = Handover<ServerMessage?>()
        try await Self.connected { socket in
            while let message = try socket.receive() {
                come.give(message)
                if case .close = message { return }
            }
        } _: { connection in
            for number in 0..<10 { try connection.post(.text("\(number)")) }
            connection.close(code: 3_000, reason: "done")
            for number in 0..<10 { #expect(await come.take() == .text("\(number)")) }

            #expect(await come.take() == .close(code: 3_000, reason: "done"))
        }
    }

    /// Runs a body with a connection to a server.
    private static func connected(
        _ serve: @escaping @Sendable (ServerWebSocket) throws -> Void,
        _ body: (WebSocketConnection) async throws -> Void
    ) async throws {
        let server = try LoopbackServer.webSocket(serve)
        try await server.whileServing {
            let connection = try await WebSocketConnection.open(try server.request(), handler: Recorder())
            try await body(connection)
            connection.close()
            try await connection.waitUntilClosed()
        }
    }

    /// Runs a body with a connection to a server that reads nothing.
    private static func stuck(_ body: (WebSocketConnection) async throws -> Void) async throws {
        let gate = Gate()
        let server = try LoopbackServer.webSocket { _ in gate.pass() }
        try await server.whileServing {
            defer { gate.open() }
            var request = try server.request()
            request.closingTime = .milliseconds(50)
            let connection = try await WebSocketConnection.open(request, handler: Recorder())
            try await body(connection)
            connection.close()
            try await connection.waitUntilClosed()
        }
    }
}
