import LoopbackServer
import Synchronization
import Testing

@testable import WebSocket

/// A handler that does not come back keeps its own messages waiting and nothing else.
@Suite(.timeLimit(.minutes(1)))
struct SlowHandlerTests {
    @Test func `the protocol's heartbeats are answered while a handler is stuck`() async throws {
        let (gate, come) = (Gate(), Handover<ServerMessage?>())
        let server = try LoopbackServer.webSocket { socket in
            try socket.send("stuck")
            for number in 0..<3 {
                try socket.send(ServerFrame(.ping, "\(number)"))
                come.give(try socket.receive())
            }
            try socket.stay()
        }

        try await Self.connected(server, Recorder { gate.pass() }) { connection in
            for number in 0..<3 { #expect(await come.take() == .pong(Array("\(number)".utf8))) }
            gate.open()
        }
    }

    @Test func `a service's own heartbeats are answered while a handler is stuck`() async throws {
        let (gate, come) = (Gate(), Handover<ServerMessage?>())
        let recorder = Recorder(heartbeat: "{\"trnm\":\"PING\"}") { gate.pass() }
        let server = try LoopbackServer.webSocket { socket in
            for number in 0..<3 {
                try socket.send("\(number)")
                try socket.send("{\"trnm\":\"PING\"}")
                come.give(try socket.receive())
            }
            try socket.stay()
        }

        try await Self.connected(server, recorder) { connection in
            for _ in 0..<3 { #expect(await come.take() == .text("{\"trnm\":\"PING\"}")) }
            gate.open()
            await recorder.wait(for: 6)

            #expect(recorder.messages.map(\.text).filter { $0.count == 1 } == ["0", "1", "2"])
        }
    }

    @Test func `other connections go on while a handler is stuck`() async throws {
        let gates = [Gate(), Gate()]
        let server = try LoopbackServer.webSocket { socket in
            try socket.send("first")
            while case .text(let text) = try socket.receive() { try socket.send(text) }
        }

        try await server.whileServing {
            let service = WebSocketService()
            let request = try server.request()
            var stuck: [WebSocketConnection] = []
            for gate in gates {
                stuck.append(try await .open(request, on: service, handler: Recorder { gate.pass() }))
            }
            let recorder = Recorder()
            let connection = try await WebSocketConnection.open(request, on: service, handler: recorder)
            try await connection.send(.text("second"))
            await recorder.wait(for: 2)

            #expect(recorder.messages == [.text("first"), .text("second")])
            for gate in gates { gate.open() }
            for connection in stuck + [connection] {
                connection.close()
                try await connection.waitUntilClosed()
            }
        }
    }

    @Test func `what came meanwhile is handled in order and nothing is lost`() async throws {
        let (gate, come) = (Gate(), Handover<ServerMessage?>())
        let recorder = Recorder { gate.pass() }
        let server = try LoopbackServer.webSocket { socket in
            for number in 0..<20_000 { try socket.send("\(number)") }
            try socket.send(ServerFrame(.ping, "behind all"))
            come.give(try socket.receive())
            for number in 20_000..<20_100 { try socket.send("\(number)") }
            try socket.stay()
        }

        try await Self.connected(server, recorder) { connection in
            // All of it has been read once the ping behind it is answered.
            #expect(await come.take() == .pong(Array("behind all".utf8)))
            #expect(recorder.messages.isEmpty)
            gate.open()
            await recorder.wait(for: 20_100)

            #expect(recorder.messages == (0..<20_100).map { .text("\($0)") })
        }
    }

    @Test func `reading stops at the bound and goes on when there is room`() async throws {
        let gate = Gate()
        let text = String(repeating: "x", count: 10_000)
        let recorder = Recorder { gate.pass() }
        let server = try LoopbackServer.webSocket { socket in
            // Far more than the bound and the buffers of both sockets hold.
            for number in 0..<4_000 { try socket.send("\(number) \(text)") }
            try socket.stay()
        }

        try await Self.connected(server, recorder, backlog: 100_000) { connection in
            while !connection.link.state.withLock({ $0.isPaused }) { await Task.yield() }
            let waiting = connection.link.state.withLock { $0.backlog.byteCount }
            gate.open()
            await recorder.wait(for: 4_000)

            #expect((100_000...100_000 + 2 * 65_536).contains(waiting))
            #expect(recorder.messages.map { Int($0.text.prefix { $0 != " " }) } == (0..<4_000).map { $0 })
        }
    }

    @Test func `a connection that ends while its handler is stuck ends after it`() async throws {
        let (gate, left) = (Gate(), Handover<ServerMessage?>())
        let recorder = Recorder { gate.pass() }
        let server = try LoopbackServer.webSocket { socket in
            try socket.send("one")
            try socket.send("two")
            try socket.close(1000, "Bye")
            left.give(try socket.receive())
        }

        try await server.whileServing {
            let connection = try await WebSocketConnection.open(try server.request(), handler: recorder)
            #expect(await left.take() == .close(code: 1000, reason: "Bye"))
            let end = Task {
                await WebSocketTests.failure { () async throws(WebSocketFailure) in
                    try await connection.waitUntilClosed()
                }
            }
            #expect(recorder.messages.isEmpty)
            gate.open()

            #expect(await end.value == .closed(code: 1000, reason: "Bye"))
            #expect(recorder.messages == [.text("one"), .text("two")])
        }
    }

    private static func connected(
        _ server: LoopbackServer,
        _ recorder: Recorder,
        backlog: Int = 8 << 20,
        _ body: (WebSocketConnection) async throws -> Void
    ) async throws {
        try await server.whileServing {
            var request = try server.request()
            request.longestBacklog = backlog
            let connection = try await WebSocketConnection.open(request, handler: recorder)
            try await body(connection)
            connection.close()
            try await connection.waitUntilClosed()
        }
    }
}
