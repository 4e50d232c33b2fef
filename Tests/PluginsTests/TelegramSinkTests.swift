import ChannelTesting
import HTTP
import LoopbackServer
import PluginAPI
import PluginTesting
import Testing

@testable import Plugins

/// What arrives at Telegram.
@Suite struct TelegramSinkTests {
    private var script = EventScript()

    @Test func `it keeps the contract`() async throws {
        let telegram = FakeTelegram()

        try await telegram.whileServing { url in
            let settings = try TelegramBench.settings(url)
            let problems = await SinkContract.problems(
                context: ChannelBench.context,
                make: { TelegramSink(settings: settings) },
                received: { telegram.messages.map(\.text).joined(separator: "\n") }
            )
            #expect(problems == [])
        }
    }

    @Test mutating func `a message begins with its first line in bold and ends with its id`() async throws {
        let telegram = FakeTelegram()
        let item = script.delivery("🚨 매수 알림!\n현재가 < 목표가 & 더", id: "a1b2c3d4e5")

        let outcome = try await TelegramBench.deliver(item, to: telegram)

        #expect(outcome == .confirmed(DeliveryReceipt(message: "1")))
        #expect(telegram.messages.map(\.text) == ["🚨 매수 알림!\n현재가 < 목표가 & 더\n· #a1b2c3d4e5"])
        let call = try #require(telegram.standIn.calls.first?.request)
        let body = try JSONValue(reading: call.body)
        #expect(body["text"] == "<b>🚨 매수 알림!</b>\n현재가 &lt; 목표가 &amp; 더\n· #a1b2c3d4e5")
        #expect(body["chat_id"] == 1)
        #expect(body["link_preview_options"] == ["is_disabled": true])
        #expect(body["disable_notification"] == nil && body["message_thread_id"] == nil)
    }

    @Test(arguments: ChannelBench.names)
    func `every name arrives as it is`(name: String) async throws {
        let telegram = FakeTelegram()
        var script = EventScript()

        _ = try await TelegramBench.deliver(script.delivery("\(name)\n\(name) 체결", id: "A1"), to: telegram)

        let text = try #require(telegram.messages.first?.text)
        #expect(text.unicodeScalars.elementsEqual("\(name)\n\(name) 체결\n· #A1".unicodeScalars))
        #expect(telegram.messages.first?.isMarkedUp == true)
    }

    @Test mutating func `what could steer a terminal or hide text does not arrive`() async throws {
        let telegram = FakeTelegram()

        _ = try await TelegramBench.deliver(script.delivery("a\u{1B}[2Jb\u{202E}c\r\nd", id: "A1"), to: telegram)

        #expect(telegram.messages.map(\.text) == ["a␛[2Jb\u{FFFD}c\nd\n· #A1"])
    }

    @Test mutating func `a repeat says that it may be one`() async throws {
        let telegram = FakeTelegram()
        var item = script.delivery("체결", id: "A1")
        item.mayRepeat = true

        _ = try await TelegramBench.deliver(item, to: telegram)

        #expect(telegram.messages.map(\.text) == ["체결\n· #A1 (다시 보낸 것일 수 있음)"])
    }

    @Test mutating func `a digest arrives with all its ids`() async throws {
        let telegram = FakeTelegram()
        var item = script.delivery("", id: "D1")
        let entries = (1...37).map { AlertDigest.Entry(id: "A\($0)", time: script.now, line: "알림 \($0)") }
        let text = "09:01–09:03 알림 37건\n" + entries.map { "\($0.line) #\($0.id)" }.joined(separator: "\n")
        item.content = .digest(AlertDigest(entries, text: text))

        _ = try await TelegramBench.deliver(item, to: telegram)

        #expect(telegram.messages.map(\.text) == ["\(text)\n· #D1"])
    }

    @Test mutating func `less urgent alerts come without a sound, and a topic is kept`() async throws {
        let telegram = FakeTelegram()
        let items = AlertSeverity.allCases.map { script.delivery("x", id: "A1", severity: $0) }

        for item in items {
            _ = try await TelegramBench.deliver(item, to: telegram, "chat: 1, silent_below: warning, topic: 7")
        }

        #expect(telegram.messages.map(\.isSilent) == [true, true, false, false])
        #expect(telegram.messages.map(\.topic) == [7, 7, 7, 7])
    }

    @Test mutating func `each chat of several gets its own`() async throws {
        let telegram = FakeTelegram(chats: ["1": .open, "-100": .open, "@knots": .open])
        let item = script.delivery("체결", id: "A1")

        for chat in ["1", "-100", "@knots"] {
            _ = try await TelegramBench.deliver(item, to: telegram, "chats: [1, -100, \"@knots\"]", at: chat)
        }

        #expect(telegram.messages.map(\.chat) == ["1", "-100", "@knots"])
    }

    @Test mutating func `a picture answers the message it belongs to`() async throws {
        let telegram = FakeTelegram()
        let caption = String(repeating: "가", count: 2_000)

        let first = try await TelegramBench.deliver(script.picture("차트 <1>", of: "42"), to: telegram)
        _ = try await TelegramBench.deliver(script.picture(caption, of: nil), to: telegram)

        #expect(first.kind == "delivered")
        #expect(telegram.messages.map(\.photo) == [ChannelBench.png, ChannelBench.png])
        #expect(telegram.messages.map(\.answers) == [42, nil])
        #expect(telegram.messages[0].text == "차트 <1>\n· #A1")
        #expect(telegram.messages[1].text.hasSuffix("…\n· #A1"))
        #expect(telegram.messages[1].text.utf16.count == 1024)
    }

    @Test mutating func `markup that the service cannot read is left out`() async throws {
        let telegram = FakeTelegram()
        let words = "Bad Request: can't parse entities: Unsupported start tag \"x\" at byte offset 0"
        telegram.standIn.misbehave(.answer(FakeTelegram.failure(400, words)))

        let outcome = try await TelegramBench.deliver(script.delivery("a < b", id: "A1"), to: telegram)

        #expect(outcome.kind == "delivered")
        #expect(telegram.messages.map(\.text) == ["a < b\n· #A1"])
        #expect(telegram.messages.map(\.isMarkedUp) == [false])
        #expect(telegram.standIn.calls.count == 2)
    }

    @Test mutating func `what is no message is refused`() async throws {
        let telegram = FakeTelegram()
        var item = script.delivery("x", id: "A1")
        item.content = .event(Event(item.header, .status(Status(component: "host", state: .running))))

        #expect(try await TelegramBench.deliver(item, to: telegram).kind == "never")
    }
}

/// Texts that are longer than a message.
@Suite struct TelegramPartsTests {
    private var script = EventScript()
    private let text = (1...900).map { "\($0)번째 줄 <&> 😀" }.joined(separator: "\n")

    @Test mutating func `a long text comes in parts, cut at the ends of lines, with nothing lost`() async throws {
        let telegram = FakeTelegram()

        let outcome = try await TelegramBench.deliver(script.delivery(text, id: "A1"), to: telegram)

        #expect(outcome.receipt?.message == "1")
        let parts = telegram.messages.map(\.text)
        #expect(parts.count == 4)
        #expect(parts.allSatisfy { $0.utf16.count <= 4096 })
        #expect(parts.dropLast().enumerated().allSatisfy { $1.hasSuffix("\n(\($0 + 1)/4)") })
        #expect(parts.last?.hasSuffix("\n· #A1") == true)
        let lines = parts.flatMap { $0.split(separator: "\n").dropLast() }
        #expect(lines.joined(separator: "\n") == text)
    }

    @Test mutating func `another attempt goes on with the part that did not arrive`() async throws {
        let telegram = FakeTelegram()
        let item = script.delivery(text, id: "A1")

        try await telegram.whileServing { url in
            let sink = try await TelegramBench.sink(url)
            telegram.standIn.misbehave(.slow, .answer(FakeTelegram.tooMany(7)))
            let first = await sink.deliver(item)
            let second = await sink.deliver(item)
            #expect(first.isPartial)
            #expect(first.wait == .seconds(7))
            #expect(second.receipt?.message == "1")
        }

        #expect(telegram.messages.count == 4)
        #expect(telegram.standIn.calls.count == 5)
    }

    @Test mutating func `a text of which nothing has arrived has not begun`() async throws {
        let telegram = FakeTelegram()
        telegram.standIn.misbehave(.answer(FakeTelegram.tooMany(7)))

        let outcome = try await TelegramBench.deliver(script.delivery(text, id: "A1"), to: telegram)

        #expect(outcome.kind == "retry")
        #expect(!outcome.isPartial)
    }

    @Test mutating func `an urgent one that passes by takes nothing of that away`() async throws {
        let telegram = FakeTelegram()
        let item = script.delivery(text, id: "A1")
        let urgent = script.delivery("긴급\n" + text, id: "A2", severity: .critical)

        try await telegram.whileServing { url in
            let sink = try await TelegramBench.sink(url)
            telegram.standIn.misbehave(.slow, .answer(FakeTelegram.tooMany(7)))
            let outcomes = [await sink.deliver(item), await sink.deliver(urgent), await sink.deliver(item)]
            #expect(outcomes.map(\.kind) == ["retry", "delivered", "delivered"])
        }

        #expect(telegram.messages.filter { $0.text.hasSuffix("(1/4)") }.count == 2)
        #expect(telegram.messages.count == 8)
    }

    @Test mutating func `after a restart all parts come again, marked`() async throws {
        let telegram = FakeTelegram()
        var item = script.delivery(text, id: "A1")
        telegram.standIn.misbehave(.slow, .lost)

        let first = try await TelegramBench.deliver(item, to: telegram)
        item.mayRepeat = true
        _ = try await TelegramBench.deliver(item, to: telegram)

        #expect(first.kind == "unknown")
        #expect(telegram.messages.count == 6)
        #expect(telegram.messages.last?.text.hasSuffix("· #A1 (다시 보낸 것일 수 있음)") == true)
    }

    @Test mutating func `a text without end is cut off`() async throws {
        let telegram = FakeTelegram()

        _ = try await TelegramBench.deliver(script.delivery(String(repeating: text, count: 20), id: "A1"), to: telegram)

        #expect(telegram.messages.count == 10)
        #expect(telegram.messages.last?.text.hasSuffix("…\n· #A1") == true)
    }
}
