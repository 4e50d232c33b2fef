import HTTP
import LoopbackServer
import PluginAPI
import Testing

@Suite(.timeLimit(.minutes(1))) struct HTTPRedirectTests {
    private let client = HTTPClient()

    /// Redirects `/start` and tells of every other request what stood in it.
    private func server(_ status: Int = 302, to location: String) throws -> LoopbackServer {
        try LoopbackServer { connection in
            try connection.serve { request in
                guard request.path != "/start" else {
                    return ServerResponse(status, [ServerField("Location", location)])
                }
                let fields = ["authorization", "appkey", "x-plain", "accept"].map { request[$0] ?? "-" }
                return ServerResponse(
                    200,
                    [],
                    ([request.method, request.path, request.text] + fields).joined(separator: " ")
                )
            }
        }
    }

    private func request(_ method: HTTPMethod = .get, _ url: String, following redirects: Int) -> HTTPRequest {
        let secret = Secret("s3cret")
        var request = HTTPRequest(
            method,
            "\(url)/start",
            fields: [
                HTTPField("Authorization", "Bearer \(secret)"), HTTPField("appkey", SensitiveText(secret)),
                HTTPField("X-Plain", "plain"), HTTPField("Accept", "text/html"),
            ],
            body: method == .get ? [] : Array("body".utf8)
        )
        request.redirects = redirects
        request.isOnce = false
        return request
    }

    @Test func `a redirect is an answer unless the request follows it`() async throws {
        let server = try server(to: "/next")

        try await server.whileServing {
            let answer = try await client.send(request(.get, server.url, following: 0))
            #expect(answer.status == 302)
            #expect(answer["location"] == "/next")
            let followed = try await client.send(request(.get, server.url, following: 1))
            #expect(followed.text == "GET /next  Bearer s3cret s3cret plain text/html")
        }
    }

    @Test func `another host, and another port is one, gets nothing that was meant for the first`() async throws {
        let target = try server(to: "/")
        let first = try server(to: "\(target.url)/next")

        let text = try await target.whileServing {
            try await first.whileServing { try await client.send(request(.get, first.url, following: 3)).text }
        }

        #expect(text == "GET /next  - - - text/html")
    }

    @Test func `some redirects repeat a request and others only look`() async throws {
        for (status, text) in [
            (301, "GET /next "), (303, "GET /next "), (307, "POST /next body"), (308, "POST /next body"),
        ] {
            let server = try server(status, to: "/next")

            let answer = try await server.whileServing {
                try await client.send(request(.post, server.url, following: 1))
            }

            #expect(answer.text.hasPrefix(text), "\(status)")
        }
    }

    @Test func `a body does not go to another host`() async throws {
        let target = try server(to: "/")
        let first = try server(307, to: "\(target.url)/next")

        let failure = try await target.whileServing {
            try await first.whileServing { await client.failure(of: request(.post, first.url, following: 3)) }
        }

        #expect(failure?.cause == .redirected)
        #expect(target.tally.requests == 0)
    }

    @Test(arguments: ["/start", "file:///etc/passwd", "http://"])
    func `a redirect in a circle or out of the web is not followed`(location: String) async throws {
        let server = try server(to: location)

        let failure = try await server.whileServing {
            await client.failure(of: request(.get, server.url, following: 4))
        }

        #expect(failure?.cause == .redirected)
        #expect(server.tally.requests == (location == "/start" ? 5 : 1))
    }

    @Test func `a redirect does not lead out of an encrypted connection`() async throws {
        let certificate = try ServerCertificate()
        var settings = HTTPSettings()
        settings.authorities = .pem(certificate.pem)
        let plain = try server(to: "/")
        let location = "\(plain.url)/next"
        let safe = try LoopbackServer(tls: ServerTLS(certificate)) { connection in
            try connection.serve { _ in ServerResponse(302, [ServerField("Location", location)]) }
        }

        let failure = try await plain.whileServing {
            try await safe.whileServing { [settings] in
                await HTTPClient(settings).failure(of: request(.get, safe.url, following: 3))
            }
        }

        #expect(failure?.cause == .redirected)
        #expect(plain.tally.requests == 0)
    }
}
