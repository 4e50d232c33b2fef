import HTTP
import LoopbackServer
import Testing

/// A service that counts orders, and loses the connection of the first one without an answer.
private final class OrderDesk: Sendable {
    enum Loss: CaseIterable { case closes, resets, closesInsideTheHead, closesInsideTheBody, resetsBeforeTheBody }

    let server: LoopbackServer

    init(losing loss: Loss) throws {
        server = try LoopbackServer { connection in
            while var request = try connection.readHead() {
                if request.path == "/warm" || connection.number > 1 {
                    try connection.readBody(of: &request)
                    try connection.respond(ServerResponse(200), to: request)
                    continue
                }
                if loss != .resetsBeforeTheBody { try connection.readBody(of: &request) }
                switch loss {
                case .closes: return
                case .resets, .resetsBeforeTheBody: return connection.reset()
                case .closesInsideTheHead: return try connection.send("HTTP/1.1 200 OK\r\nContent-")
                case .closesInsideTheBody:
                    return try connection.send("HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\nhalf")
                }
            }
        }
    }

    /// The requests that were not there to warm the connection.
    var orders: Int { server.tally.requests - 1 }

    func warm(_ client: HTTPClient, _ connections: HTTPRequest.Connections = .reserved) async throws {
        var request = HTTPRequest(.get, "\(server.url)/warm")
        request.connections = connections
        _ = try await client.send(request)
    }

    func order(_ method: HTTPMethod = .post, _ text: String = "buy") -> HTTPRequest {
        var request = HTTPRequest(method, "\(server.url)/order", body: Array(text.utf8))
        request.connections = .reserved
        return request
    }
}

@Suite(.timeLimit(.minutes(1))) struct HTTPOnceTests {
    private let client = HTTPClient()

    @Test func `the library itself sends a lost request again where it may`() async throws {
        let desk = try OrderDesk(losing: .closes)
        var order = desk.order()
        order.isOnce = false

        let answer = try await desk.server.whileServing {
            try await desk.warm(client)
            return try await client.send(order)
        }

        // This is the danger the other tests are about: one call, two orders.
        #expect(answer.status == 200)
        #expect(desk.orders == 2)
    }

    @Test(arguments: OrderDesk.Loss.allCases, [HTTPMethod.post, .delete])
    fileprivate func `a lost order arrives once and its outcome is unknown`(loss: OrderDesk.Loss, method: HTTPMethod)
        async throws
    {
        for text in ["buy", "", String(repeating: "buy", count: 100_000)] {
            let desk = try OrderDesk(losing: loss)

            let failure = try await desk.server.whileServing {
                try await desk.warm(client)
                return await client.failure(of: desk.order(method, text))
            }

            #expect(failure?.cause == .interrupted)
            #expect(failure?.outcome == .unknown)
            #expect(desk.orders == 1)
            // Not even a connection is opened for a second try.
            #expect(desk.server.tally.connections == 1)
        }
    }

    @Test func `an order goes over the warm connection that is reserved for orders`() async throws {
        let server = try LoopbackServer { connection in
            try connection.serve { _ in ServerResponse(200, [], "\(connection.number)") }
        }

        try await server.whileServing {
            var reserved = HTTPRequest(.get, "\(server.url)/warm")
            reserved.connections = .reserved
            var order = HTTPRequest(.post, "\(server.url)/order", body: Array("buy".utf8))
            order.connections = .reserved
            let shared = try await client.send(HTTPRequest(.get, "\(server.url)"))
            let warming = try await client.send(reserved)
            let answer = try await client.send(order)
            #expect(shared.text == "1")
            #expect(warming.text == "2")
            #expect(answer.text == "2")
            #expect(answer.cameOverWarmConnection)
        }
    }

    @Test func `an order that timed out is unknown, and one that never left is not`() async throws {
        let server = try LoopbackServer { connection in
            _ = try connection.readRequest()
            try connection.stayUntilPeerLeaves()
        }
        let hasty = HTTPClient(.hasty(firstByte: .milliseconds(50)))

        try await server.whileServing {
            let late = await hasty.failure(of: HTTPRequest(.post, "\(server.url)"))
            #expect(late?.cause == .timedOut(.firstByte))
            #expect(late?.outcome == .unknown)
        }
        let refused = await hasty.failure(of: HTTPRequest(.post, "http://127.0.0.1:1/"))
        #expect(refused?.outcome == .notSent)

        #expect(server.tally.requests == 1)
    }

    @Test func `a redirect is an answer to an order, whatever the request asks for`() async throws {
        let server = try LoopbackServer { connection in
            try connection.serve { _ in ServerResponse(307, [ServerField("Location", "/again")]) }
        }
        var order = HTTPRequest(.post, "\(server.url)", body: Array("buy".utf8))
        order.redirects = 5

        let answer = try await server.whileServing { [order] in try await client.send(order) }

        #expect(answer.status == 307)
        #expect(server.tally.requests == 1)
    }

    @Test func `a server error is an answer, not a lost one`() async throws {
        let server = try LoopbackServer { connection in try connection.serve { _ in ServerResponse(500, [], "no") } }

        let answer = try await server.whileServing { try await client.send(HTTPRequest(.post, "\(server.url)")) }

        #expect(answer.status == 500)
        #expect(server.tally.requests == 1)
    }
}
