import LoopbackServer
import PluginAPI
import Testing
import WebSocket

@Suite(.timeLimit(.minutes(1)))
struct OpeningTests {
    @Test func `the server is asked for the path and by its name`() async throws {
        let asked = Handover<ServerRequest>()
        let server = try LoopbackServer.webSocket { socket in
            asked.give(socket.request)
            try socket.stay()
        }

        try await server.whileServing {
            let request = try server.request(host: "localhost", path: "/tryitout?a=1")
            let connection = try await WebSocketConnection.open(request, handler: Recorder())
            let head = try #require(await asked.take())

            #expect(head.target == "/tryitout?a=1")
            #expect(head["Host"] == "localhost:\(server.port)")
            #expect(head["Origin"] == nil)
            #expect(head["Sec-WebSocket-Extensions"] == nil)
            connection.close()
            try await connection.waitUntilClosed()
        }
    }

    @Test func `a port where nobody listens refuses`() async throws {
        let request = try await LoopbackServer.leftRequest()

        #expect(await failure(opening: request) == .refused(request.address))
    }

    @Test func `a name that cannot exist is not found`() async throws {
        let host = String(repeating: "a", count: 64) + ".invalid"
        let address = try #require(WebSocketAddress("ws://\(host)/"))

        #expect(await failure(opening: WebSocketRequest(address)) == .unresolved(host: host))
    }

    @Test func `a refusal comes with its status and what the server says`() async throws {
        let server = try LoopbackServer { connection in
            guard let request = try connection.readRequest() else { return }
            try connection.respond(ServerResponse(401, [], "approval key expired"), to: request)
        }

        try await server.whileServing {
            let failure = await failure(opening: try server.request())

            #expect(failure == .rejected(status: 401, body: "approval key expired"))
            #expect(failure?.message.en.contains("401") == true)
            #expect(failure?.message.en.contains("approval key expired") == true)
        }
    }

    @Test func `a long refusal is cut`() async throws {
        let server = try LoopbackServer { connection in
            guard let request = try connection.readRequest() else { return }
            try connection.respond(ServerResponse(503, [], String(repeating: "x", count: 5_000)), to: request)
        }

        try await server.whileServing {
            guard case .rejected(503, let body) = await failure(opening: try server.request()) else {
                Issue.record("not rejected")
                return
            }
            #expect(body.count == 300)
        }
    }

    @Test func `an ordinary page is no WebSocket`() async throws {
        let server = try LoopbackServer { connection in
            guard let request = try connection.readRequest() else { return }
            try connection.respond(ServerResponse(200, [], "hello"), to: request)
        }

        try await server.whileServing {
            let failure = await failure(opening: try server.request())

            #expect(failure == .rejected(status: 200, body: "hello"))
        }
    }

    @Test(arguments: [301, 302, 303, 307, 308])
    func `a redirect is named and not followed`(_ status: Int) async throws {
        let server = try LoopbackServer { connection in
            guard let request = try connection.readRequest() else { return }
            let fields = [ServerField("Location", "ws://127.0.0.1:1/elsewhere")]
            try connection.respond(ServerResponse(status, fields), to: request)
        }

        try await server.whileServing {
            let failure = await failure(opening: try server.request())

            #expect(failure == .redirected(to: "ws://127.0.0.1:1/elsewhere"))
            #expect(server.tally.connections == 1)
        }
    }

    @Test func `a wrong proof of the handshake is no WebSocket`() async throws {
        let server = try LoopbackServer { connection in
            guard let request = try connection.readRequest() else { return }
            let fields = [
                ServerField("Upgrade", "websocket"), ServerField("Connection", "Upgrade"),
                ServerField("Sec-WebSocket-Accept", "AAAAAAAAAAAAAAAAAAAAAAAAAAA="),
            ]
            try connection.respond(ServerResponse(101, fields), to: request)
            try connection.stayUntilPeerLeaves()
        }

        try await server.whileServing {
            guard case .notWebSocket = await failure(opening: try server.request()) else {
                Issue.record("taken for a WebSocket")
                return
            }
        }
    }

    @Test(arguments: ["", "HTTP/1.1 101 Switching Pro"])
    func `a connection that ends within the handshake is lost`(_ beginning: String) async throws {
        let server = try LoopbackServer { connection in
            _ = try connection.readRequest()
            if !beginning.isEmpty { try connection.send(beginning) }
            connection.reset()
        }

        try await server.whileServing {
            let failure = await failure(opening: try server.request())

            #expect(failure == .lost)
        }
    }

    @Test func `a server that says nothing is given up in time`() async throws {
        let server = try LoopbackServer { try $0.stayUntilPeerLeaves() }

        try await server.whileServing {
            var request = try server.request()
            request.openingTime = .milliseconds(150)

            #expect(await failure(opening: request) == .timedOut(.milliseconds(150)))
        }
    }

    @Test func `a handshake that comes byte by byte is waited for`() async throws {
        let server = try LoopbackServer { connection in
            guard let request = try connection.readRequest(),
                let proof = ServerConnection.acceptValue(for: request)
            else {
                return
            }
            let fields = [
                ServerField("Upgrade", "websocket"), ServerField("Connection", "Upgrade"),
                ServerField("Sec-WebSocket-Accept", proof),
            ]
            let bytes = ServerResponse(101, fields).head + ServerFrame(.text, "slow").encoded
            try connection.drip(bytes, every: .microseconds(200))
            try connection.stayUntilPeerLeaves()
        }

        try await server.whileServing {
            let recorder = Recorder()
            let connection = try await WebSocketConnection.open(try server.request(), handler: recorder)
            await recorder.wait(for: 1)

            #expect(recorder.messages == [.text("slow")])
            connection.close()
        }
    }

    @Test func `opening ends with its task`() async throws {
        let accepted = Handover<Void>()
        let server = try LoopbackServer { connection in
            accepted.give(())
            try connection.stayUntilPeerLeaves()
        }

        try await server.whileServing {
            let request = try server.request()
            let attempt = Task { await failure(opening: request) }
            await accepted.take()
            attempt.cancel()

            #expect(await attempt.value == .cancelled)
        }
    }

    @Test func `a task that is cancelled already opens nothing`() async throws {
        let server = try LoopbackServer.webSocket { try $0.stay() }

        try await server.whileServing {
            let request = try server.request(host: "localhost")
            let attempt = Task {
                while !Task.isCancelled { await Task.yield() }
                return await failure(opening: request)
            }
            attempt.cancel()

            #expect(await attempt.value == .cancelled)
        }
    }
}
