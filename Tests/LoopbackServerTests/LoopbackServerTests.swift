import LoopbackServer
import Synchronization
import TestSockets
import Testing

@Suite(.timeLimit(.minutes(1))) struct LoopbackServerTests {
    @Test func `requests are answered on one connection and counted`() async throws {
        let server = try LoopbackServer { connection in
            try connection.serve { request in ServerResponse(200, [], "\(request.method) \(request.text)") }
        }

        try await server.whileServing {
            let client = try RawClient(port: server.port)
            client.send("POST / HTTP/1.1\r\nContent-Length: 2\r\n\r\nhi")
            #expect(client.receiveHead().contains("Content-Length: 7\r\n"))
            #expect(client.receive(exactly: 7) == Array("POST hi".utf8))
            client.send("HEAD / HTTP/1.1\r\nConnection: close\r\n\r\n")
            let (text, ending) = client.receiveToEnd()
            #expect(text == "HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\n")
            #expect(ending == .closed)
        }

        #expect(server.tally.connections == 1)
        #expect(server.tally.requests == 2)
        #expect(server.tally.bodies == 2)
        #expect(server.tally.bodyBytes == 2)
        #expect(server.tally.problems == [])
    }

    @Test func `a reset is seen as one, in the middle of an answer too`() async throws {
        let server = try LoopbackServer { connection in
            let request = try connection.readRequest()
            if request?.path == "/half" { try connection.send("HTTP/1.1 200 OK\r\nConte") }
            connection.reset()
        }

        try await server.whileServing {
            for path in ["/", "/half"] {
                let client = try RawClient(port: server.port)
                client.send("GET \(path) HTTP/1.1\r\n\r\n")
                #expect(client.receiveToEnd().ending == .reset)
            }
        }
    }

    @Test func `a handler that returns closes its connection and one that throws is noted`() async throws {
        struct Trouble: Error, CustomStringConvertible { let description = "trouble" }
        let server = try LoopbackServer { connection in
            if connection.number == 2 { throw Trouble() }
        }

        try await server.whileServing {
            for _ in 1...2 {
                let client = try RawClient(port: server.port)
                #expect(client.receiveToEnd().ending == .closed)
            }
        }

        #expect(server.tally.problems == ["trouble"])
    }

    @Test func `bytes can drip and the sending half can end alone`() async throws {
        let server = try LoopbackServer { connection in
            try connection.drip(Array("slowly".utf8), every: .milliseconds(1))
            connection.finishSending()
            let rest = try connection.receive()
            guard rest == Array("still here".utf8) else { throw ConnectionEnd.malformed("\(rest)") }
            try connection.stayUntilPeerLeaves()
        }

        try await server.whileServing {
            let client = try RawClient(port: server.port)
            #expect(client.receiveToEnd() == ("slowly", .closed))
            client.send("still here")
            client.leave()
        }

        #expect(server.tally.problems == [])
    }

    @Test(arguments: [false, true])
    func `a request that takes too long is ended, whether bytes come or not`(bytesCome: Bool) async throws {
        var limits = ServerLimits()
        limits.request = .milliseconds(50)
        let end = Mutex<ConnectionEnd?>(nil)
        let server = try LoopbackServer(limits: limits) { connection in
            do throws(ConnectionEnd) {
                _ = try connection.readRequest()
            } catch {
                end.withLock { $0 = error }
            }
        }

        try await server.whileServing {
            let client = try RawClient(port: server.port)
            client.send("POST / HTTP/1.1\r\nContent-Length: 8000000\r\n\r\n")
            while bytesCome, end.withLock({ $0 == nil }) { client.send("x") }
            #expect(client.receiveToEnd().text.isEmpty)
        }

        #expect(end.withLock(\.self) == .slow)
    }

    @Test func `an answer is not lost with what was not read`() async throws {
        let server = try LoopbackServer { connection in
            _ = try connection.readHead()
            try connection.send(ServerResponse(413).bytes)
            connection.finish()
        }

        try await server.whileServing {
            let client = try RawClient(port: server.port)
            client.send("POST / HTTP/1.1\r\nContent-Length: 600000\r\n\r\n" + String(repeating: "x", count: 600_000))
            #expect(client.receiveToEnd() == ("HTTP/1.1 413 Content Too Large\r\nContent-Length: 0\r\n\r\n", .closed))
        }
    }

    @Test func `a port that is in use is told from other trouble`() throws {
        let server = try LoopbackServer { _ in }

        let taken = #expect(throws: ConnectionEnd.self) { try LoopbackServer(port: server.port) { _ in } }
        let foreign = #expect(throws: ConnectionEnd.self) {
            try LoopbackServer(address: #require(IPv4Address("192.0.2.1"))) { _ in }
        }

        #expect(taken?.isPortInUse == true)
        #expect(foreign?.isPortInUse == false)
        #expect(foreign?.isForeignAddress == true)
    }

    @Test func `addresses are four numbers`() {
        #expect(IPv4Address("127.0.0.1") == .loopback)
        #expect(IPv4Address("0.0.0.0")?.description == "0.0.0.0")
        #expect(IPv4Address("127.8.9.255")?.isLoopback == true)
        #expect(IPv4Address("128.0.0.1")?.isLoopback == false)
        for text in ["", "1.2.3", "1.2.3.4.5", "1.2.3.256", "1.2.3.", "+1.2.3.4", "localhost", "::1"] {
            #expect(IPv4Address(text) == nil)
        }
    }

    @Test func `stopping ends handlers that wait, in whatever they wait for`() async throws {
        let server = try LoopbackServer { connection in
            try connection.send("x")
            switch connection.number {
            case 1: try connection.stayUntilPeerLeaves()
            case 2: try connection.pause(for: .seconds(3600))
            case 3: while true { try connection.send([UInt8](repeating: 0, count: 1 << 20)) }
            default: _ = try connection.readRequest()
            }
        }
        server.start()
        let clients = try (1...4).map { _ in try RawClient(port: server.port) }
        for client in clients { #expect(client.receive(exactly: 1) == Array("x".utf8)) }

        await server.stop()

        #expect(server.tally.connections == 4)
        #expect(throws: RawClient.Refused.self) { try RawClient(port: server.port) }
    }

    @Test func `another thread can reset a connection whose handler waits`() async throws {
        let (connections, found) = AsyncStream<ServerConnection>.makeStream()
        let server = try LoopbackServer { connection in
            found.yield(connection)
            try connection.stayUntilPeerLeaves()
        }

        try await server.whileServing {
            let client = try RawClient(port: server.port)
            client.send("x")
            for await connection in connections.prefix(1) { connection.reset() }
            #expect(client.receiveToEnd().ending == .reset)
        }
    }

    @Test func `one connection too many is closed at once`() async throws {
        var limits = ServerLimits()
        limits.connections = 1
        let server = try LoopbackServer(limits: limits) { connection in
            try connection.send("in")
            try connection.stayUntilPeerLeaves()
        }

        try await server.whileServing {
            let first = try RawClient(port: server.port)
            #expect(first.receive(exactly: 2) == Array("in".utf8))
            let second = try RawClient(port: server.port)
            #expect(second.receiveToEnd() == ("", .closed))
        }

        #expect(server.tally.refused == 1)
    }

    @Test func `a silent client is let go`() async throws {
        var limits = ServerLimits()
        limits.idle = .milliseconds(20)
        let server = try LoopbackServer(limits: limits) { connection in _ = try connection.readRequest() }

        try await server.whileServing {
            let client = try RawClient(port: server.port)
            client.send("GET /")
            #expect(client.receiveToEnd().ending == .closed)
        }
    }

    @Test func `cancelling the run ends the server`() async throws {
        let server = try LoopbackServer { connection in
            try connection.send("x")
            try connection.stayUntilPeerLeaves()
        }
        // Not left to the task: this thread waits for the server, and the task may wait for this thread.
        server.start()
        let run = Task { await server.run() }
        let client = try RawClient(port: server.port)
        #expect(client.receive(exactly: 1) == Array("x".utf8))

        run.cancel()
        await run.value

        #expect(client.receiveToEnd() == ("", .closed))
    }
}
