import ChannelTesting
import HTTP
import LoopbackServer
import PluginAPI
import PluginTesting
import Testing

@testable import Plugins

/// What arrives at Discord.
@Suite struct DiscordSinkTests {
    private var script = EventScript()

    @Test func `it keeps the contract`() async throws {
        let discord = FakeDiscord()

        try await discord.whileServing { url in
            let settings = try DiscordBench.settings(url)
            let problems = await SinkContract.problems(
                context: ChannelBench.context,
                make: { DiscordSink(settings: settings) },
                received: { discord.messages.map { $0["title"] ?? "" }.joined(separator: "\n") }
            )
            #expect(problems == [])
        }
    }

    @Test mutating func `a message is an embed with its first line as title and its id below`() async throws {
        let discord = FakeDiscord()
        let item = script.delivery("🚨 매수 알림!\n현재가: 70,600원", id: "a1b2c3d4e5", severity: .critical)

        let outcome = try await DiscordBench.deliver(item, to: discord)

        let message = try #require(discord.messages.first)
        #expect(outcome == .confirmed(DeliveryReceipt(message: message.id)))
        #expect(message["title"] == "🚨 매수 알림!")
        #expect(message["description"] == "현재가: 70,600원")
        #expect(message["footer"] == "· #a1b2c3d4e5 · test/above")
        #expect(message["timestamp"]?.hasSuffix("+09:00") == true)
        #expect(message.body["username"] == nil && message.body["flags"] == nil)
        let call = try #require(discord.standIn.calls.first?.request)
        #expect(call.target == "/api/v10/webhooks/\(FakeDiscord.id)/\(FakeDiscord.token)?wait=true")
        #expect(call["User-Agent"]?.isEmpty == false)
    }

    @Test mutating func `how urgent it is shows in its colour`() async throws {
        let discord = FakeDiscord()

        for severity in AlertSeverity.allCases {
            _ = try await DiscordBench.deliver(script.delivery("x", id: "A1", severity: severity), to: discord)
        }

        let colors = discord.messages.map { message -> JSONValue? in
            if case .array(let embeds) = message.body["embeds"] { embeds.first?["color"] } else { nil }
        }
        #expect(Set(colors).count == 4)
    }

    @Test(arguments: ChannelBench.names)
    func `every name arrives as it is`(name: String) async throws {
        let discord = FakeDiscord()
        var script = EventScript()

        _ = try await DiscordBench.deliver(script.delivery("\(name)\n\(name)", id: "A1"), to: discord)

        let title = try #require(discord.messages.first?["title"])
        let text = try #require(discord.messages.first?["description"])
        #expect(DiscordBench.shown(title).unicodeScalars.elementsEqual(name.unicodeScalars), "\(title)")
        #expect(DiscordBench.shown(text).unicodeScalars.elementsEqual(name.unicodeScalars), "\(text)")
    }

    @Test(arguments: [
        ("*a* _b_ ~c~ `d` ||e||", #"\*a\* \_b\_ \~c\~ \`d\` \|\|e\|\|"#), ("# h", "\\# h"), ("a # h", "a # h"),
        ("- l\n> q", "\\- l\n\\> q"), ("-2.83%", #"\-2.83%"#), ("<@1> [x](y)", #"\<@1> \[x](y)"#), ("\\", "\\\\"),
        ("https://x.kr/a_b", "https://x.kr/a_b"),
    ])
    func `signs of markup are escaped, and nothing else`(text: String, escaped: String) {
        #expect(DiscordSink.Markdown.escaped(text) == escaped)
    }

    @Test mutating func `a repeat says that it may be one`() async throws {
        let discord = FakeDiscord()
        var item = script.delivery("체결", id: "A1")
        item.mayRepeat = true

        _ = try await DiscordBench.deliver(item, to: discord, language: .en)

        #expect(discord.messages.first?["footer"] == "· #A1 (may be a repeat) · test/above")
    }

    @Test mutating func `name, thread and silence are kept`() async throws {
        let discord = FakeDiscord(threads: ["77"])
        let more = "username: 매듭, thread: 77, silent_below: warning"

        for severity in [AlertSeverity.notice, .warning] {
            _ = try await DiscordBench.deliver(script.delivery("x", id: "A1", severity: severity), to: discord, more)
        }

        #expect(discord.messages.map(\.thread) == ["77", "77"])
        #expect(discord.messages.map { $0["username"] } == ["매듭", "매듭"])
        #expect(discord.messages.map { $0.body["flags"] } == [4096, nil])
    }

    @Test mutating func `long texts come in parts within the limits, with nothing lost`() async throws {
        let discord = FakeDiscord()
        let lines = (1...700).map { "\($0)번째 줄 *별* 😀" }

        let outcome = try await DiscordBench.deliver(
            script.delivery("제목\n" + lines.joined(separator: "\n"), id: "A1"),
            to: discord
        )

        #expect(outcome.receipt?.message == discord.messages.first?.id)
        #expect(
            discord.messages.map { $0["title"] } == ["제목"] + Array(repeating: nil, count: discord.messages.count - 1)
        )
        #expect(discord.messages.count > 2)
        let text = discord.messages.compactMap { $0["description"] }.map(DiscordBench.shown).joined(separator: "\n")
        #expect(text == lines.joined(separator: "\n"))
        #expect(discord.messages.last?["footer"] == "· #A1 · test/above")
    }

    @Test mutating func `a first line that is no title stays in the text`() async throws {
        let discord = FakeDiscord()
        let line = String(repeating: "가", count: 257)

        _ = try await DiscordBench.deliver(script.delivery(line, id: "A1"), to: discord)
        _ = try await DiscordBench.deliver(script.delivery("\n둘째 줄", id: "A2"), to: discord)

        #expect(discord.messages.map { $0["title"] } == [nil, nil])
        #expect(discord.messages.map { $0["description"] } == [line, "\n둘째 줄"])
    }

    @Test mutating func `a picture is put under its message, and once however often it is sent`() async throws {
        let discord = FakeDiscord()

        try await discord.whileServing { url in
            let sink = try await DiscordBench.sink(url)
            let receipt = await sink.deliver(script.delivery("체결", id: "A1")).receipt
            _ = await sink.deliver(script.picture("차트", of: receipt?.message))
            _ = await sink.deliver(script.picture("차트", of: receipt?.message))
            let alone = await sink.deliver(script.picture("차트", of: nil))
            let late = await sink.deliver(script.picture("차트", of: "5"))
            #expect(alone.kind == "delivered" && late.kind == "never", "\(alone) \(late)")
        }

        #expect(discord.messages.map(\.files) == [[ChannelBench.png], [ChannelBench.png]])
        #expect(discord.messages.last?["content"] == "차트\n· #A1")
    }

    @Test mutating func `an embed that is not taken is sent as plain text`() async throws {
        let discord = FakeDiscord()
        discord.standIn.misbehave(.answer(FakeDiscord.failure(400, 50035, "Invalid Form Body")))

        let outcome = try await DiscordBench.deliver(
            script.delivery("제목\n" + String(repeating: "*", count: 1_500), id: "A1"),
            to: discord
        )

        #expect(outcome.kind == "delivered")
        let content = try #require(discord.messages.first?["content"])
        #expect(content.hasPrefix("제목\n\\*") && content.hasSuffix("…\n· #A1 · test/above"))
        #expect(content.utf16.count <= 2000)
    }
}
