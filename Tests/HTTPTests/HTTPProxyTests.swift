import HTTP
import LoopbackServer
import Testing

@Suite(.timeLimit(.minutes(1))) struct HTTPProxyTests {
    private func client(_ environment: [String: String]) -> HTTPClient {
        HTTPClient(HTTPSettings(proxies: HTTPProxies(environment: environment)))
    }

    private func proxy() throws -> LoopbackServer {
        try LoopbackServer { connection in
            try connection.serve { request in
                guard request.method != "CONNECT" else { return ServerResponse(403) }
                return ServerResponse(200, [], "\(request.target) \(request["Proxy-Authorization"] ?? "-")")
            }
        }
    }

    @Test func `requests go through the proxy of the environment, with its password`() async throws {
        let proxy = try proxy()
        let client = client(["http_proxy": "http://me:pw@127.0.0.1:\(proxy.port)"])

        let answer = try await proxy.whileServing {
            try await client.send(HTTPRequest(.get, "http://service.invalid/path"))
        }

        #expect(answer.text == "http://service.invalid/path Basic bWU6cHc=")
    }

    @Test func `a proxy that lets nothing through is named as the reason`() async throws {
        let proxy = try proxy()
        let client = client(["ALL_PROXY": "http://127.0.0.1:\(proxy.port)"])

        let failure = try await proxy.whileServing {
            await client.failure(of: HTTPRequest(.post, "https://service.invalid/"))
        }

        #expect(failure?.cause == .proxy)
        #expect(failure?.outcome == .notSent)
        #expect(failure?.host == "service.invalid")
    }

    @Test func `this machine and the exceptions are reached without a proxy`() async throws {
        let server = try LoopbackServer { connection in try connection.serve { _ in ServerResponse(200) } }
        let name = String(repeating: "a", count: 70) + ".invalid"
        let client = client(["http_proxy": "http://127.0.0.1:1", "no_proxy": "example.com,\(name)"])

        try await server.whileServing {
            let answer = try await client.send(HTTPRequest(.get, "\(server.url)"))
            #expect(answer.status == 200)
        }
        #expect(await client.failure(of: HTTPRequest(.get, "http://\(name)/"))?.cause == .unresolved)
    }

    @Test func `a variable that strangers can set is not believed`() async throws {
        let name = String(repeating: "a", count: 70) + ".invalid"
        let client = client(["HTTP_PROXY": "http://127.0.0.1:1"])

        #expect(await client.failure(of: HTTPRequest(.get, "http://\(name)/"))?.cause == .unresolved)
    }
}
