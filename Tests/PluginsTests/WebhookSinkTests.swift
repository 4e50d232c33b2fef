import ChannelTesting
import Channels
import Digest
import HTTP
import LoopbackServer
import PluginAPI
import PluginTesting
import Testing

@testable import Plugins

/// What arrives at a server of somebody's own, and what is made of its answers.
@Suite struct WebhookSinkTests {
    private var script = EventScript()

    @Test func `it keeps the contract`() async throws {
        let receiver = FakeReceiver()

        try await receiver.whileServing { url in
            let settings = try Self.settings(url)
            let problems = await SinkContract.problems(
                context: ChannelBench.context,
                make: { WebhookSink(settings: settings) },
                received: { receiver.requests.map(\.text).joined(separator: "\n") }
            )
            #expect(problems == [])
        }
    }

    @Test mutating func `without a body of one's own everything is sent`() async throws {
        let item = levelReached()

        let request = try await Self.request(of: item, "")

        #expect(request.text == item.json?.text)
        #expect(request.method == "POST")
        #expect(request["Content-Type"] == "application/json; charset=utf-8")
        #expect(request[WebhookSink.signatureField] == nil)
        let json = try JSONValue(reading: request.body)
        #expect(json["fields"] == ["price": 70600, "level": 2])
        #expect(json["may_repeat"] == nil)
    }

    @Test mutating func `a body of one's own gets the fields it names`() async throws {
        let body = #"""
            body: '{"t": "{title}", "n": "{level}", "p": "{price} / {level}차 {{x}}", "all": ["{fields}", null, 1.50],
              "none": "{no}", "m": "{id} {kind} {severity} {symbol} {pipeline}/{rule} {time} {date}", "r": "{may_repeat}"}'
            """#

        let request = try await Self.request(of: levelReached(), body)

        let json = try JSONValue(reading: request.body)
        #expect(json["t"] == "\"삼성\"")
        #expect(json["n"] == 2)
        #expect(json["p"] == "70,600원 / 2차 {x}")
        #expect(json["all"] == [["price": 70600, "level": 2], .null, .decimal("1.50")])
        #expect(json["none"] == .null)
        #expect(json["m"] == "A1 level-reached warning 005930 test/sigma 09:30:12 2026-11-20")
        #expect(json["r"] == false)
    }

    @Test mutating func `a repeat and a digest say what they are`() async throws {
        var item = levelReached()
        item.mayRepeat = true
        var digest = item
        let entries = [AlertDigest.Entry(id: "A7", time: script.now, line: "첫 줄")]
        digest.content = .digest(AlertDigest(entries, text: "알림 1건"))

        let repeated = try JSONValue(reading: try await Self.request(of: item, "").body)
        let many = try JSONValue(reading: try await Self.request(of: digest, "").body)

        #expect(repeated["may_repeat"] == true)
        #expect(many["kind"] == "digest" && many["text"] == "알림 1건")
        #expect(many["fields"]?["alerts"]?.text.contains(#""id":"A7""#) == true)
    }

    @Test mutating func `a request is signed with its time and can be told from a forged one`() async throws {
        let request = try await Self.request(of: levelReached(), "secret: made-up-secret")

        let time = try #require(request[WebhookSink.timeField])
        let code = HMACSHA256(of: Array("\(time).\(request.text)".utf8), key: Array("made-up-secret".utf8))
        #expect(time == "1795000000")
        #expect(request[WebhookSink.signatureField] == "sha256=\(code)")
    }

    @Test mutating func `every attempt of an alert has one key, and no other has it`() async throws {
        let receiver = FakeReceiver()
        var item = levelReached()

        try await receiver.whileServing { url in
            let sink = try await Self.sink(url)
            _ = await sink.deliver(item)
            item.mayRepeat = true
            _ = await sink.deliver(item)
            item.id = "A2"
            _ = await sink.deliver(item)
        }

        let keys = receiver.requests.map { $0[WebhookSink.keyField] }
        #expect(keys[0] == keys[1] && keys[0] != keys[2] && keys[0]?.isEmpty == false)
    }

    @Test mutating func `headers of one's own go along`() async throws {
        let headers = #"headers: { Authorization: "Bearer made-up", content-type: text/x-alert }"#

        let request = try await Self.request(of: levelReached(), headers)

        #expect(request["Authorization"] == "Bearer made-up")
        #expect(request.fields.filter { $0.name.lowercased() == "content-type" }.map(\.value) == ["text/x-alert"])
    }

    @Test(
        arguments: [
            (Fault.answer(ServerResponse(200)), "delivered"), (.answer(ServerResponse(204)), "delivered"),
            (.answer(ServerResponse(299, [], "<html>")), "delivered"), (.page(400), "never"), (.page(401), "closed"),
            (.page(404), "closed"), (.page(408), "retry"), (.page(410), "closed"), (.page(422), "never"),
            (.page(425), "retry"), (.page(429), "retry"), (.page(500), "unknown"), (.page(503), "unknown"),
            (.answer(ServerResponse(503, [ServerField("Retry-After", "3")])), "retry"),
            (.redirect(301, to: "http://127.0.0.1:1/"), "closed"), (.redirect(302, to: "http://127.0.0.1:1/"), "retry"),
            (.silence, "unknown"), (.reset, "unknown"), (.lost, "unknown"), (.garbage, "unknown"), (.half, "unknown"),
            (.slow, "delivered"),
        ] as [(Fault, String)]
    )
    func `each answer is what it means`(fault: Fault, kind: String) async throws {
        let receiver = FakeReceiver()
        var script = EventScript()
        receiver.standIn.misbehave(fault)

        let outcome = try await receiver.whileServing { url in
            try await Self.sink("\(url)/hooks/made-up-key", http: ChannelBench.times(for: fault))
                .deliver(script.delivery("x", id: "A1"))
        }

        #expect(outcome.kind == kind, "\(outcome)")
        #expect(receiver.requests.count == 1)
        #expect(!"\(outcome)".contains("made-up"))
    }

    @Test(arguments: [
        ("HTTP/1.0 200 OK\r\n\r\ntaken", "delivered"),
        ("HTTP/1.1 202 Accepted\r\nContent-Length: 100\r\n\r\nhalf", "delivered"),
        ("HTTP/1.1 204 No Content\r\n", "unknown"), ("HTTP/1.1 500 Oh\r\nContent-Length: 100\r\n\r\nhalf", "unknown"),
    ])
    func `an answer that ends behind its head says as much as a whole one`(answer: String, kind: String) async throws {
        let certificate = try ServerCertificate()
        var http = HTTPSettings.channel
        http.authorities = .pem(certificate.pem)
        var script = EventScript()
        let server = try LoopbackServer(tls: ServerTLS(certificate)) { connection in
            _ = try connection.readRequest()
            try connection.send(answer)
            connection.cut()
        }

        let outcome = try await server.whileServing {
            try await Self.sink(server.url, http: http).deliver(script.delivery("x", id: "A1"))
        }

        #expect(outcome.kind == kind, "\(outcome)")
        #expect(server.tally.requests == 1)
    }

    @Test func `an answer that goes on for ever has said what there was to say`() async throws {
        var script = EventScript()
        let server = try LoopbackServer { connection in
            _ = try connection.readRequest()
            try connection.send("HTTP/1.1 200 OK\r\n\r\n")
            while true { try connection.send([UInt8](repeating: 0x20, count: 1 << 16)) }
        }

        let outcome = try await server.whileServing {
            try await Self.sink(server.url).deliver(script.delivery("x", id: "A1"))
        }

        #expect(outcome == .delivered)
    }

    @Test(
        arguments: [
            ("7", nil, Duration.seconds(7)),
            ("Sun, 06 Nov 1994 08:49:37 GMT", "Sun, 06 Nov 1994 08:49:27 GMT", .seconds(10)),
            ("Sun, 06 Nov 1994 08:49:37 GMT", "Sun, 06 Nov 1994 09:00:00 GMT", .milliseconds(1)),
            ("Sun, 06 Nov 1994 08:49:37 GMT", nil, .seconds(30)), ("tomorrow", nil, .seconds(30)),
            ("-5", nil, .seconds(30)), ("99999999999", nil, .seconds(86_400)), ("nan", nil, .seconds(30)),
        ] as [(String, String?, Duration)]
    )
    func `a wait is read as seconds or as a date`(header: String, date: String?, wait: Duration) async throws {
        let receiver = FakeReceiver()
        var script = EventScript()
        let fields = [ServerField("Retry-After", header)] + (date.map { [ServerField("Date", $0)] } ?? [])
        receiver.standIn.misbehave(.answer(ServerResponse(429, fields)))

        let outcome = try await receiver.whileServing { url in
            try await Self.sink(url).deliver(script.delivery("x", id: "A1"))
        }

        #expect(outcome.wait == wait)
    }

    @Test mutating func `nothing has left when nobody listens or nobody can be trusted`() async throws {
        let receiver = FakeReceiver()
        let item = levelReached()

        let dead = try await Self.sink(ChannelBench.deadAddress()).deliver(item)
        let untrusted = try await receiver.whileServing(tls: ServerTLS(try ServerCertificate())) { url in
            try await Self.sink(url).deliver(item)
        }

        #expect(dead.kind == "retry" && untrusted.kind == "retry", "\(dead) \(untrusted)")
        #expect(receiver.requests.isEmpty)
    }

    @Test mutating func `what is no alert is refused`() async throws {
        let item = script.picture("차트", of: nil)

        #expect(try await Self.sink("http://127.0.0.1:9").deliver(item).kind == "never")
    }

    @Test func `an address is another one once anything that its answer may hang on was changed`() throws {
        func fingerprint(_ more: String, at url: String = "https://example.com/x") throws -> String? {
            WebhookSink(settings: try Self.settings(url, more)).destinations.first?.fingerprint
        }
        let settings = [
            "", "headers: { Authorization: one }", "headers: { Authorization: two }", "headers: { X-Key: one }",
            "headers: { Authorization: one, X-Key: one }", "secret: one", "secret: two", "body: '[\"{id}\"]'",
        ]

        let fingerprints = try settings.map { try fingerprint($0) }
        let elsewhere = try fingerprint("", at: "https://example.com/y")
        let turned = try fingerprint("headers: { X-Key: one, Authorization: one }")

        #expect(Set(fingerprints + [elsewhere]).count == settings.count + 1)
        // The order in which headers stand is no change.
        #expect(turned == fingerprints[4])
    }

    @Test func `nothing of a secret is shown`() async throws {
        let more = "secret: made-up-secret, headers: { X-Key: made-up-value }"
        let sink = try await Self.sink("https://example.com/made-up-path?key=made-up-query", more)

        #expect(!ChannelBench.shown(sink).contains("made-up"))
        #expect(!ChannelBench.shown(sink.destinations).contains("made-up"))
        #expect(sink.networkEnds == [NetworkEnd("example.com", isEncrypted: true)])
    }

    // MARK: - Helpers

    private mutating func levelReached() -> Delivery {
        script = EventScript(on: "2026-11-20", at: "09:30:12")
        let fields: [AlertKind.Field] = [.init("price", .price, "price"), .init("level", .integer, "level")]
        let kind = AlertKind("level-reached", severity: .warning, fields: fields, message: "")
        let values: [FieldValue] = [.price(Price(units: 706_000_000), .krw), .integer(2)]
        let alert = Alert(kind, about: script.instrument("005930").symbol, values)
        return Delivery(
            id: "A1",
            pipeline: "test",
            rule: "sigma",
            severity: .warning,
            header: script.header(),
            content: .alert(alert, text: "\"삼성\"\n70,600원")
        )
    }

    private static func settings(_ url: String, _ more: String = "") throws -> WebhookSink.Settings {
        try SettingsText.settings("{ url: \"\(url)\"\(more.isEmpty ? "" : ", " + more) }", for: WebhookSink.self)
    }

    private static func sink(
        _ url: String,
        _ more: String = "",
        http: HTTPSettings = .channel
    ) async throws -> WebhookSink {
        let sink = WebhookSink(settings: try settings(url, more), http)
        try await sink.open(ChannelBench.context)
        return sink
    }

    private static func request(of item: Delivery, _ more: String) async throws -> ServerRequest {
        let receiver = FakeReceiver()
        let outcome = try await receiver.whileServing { url in try await sink(url, more).deliver(item) }
        #expect(outcome == .delivered)
        return try #require(receiver.requests.first)
    }
}

/// What may be written.
@Suite struct WebhookSettingsTests {
    private static let url = "url: \"https://example.com/x\""

    @Test(arguments: [
        ("url: example.com", "an address that begins with 'https://' is needed"),
        (
            "url: \"http://example.com/x\"",
            "'http://' is not encrypted and is only for this machine or its own network; write 'https://'"
        ),
        ("url: \"https://\"", "the address cannot be read; 'name:password@' and '#…' are not allowed either"),
        ("\(url), headers: { Host: x }", "the header field 'Host' cannot be set"),
        ("\(url), headers: { \"a b\": x }", "the header field 'a b' has a character that is not allowed"),
        (
            "\(url), headers: { idempotency-key: x }",
            "the header field 'idempotency-key' is written by the program itself"
        ),
        ("\(url), body: \"{\"", "this is not JSON; look at line 1, character 2"),
        ("\(url), body: '{\"a\": \"{b\"}'", "a brace has no partner; a brace itself is written '{{' or '}}'"),
        ("\(url), body: '{\"a\": \"{}\"}'", "there is no field's name in '{}'"),
        (
            "\(url), body: '\(String(repeating: "[", count: 30))'",
            "this JSON is too large (64 KB at most) or nested too deeply"
        ),
    ])
    func `what is wrong is told`(text: String, message: String) {
        let reading = SettingsText.read("{ \(text) }", for: WebhookSink.self)

        #expect(reading.settings == nil)
        #expect(reading.diagnostics.filter { $0.code != .literalSecret }.map(\.message.en) == [message])
    }

    @Test(arguments: [
        "https://example.com", "http://127.0.0.1:1/x", "http://nas:80/x", "http://10.0.0.5/x", "http://n8n.local/x",
    ])
    func `an address is encrypted or stays in the house`(address: String) {
        #expect(SettingsText.read("{ url: \"\(address)\" }", for: WebhookSink.self).settings != nil)
    }

    @Test func `the fields that are no item's own are left to be checked`() throws {
        let text = #"{ \#(Self.url), body: '["{id}", "{level} {pice}"]' }"#
        let sink = WebhookSink(settings: try SettingsText.settings(text, for: WebhookSink.self))

        #expect(sink.namedFields.map(\.name) == ["level", "pice"])
        #expect(sink.namedFields.allSatisfy { $0.span != nil })
    }
}
