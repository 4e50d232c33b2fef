import Digest
import LoopbackServer
import PluginAPI
import PluginTesting
import TestSockets
import Testing
import YAML

@testable import Plugins

/// What programs that send notices are told, and what comes of what they send.
@Suite(.timeLimit(.minutes(1))) struct WebhookInSourceTests {
    @Test func `it keeps the contract`() async throws {
        let yaml = "{ port: 8787, token: \(WebhookInBench.token) }"
        let settings = try SettingsText.settings(yaml, for: WebhookInSource.self)

        let problems = await SourceContract.problems(
            within: .seconds(2),
            make: {
                WebhookInSource(settings: settings) { port in
                    // Whoever is there to send does so at once.
                    Task.detached { try? WebhookInBench(port: port, feed: WebhookInBench.feed()).send(#"{"a":1}"#) }
                }
            },
            feed: WebhookInBench.feed
        )

        #expect(problems == [])
    }

    @Test func `a JSON object becomes a record of its values`() async throws {
        try await WebhookInBench.run { bench async throws in
            let body = #"{"title":"저장소","build":{"id":7,"ok":true,"took":1.50},"tags":["a",{"b":"c"}],"none":null}"#

            #expect(try bench.send(body) == .init(202, "accepted"))

            let record = try #require(bench.records.first)
            #expect(record.list == "notices")
            #expect(record.key.count == 32)
            #expect(
                record.fields == [
                    "title": "저장소", "build.id": "7", "build.ok": "true", "build.took": "1.50", "tags.0": "a",
                    "tags.1.b": "c",
                ]
            )
            #expect(bench.feed.events.first?.header.receivedAt == WebhookInBench.now)
            #expect(bench.feed.events.first?.header.tradingDay == CivilDate("2026-11-20"))
        }
    }

    @Test func `the list is the name behind the path, the key is a value, the sender's or the whole`() async throws {
        try await WebhookInBench.run("path: /hooks\nlist: other\nkey: order.id") { bench async throws in
            #expect(try bench.send(#"{"order":{"id":"A-1"}}"#, path: "/hooks").status == 202)
            #expect(try bench.send(#"{"order":{"id":"A-2"}}"#, path: "/hooks/%EB%8C%80%EC%9E%A5?x=1").status == 202)
            #expect(
                try bench.send(#"{"order":{}, "x": 1}"#, path: "/hooks")
                    == .init(400, "the value 'order.id', which tells one notice from another, is missing")
            )
            #expect(bench.records.map(\.list) == ["other", "대장"])
            #expect(bench.records.map(\.key) == ["A-1", "A-2"])
        }
        try await WebhookInBench.run { bench async throws in
            _ = try bench.send(#"{"a":1}"#, WebhookInBench.json + "Idempotency-Key: k-1\r\n")
            #expect(bench.records.map(\.key) == ["k-1"])
        }
    }

    @Test func `a text is read by the patterns`() async throws {
        let posts = """
            posts:
              - { list: leaders, pattern: "[{side}] {symbol}", key: "{symbol}" }
              - { pattern: "{investor} {side} {symbol} {amount}", as: trade, capital: 1억원 }
            """
        try await WebhookInBench.run(posts) { bench async throws in
            #expect(try bench.send("[매수] 005930", WebhookInBench.text).status == 202)
            #expect(try bench.send("김투자 매도 005930 100만원", WebhookInBench.text).status == 202)
            #expect(
                try bench.send("안녕하세요", WebhookInBench.text)
                    == .init(400, "the patterns cannot read this text (no-pattern-fits)")
            )

            #expect(
                bench.records == [Record(list: "leaders", key: "005930", fields: ["side": "매수", "symbol": "005930"])]
            )
            #expect(bench.feed.events.last?.kind == .followedTrades)
            #expect(bench.feed.counts == ["no-pattern-fits": 1])
        }
    }

    @Test func `whoever has not the token may not come in`() async throws {
        try await WebhookInBench.run { bench async throws in
            let refusal = WebhookInBench.Answer(
                401,
                "the header field 'Authorization: Bearer …' does not hold the token"
            )
            for token in [nil, "", "a", WebhookInBench.token + "x", String(WebhookInBench.token.dropLast())] {
                #expect(try bench.send(#"{"a":1}"#, token: token) == refusal)
            }
            let basic = "Authorization: Basic \(WebhookInBench.token)\r\n"
            #expect(try bench.send("{}", WebhookInBench.json + basic, token: nil) == refusal)
            // The token opens nothing from the address, which is written into logs.
            #expect(try bench.send("{}", path: "/?token=\(WebhookInBench.token)", token: nil) == refusal)
            // Whoever may not come in learns nothing about paths, and no body is waited for.
            let head = "POST /nowhere HTTP/1.1\r\nContent-Length: 60000\r\n\r\n"
            #expect(try bench.raw(head) == refusal)
            #expect(bench.feed.events.isEmpty)
            #expect(bench.feed.counts == ["wrong-token": 8])
        }
    }

    @Test func `what cannot be taken is answered with a reason`() async throws {
        try await WebhookInBench.run { bench async throws in
            #expect(try bench.send("{}", path: "/a/b") == .init(404, "nothing is taken at this path"))
            #expect(try bench.send("{}", method: "PUT") == .init(405, "send it with POST"))
            let type = WebhookInBench.Answer(415, "the Content-Type must be application/json, in UTF-8")
            #expect(try bench.send("{}", "") == type)
            #expect(try bench.send("hi", WebhookInBench.text) == type)
            #expect(try bench.send("{}", "Content-Type: application/json; charset=euc-kr\r\n") == type)
            #expect(try bench.send("{}", WebhookInBench.json + "Content-Encoding: gzip\r\n") == type)
            let object = WebhookInBench.Answer(400, "one JSON object that holds values is needed")
            for body in ["[1]", "\"a\"", "{}", #"{"a":null}"#] { #expect(try bench.send(body) == object) }
            #expect(try bench.send(#"{"a":}"#) == .init(400, "this is not JSON, as byte 6 shows"))
            #expect(try bench.send("") == .init(400, "this is not JSON, as byte 1 shows"))
            let deep = String(repeating: #"{"a":"#, count: 20) + "1" + String(repeating: "}", count: 20)
            #expect(
                try bench.send(deep) == .init(400, "the JSON is nested too deeply or holds too many values")
            )
            let many = (0...32).map { "\"f\($0)\":\($0)" }.joined(separator: ",")
            #expect(try bench.send("{\(many)}") == .init(400, "there may be 32 values at most"))
            let long = String(repeating: "가", count: 501)
            #expect(
                try bench.send("{\"a\":\"\(long)\"}")
                    == .init(400, "a value has 500 characters at most, and a name 100")
            )
            let key = "Idempotency-Key: \(String(repeating: "k", count: 201))\r\n"
            #expect(
                try bench.send(#"{"a":1}"#, WebhookInBench.json + key)
                    == .init(400, "an Idempotency-Key has 200 bytes at most")
            )
            #expect(bench.feed.events.isEmpty)
        }
    }

    @Test func `too much and what is no request is answered as well`() async throws {
        try await WebhookInBench.run { bench async throws in
            let large = String(repeating: "a", count: 65_537)
            #expect(try bench.send(large) == .init(413, "a body has 64 KB at most"))
            let allowed = "POST / HTTP/1.1\r\nAuthorization: Bearer \(WebhookInBench.token)\r\n\(WebhookInBench.json)"
            #expect(
                try bench.raw(allowed + "Transfer-Encoding: chunked\r\n\r\nFFFFFF\r\n")
                    == .init(413, "a body has 64 KB at most")
            )
            let garbage = WebhookInBench.Answer(400, "this is no HTTP request that can be read")
            #expect(try bench.raw("\u{16}\u{3}\u{1}\n\n") == garbage)
            #expect(try bench.raw("hello\r\n\r\n") == garbage)
            #expect(try bench.raw(allowed + "Content-Length: 1\r\nContent-Length: 2\r\n\r\n") == garbage)
            let head = WebhookInBench.Answer(431, "the header fields are too large")
            #expect(try bench.raw("GET /\(String(repeating: "a", count: 9_000)) HTTP/1.1\r\n\r\n") == head)
            #expect(try bench.raw("GET / HTTP/1.1\r\n" + String(repeating: "a: b\r\n", count: 65) + "\r\n") == head)
            #expect(try bench.send(#"{"a":1}"#).status == 202)
        }
    }

    @Test func `whatever comes, it goes on and takes nothing that is not right`() async throws {
        var random = SeededGenerator(seed: 20_261_120)
        try await WebhookInBench.run { bench in
            let whole = Array(
                "POST / HTTP/1.1\r\nAuthorization: Bearer \(WebhookInBench.token)\r\nContent-Length: 7\r\n\r\n{\"a\":1}"
                    .utf8
            )
            for _ in 0..<100 {
                var bytes = whole
                for _ in 0..<Int.random(in: 1...4, using: &random) {
                    bytes[Int.random(in: bytes.indices, using: &random)] = UInt8.random(in: 0...255, using: &random)
                }
                let client = try RawClient(port: bench.port)
                client.send(Array(bytes.prefix(Int.random(in: 1...bytes.count, using: &random))))
                client.leave()
            }
            var answer = WebhookInBench.Answer(0, "")
            // Places are free again once the server has seen who left.
            for _ in 0..<400 where answer.status != 202 {
                answer = try bench.send(#"{"a":1}"#)
                if answer.status != 202 { try await Task.sleep(for: .milliseconds(5)) }
            }

            // Without a type of its content none of them is a notice.
            #expect(bench.records.count == 1)
            #expect(answer.status == 202)
        }
    }

    @Test func `a key that comes again is taken once`() async throws {
        try await WebhookInBench.run { bench async throws in
            let keyed = WebhookInBench.json + "Idempotency-Key: order-1\r\n"

            #expect(try bench.send(#"{"a":1}"#, keyed) == .init(202, "accepted"))
            #expect(try bench.send(#"{"a":1}"#, keyed) == .init(200, "this was accepted before"))
            #expect(
                try bench.send(#"{"a":2}"#, keyed)
                    == .init(409, "this Idempotency-Key came with another body before")
            )
            // Another list is another notice; what was not taken may come again.
            #expect(try bench.send(#"{"a":1}"#, keyed, path: "/other").status == 202)
            let second = WebhookInBench.json + "Idempotency-Key: order-2\r\n"
            #expect(try bench.send("{", second).status == 400)
            #expect(try bench.send(#"{"a":1}"#, second).status == 202)
            #expect(bench.records.count == 3)
        }
    }

    @Test func `a number of keys is remembered`() {
        var memory = WebhookInSource.KeyMemory()
        let body = SHA256(of: "a")
        for number in 0..<WebhookInSource.KeyMemory.most {
            _ = memory.begin(String(number), body)
            memory.end(String(number), isTaken: true)
        }
        #expect(memory.begin("0", body) == .taken)

        #expect(memory.begin("new", body) == .new)

        #expect(memory.begin("new", body) == .pending)
        #expect(memory.begin("0", body) == .new)
        #expect(memory.begin("2", SHA256(of: "b")) == .other)
    }

    @Test func `several requests come on one connection`() async throws {
        try await WebhookInBench.run { bench async throws in
            let client = try RawClient(port: bench.port)
            for number in 1...3 {
                let body = "{\"n\":\(number)}"
                client.send(
                    "POST / HTTP/1.1\r\nAuthorization: bearer \(WebhookInBench.token)\r\n\(WebhookInBench.json)"
                        + "Content-Length: \(body.utf8.count)\r\n\r\n\(body)"
                )
                #expect(client.receiveHead().hasPrefix("HTTP/1.1 202 Accepted\r\n"))
                _ = client.receive()
            }
            #expect(bench.records.map { $0.fields["n"] } == ["1", "2", "3"])
        }
    }

    @Test func `more connections than there may be are closed, and one that ends makes room`() async throws {
        try await WebhookInBench.run { bench async throws in
            let clients = try (0..<32).map { _ in try RawClient(port: bench.port) }
            // The server knows of the last one once it has answered it.
            for client in clients { client.send("GET / HTTP/1.1\r\n") }
            clients[31].send("\r\n")
            #expect(clients[31].receiveHead().hasPrefix("HTTP/1.1 401"))
            let rest = try (0..<40).map { _ in try RawClient(port: bench.port) }
            let refused = rest.filter { $0.receiveToEnd().text.isEmpty }
            #expect(refused.count == 40)
            for client in clients { client.leave() }
            var answer = WebhookInBench.Answer(0, "")
            for _ in 0..<200 where answer.status != 202 {
                answer = try bench.send(#"{"a":1}"#)
                if answer.status != 202 { try await Task.sleep(for: .milliseconds(5)) }
            }
            #expect(answer.status == 202)
        }
    }

    @Test func `a run that ends takes nothing more`() async throws {
        let feed = WebhookInBench.feed()
        try await WebhookInBench.run(feed: feed) { bench async throws in
            feed.close()

            #expect(
                try bench.send(#"{"a":1}"#) == .init(503, "not taken, since the program is ending; send it again later")
            )
        }
    }

    @Test func `a port of another program is an error that names the setting`() async throws {
        let other = try LoopbackServer { _ in }
        let yaml = "{ port: \(other.port), token: \(WebhookInBench.token) }"
        let source = WebhookInSource(settings: try SettingsText.settings(yaml, for: WebhookInSource.self))

        let error = await #expect(throws: SourceError.self) { try await source.run(WebhookInBench.feed()) }

        #expect(error?.message.en == "port \(other.port) belongs to another program; change 'port' or end that program")
        #expect(error?.span?.start.column == 9)
    }

    @Test func `a server that ends by itself is an error and no end of the run`() async throws {
        let yaml = "{ port: 8787, token: \(WebhookInBench.token) }"
        let source = WebhookInSource(settings: try SettingsText.settings(yaml, for: WebhookInSource.self))
        let server = try LoopbackServer { _ in }
        let (closed, signal) = AsyncStream<Never>.makeStream()
        await server.stop()

        let error = await #expect(throws: SourceError.self) { try await source.serve(server, until: closed) }
        signal.finish()

        #expect(error?.message.en == "nothing more can be taken on port 8787; start again")
        #expect(error?.message.ko.contains("8787") == true)
        #expect(error?.span?.start.column == 9)
    }

    @Test func `a feed that takes nothing more ends the run and the server`() async throws {
        let yaml = "{ port: 8787, token: \(WebhookInBench.token) }"
        let source = WebhookInSource(settings: try SettingsText.settings(yaml, for: WebhookInSource.self))
        let server = try LoopbackServer { _ in }
        let (closed, signal) = AsyncStream<Never>.makeStream()
        signal.finish()

        await #expect(throws: FeedClosed.self) { try await source.serve(server, until: closed) }

        #expect(throws: RawClient.Refused.self) { try RawClient(port: server.port) }
    }

    @Test func `an address of another machine is an error that names the setting`() async throws {
        let yaml = "{ port: 8787, token: \(WebhookInBench.token), address: 192.0.2.1 }"
        let source = WebhookInSource(settings: try SettingsText.settings(yaml, for: WebhookInSource.self)) { _ in }

        let error = await #expect(throws: SourceError.self) { try await source.run(WebhookInBench.feed()) }

        #expect(error?.message.en == "'192.0.2.1' is no address of this machine; change 'address'")
    }

    @Test(arguments: [
        ("{ port: 0, token: a-token-of-tests }", "1:9 the value must be between '1' and '65535', found '0'"),
        ("{ port: 1, token: short }", "1:19 the token is too short; it needs 12 characters"),
        (
            "{ port: 1, token: \"토큰토큰토큰토큰토큰토큰\" }",
            "1:19 the token comes in a header field, so it may have only ASCII letters, digits and signs"
        ),
        (
            "{ port: 1, token: a-token-of-tests, path: hooks }",
            "1:43 a path begins with '/', as in '/hooks', and has no spaces and no '?'"
        ),
        (
            "{ port: 1, token: a-token-of-tests, address: localhost }",
            "1:46 the address must be four numbers with dots, such as '127.0.0.1'"
        ),
        ("{ port: 1, token: a-token-of-tests, list: \"\" }", "1:43 the name of a list has 1 to 100 characters"),
    ])
    func `a mistake is named once`(yaml: String, remark: String) {
        let reading = SettingsText.read(yaml, for: WebhookInSource.self)

        #expect(reading.settings == nil)
        #expect(reading.remarks.filter { !$0.contains("a secret stands") } == [remark])
    }

    @Test func `the plan names an address that others reach`() throws {
        func ends(_ address: String) throws -> [Bool] {
            let yaml = "{ port: 8787, token: \(WebhookInBench.token), address: \(address) }"
            return WebhookInSource(settings: try SettingsText.settings(yaml, for: WebhookInSource.self)).networkEnds
                .map(\.isLocal)
        }

        #expect(try ends("127.0.0.1") == [true])
        #expect(try ends("0.0.0.0") == [false])
    }
}
