import HTTP
import LoopbackServer
import PluginAPI
import Testing

@Suite(.timeLimit(.minutes(1))) struct HTTPSecrecyTests {
    private let token = Secret("123456:s3cret")

    private func shown(_ value: Any) -> String {
        var dumped = ""
        dump(value, to: &dumped)
        return "\(value) \(String(reflecting: value)) \(dumped)"
    }

    @Test func `a text shows masks and goes out in clear text`() {
        let text: SensitiveText = "Bearer \(token), \(SensitiveText(token)) of \(3)"

        #expect(text.description == "Bearer ••••, •••• of 3")
        #expect(text.holdsSecret)
        #expect(!SensitiveText("plain").holdsSecret)
        #expect(!shown(text).contains("s3cret"))
        #expect((SensitiveText("a") + SensitiveText(token)).description == "a••••")
    }

    @Test func `requests, answers and failures show no secret`() async throws {
        let server = try LoopbackServer { connection in
            try connection.serve { request in
                ServerResponse(200, [ServerField("X-Echo", request.target)], request.target)
            }
        }
        let client = HTTPClient()
        let fields = [HTTPField("Authorization", SensitiveText(token))]
        let body = Array("{\"appsecret\":\"s3cret\"}".utf8)
        let refused = HTTPRequest(.post, "http://127.0.0.1:1/bot\(token)/send", fields: fields, body: body)
        let unreadable = HTTPRequest(.get, "http://bot \(token)/")

        let answer = try await server.whileServing {
            try await client.send(HTTPRequest(.get, "\(server.url)/bot\(token)"))
        }
        let failures = [await client.failure(of: refused), await client.failure(of: unreadable)]

        #expect(answer.text.contains("s3cret"))
        #expect(failures.map { $0?.cause } == [.refused, .flawed(.url)])
        let everything = [shown(refused), shown(unreadable), shown(answer)] + failures.map { shown($0 as Any) }
        for text in everything { #expect(!text.contains("s3cret")) }
    }

    @Test func `a failure says what happened in both languages`() async {
        let failure = await HTTPClient().failure(of: HTTPRequest(.get, "http://127.0.0.1:1/"))

        #expect(failure?.message.en == "'127.0.0.1:1': the connection was refused")
        #expect(failure?.message.ko == "`127.0.0.1:1`: 연결을 거절했습니다")
        #expect(failure.map { "\($0)" } == failure?.message.en)
    }

    @Test func `the unknown outcome of an order is said`() async throws {
        let server = try LoopbackServer { connection in _ = try connection.readRequest() }

        let failure = try await server.whileServing {
            await HTTPClient().failure(of: HTTPRequest(.post, "\(server.url)"))
        }

        let message = try #require(failure?.message)
        #expect(message.en.hasSuffix("before the answer was whole (whether the request was carried out is unknown)"))
        #expect(message.ko.hasSuffix("연결이 끊겼습니다 (요청이 처리되었는지 알 수 없습니다)"))
    }
}
