import Foundation
import LoopbackServer
import Testing
import WebSocket

@Suite(.timeLimit(.minutes(2)))
struct ReconnectTests {
    @Test func `a thousand connections leave nothing behind`() async throws {
        let server = try LoopbackServer.webSocket { socket in
            try socket.send("hello")
            switch socket.connection.number % 3 {
            case 0: try socket.close(1000, "Bye")
            case 1: socket.connection.reset()
            default: break
            }
            try socket.stay()
        }

        try await server.whileServing {
            let request = try server.request()
            await Self.connect(1_000, request)

            #expect(server.tally.connections == 1_000)
            #expect(try Self.sockets(to: server.port) == 0)
        }
    }

    @Test func `a thousand attempts that fail leave nothing behind`() async throws {
        let server = try LoopbackServer { connection in
            guard let request = try connection.readRequest() else { return }
            if connection.number % 2 == 0 { try connection.respond(ServerResponse(403, [], "no"), to: request) }
        }

        try await server.whileServing {
            await Self.connect(1_000, try server.request())

            #expect(server.tally.connections == 1_000)
            #expect(try Self.sockets(to: server.port) == 0)
        }
    }

    @Test func `a thousand refusals leave nothing behind`() async throws {
        let request = try await LoopbackServer.leftRequest()

        await Self.connect(1_000, request)

        #expect(try Self.sockets(to: request.address.port) == 0)
    }

    /// Opens and closes so many connections, one after the other, and waits until nobody holds their handlers.
    private static func connect(_ count: Int, _ request: WebSocketRequest) async {
        let service = WebSocketService()
        var handlers: [Weak] = []
        for _ in 0..<count { handlers.append(await connect(request, service)) }
        // The service's thread may still be on its way out of the last one.
        while handlers.contains(where: { $0.handler != nil }) { await Task.yield() }
    }

    private static func connect(_ request: WebSocketRequest, _ service: WebSocketService) async -> Weak {
        let handler = Recorder()
        if let connection = try? await WebSocketConnection.open(request, on: service, handler: handler) {
            connection.close()
            try? await connection.waitUntilClosed()
        }
        return Weak(handler: handler)
    }

    private struct Weak {
        weak var handler: Recorder?
    }

    /// How many sockets there are that lead to a port; they belong to this process.
    private static func sockets(to port: UInt16) throws -> Int {
        #if os(Linux)
        let digits = String(port, radix: 16, uppercase: true)
        let ending = ":" + String(repeating: "0", count: 4 - digits.count) + digits
        let table = try String(contentsOfFile: "/proc/self/net/tcp", encoding: .utf8)
        return table.split(separator: "\n").dropFirst().count { row in
            let fields = row.split(separator: " ")
            // A connection that is only remembered for a while has no number of a file.
            return fields.count > 9 && fields[2].hasSuffix(ending) && fields[9] != "0"
        }
        #else
        return 0
        #endif
    }
}
