import Foundation
import HTTP
import LoopbackServer
import PluginAPI
import Testing

@Suite(.timeLimit(.minutes(1))) struct HTTPClientTests {
    private let client = HTTPClient()

    @Test func `a request arrives as it was meant, its secrets in clear text`() async throws {
        let token = Secret("123:abc")
        let server = try LoopbackServer { connection in
            try connection.serve { request in
                let parts = [request.method, request.target, request["authorization"] ?? "", request.text]
                return ServerResponse(201, [ServerField("X-Answer", " yes ")], parts.joined(separator: "|"))
            }
        }

        let answer = try await server.whileServing {
            try await client.send(
                HTTPRequest(
                    .post,
                    "\(server.url)/bot\(token)/send?to=%EC%82%BC",
                    fields: [HTTPField("Authorization", "Bearer \(token)")],
                    body: Array("본문".utf8)
                )
            )
        }

        #expect(answer.status == 201)
        #expect(answer["x-answer"] == "yes")
        #expect(answer.text == "POST|/bot123:abc/send?to=%EC%82%BC|Bearer 123:abc|본문")
    }

    @Test(arguments: HTTPMethod.allCases)
    func `every method goes out, with and without a body`(method: HTTPMethod) async throws {
        let server = try LoopbackServer { connection in
            try connection.serve { request in ServerResponse(200, [], "\(request.method)\(request.text)") }
        }

        try await server.whileServing {
            for (body, isOnce) in [("", true), ("", false), ("body", true), ("body", false)] {
                guard body.isEmpty || !method.onlyReads else { continue }
                var request = HTTPRequest(method, "\(server.url)", body: Array(body.utf8))
                request.isOnce = isOnce
                let answer = try await client.send(request)
                #expect(answer.text == (method == .head ? "" : method.rawValue + body))
            }
        }
    }

    @Test func `only what the request says stands in its head`() async throws {
        let server = try LoopbackServer { connection in
            try connection.serve { request in
                ServerResponse(200, [], request.fields.map { "\($0.name): \($0.value)" }.joined(separator: "\n"))
            }
        }

        let text = try await server.whileServing {
            let fields = [HTTPField("X-Empty", ""), HTTPField("Content-Type", "application/json")]
            return try await client.send(
                HTTPRequest(.post, "\(server.url)", fields: fields, body: [UInt8](repeating: 0, count: 2_000_000))
            ).text
        }

        #expect(
            text == """
                Host: 127.0.0.1:\(server.port)
                User-Agent: maedup
                Accept: */*
                Accept-Encoding: gzip
                X-Empty: \n\
                Content-Type: application/json
                Content-Length: 2000000
                """
        )
    }

    @Test func `requests one after the other go over one warm connection`() async throws {
        let server = try LoopbackServer { connection in try connection.serve { _ in ServerResponse(200) } }

        let warm = try await server.whileServing {
            var warm: [Bool] = []
            for _ in 1...50 {
                warm.append(try await client.send(HTTPRequest(.get, "\(server.url)")).cameOverWarmConnection)
            }
            return warm
        }

        #expect(warm == [false] + Array(repeating: true, count: 49))
        #expect(server.tally.connections == 1)
        #expect(server.tally.requests == 50)
    }

    @Test func `a connection that the service closed in the meantime is not used`() async throws {
        let closed = Signal()
        let server = try LoopbackServer { connection in
            _ = try connection.readRequest()
            try connection.send(ServerResponse(200).bytes)
            connection.close()
            closed.happen()
        }

        try await server.whileServing {
            for _ in 1...3 {
                _ = try await client.send(HTTPRequest(.post, "\(server.url)"))
                await closed.wait()
            }
        }

        #expect(server.tally.connections == 3)
        #expect(server.tally.bodies == 3)
    }

    @Test(arguments: [1, 3, 1000])
    func `a chunked answer is joined and its trailers are left away`(size: Int) async throws {
        let server = try LoopbackServer { connection in
            _ = try connection.readRequest()
            try connection.send("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n")
            let chunks = ServerResponse.chunks(Array("in pieces".utf8), size: size).dropLast(2)
            try connection.send(Array(chunks) + Array("X-Trailer: 1\r\n\r\n".utf8))
            try connection.stayUntilPeerLeaves()
        }

        try await server.whileServing {
            let answer = try await client.send(HTTPRequest(.get, "\(server.url)"))
            #expect(answer.text == "in pieces")
            #expect(answer["X-Trailer"] == nil)
            await client.close()
        }
    }

    @Test func `interim answers are passed over`() async throws {
        let server = try LoopbackServer { connection in
            _ = try connection.readRequest()
            try connection.send("HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 103 Early Hints\r\nLink: early\r\n\r\n")
            try connection.send("HTTP/1.1 200 OK\r\nLink: final\r\nContent-Length: 2\r\n\r\nok")
        }

        let answer = try await server.whileServing { try await client.send(HTTPRequest(.get, "\(server.url)")) }

        #expect(answer.status == 200)
        #expect(answer.fields.map(\.name) == ["Link", "Content-Length"])
        #expect(answer["Link"] == "final")
        #expect(answer.text == "ok")
    }

    @Test func `a packed answer is unpacked`() async throws {
        let packed = try #require(Data(base64Encoded: "H4sIAAAAAAACA3u9fMnryWsVXiNTALq/4YIUAAAA"))
        let server = try LoopbackServer { connection in
            try connection.serve { _ in
                ServerResponse(200, [ServerField("Content-Encoding", "gzip")], body: Array(packed))
            }
        }

        let answer = try await server.whileServing { try await client.send(HTTPRequest(.get, "\(server.url)")) }

        #expect(answer.text == "매듭 매듭 매듭")
    }

    @Test func `answers without a body are whole`() async throws {
        let server = try LoopbackServer { connection in
            try connection.serve { request in
                request.method == "HEAD"
                    ? ServerResponse(200, [ServerField("Content-Length", "999999999")]) : ServerResponse(204)
            }
        }

        try await server.whileServing {
            let head = try await client.send(HTTPRequest(.head, "\(server.url)"))
            let none = try await client.send(HTTPRequest(.get, "\(server.url)"))
            #expect((head.status, none.status) == (200, 204))
            #expect(head.body.isEmpty && none.body.isEmpty)
        }

        #expect(server.tally.connections == 1)
    }

    @Test func `an answer without a length ends with its connection`() async throws {
        let server = try LoopbackServer { connection in
            _ = try connection.readRequest()
            try connection.send("HTTP/1.0 200 OK\r\n\r\nto the end")
        }

        let answer = try await server.whileServing { try await client.send(HTTPRequest(.get, "\(server.url)")) }

        #expect(answer.text == "to the end")
    }

    @Test func `slow bytes make a whole answer`() async throws {
        let server = try LoopbackServer { connection in
            _ = try connection.readRequest()
            try connection.drip(ServerResponse(200, [], "slow").bytes, every: .milliseconds(1))
        }

        let answer = try await server.whileServing { try await client.send(HTTPRequest(.get, "\(server.url)")) }

        #expect(answer.text == "slow")
    }

    @Test func `a closed client fails and says so`() async throws {
        let server = try LoopbackServer { connection in try connection.serve { _ in ServerResponse(200) } }

        try await server.whileServing {
            _ = try await client.send(HTTPRequest(.get, "\(server.url)"))
            await client.close()
            await client.close()
            #expect(await client.failure(of: HTTPRequest(.get, "\(server.url)"))?.cause == .closed)
        }
    }

    @Test func `a request that cannot be written is refused before anything leaves`() async {
        let flaws: [(HTTPRequest, HTTPFailure.Flaw)] = [
            (HTTPRequest(.get, "no address"), .url),
            (HTTPRequest(.get, "http://a\u{0}b/"), .url),
            (HTTPRequest(.get, "file:///etc/passwd"), .scheme),
            (HTTPRequest(.get, "ftp://127.0.0.1/"), .scheme),
            (HTTPRequest(.get, "http://127.0.0.1/", fields: [HTTPField("X", "a\r\nY: b")]), .field("X")),
            (HTTPRequest(.get, "http://127.0.0.1/", fields: [HTTPField("X:", "a")]), .field("X:")),
            (
                HTTPRequest(.get, "http://127.0.0.1/", fields: [HTTPField("content-length", "1")]),
                .reservedField("content-length")
            ),
            (HTTPRequest(.get, "http://127.0.0.1/", body: [1]), .body),
        ]
        for (request, flaw) in flaws {
            let failure = await client.failure(of: request)

            #expect(failure?.cause == .flawed(flaw))
            #expect(failure?.outcome == .notSent)
        }
    }
}
