import PluginAPI
import Testing
import YAML

/// The mistakes people make, each with what has to be said about it.
@Suite struct GoldenTests {
    struct Bot: PluginSettings {
        @Setting(LocalizedText(ko: "모드", en: "The mode.")) var mode = Mode.paper
        @Setting(LocalizedText(ko: "기간", en: "The bars.")) var period = 14
        @Setting(LocalizedText(ko: "채널", en: "The channel.")) var channel = ""
        @Setting(LocalizedText(ko: "대화방", en: "The chat.")) var chat = ""
        @Setting(LocalizedText(ko: "문구", en: "The message.")) var message = ""
        @Setting(LocalizedText(ko: "토큰", en: "The token.")) var token: Secret?
        @Setting(LocalizedText(ko: "종목", en: "The symbols.")) var trades: [Symbol] = []
        @Setting(LocalizedText(ko: "손절", en: "The stop.")) var stopLoss: Percent?
        @Setting(LocalizedText(ko: "한도", en: "The limits.")) var limits = Limits()

        enum Mode: String, CaseIterable, SettingValue { case real, paper, simulated }

        struct Limits: PluginSettings {
            @Setting(LocalizedText(ko: "주문 한도", en: "The most for an order.")) var notionalPerOrder: Money?
            @Setting(LocalizedText(ko: "횟수", en: "The most orders.")) var ordersPerDay = 10
        }
    }

    struct Row: Sendable, CustomTestStringConvertible {
        var input: String
        var code: String
        var place: String
        var ko: String
        var en: String
        var fixed: String?

        var testDescription: String { input }
    }

    private static let rows = [
        Row(
            input: "mode： paper\nperiod: 3",
            code: "H0007",
            place: "1:5",
            ko: "전각 쌍점(：)",
            en: "full-width colon",
            fixed: "mode: paper\nperiod: 3"
        ),
        Row(
            input: "limits:\n\torders_per_day: 3",
            code: "H0021",
            place: "2:1",
            ko: "탭 대신 빈칸 두 칸",
            en: "use two spaces",
            fixed: "limits:\n  orders_per_day: 3"
        ),
        Row(
            input: "mode:\u{A0}paper",
            code: "H0005",
            place: "1:6",
            ko: "줄바꿈 없는 빈칸(U+00A0)",
            en: "no-break space (U+00A0)",
            fixed: "mode: paper"
        ),
        Row(
            input: "mode: pa\u{200B}per",
            code: "H0005",
            place: "1:9",
            ko: "폭 없는 빈칸(U+200B)",
            en: "zero-width space (U+200B), probably copied from the web",
            fixed: "mode: paper"
        ),
        Row(
            input: "mode: “paper”",
            code: "H0006",
            place: "1:7",
            ko: "둥근 따옴표(“ ”)는 따옴표가 아니라 값의 일부가 됩니다.",
            en: "part of the value",
            fixed: "mode: \"paper\""
        ),
        Row(
            input: "mode: paper\nperiod:14",
            code: "H0025",
            place: "2:1",
            ko: "쌍점 뒤에 빈칸이 없습니다.",
            en: "a space is missing after the colon",
            fixed: "mode: paper\nperiod: 14"
        ),
        Row(
            input: "mode: real\nperiod: 3\nmode: paper",
            code: "H0045",
            place: "3:1",
            ko: "`mode`가 두 번 있습니다.",
            en: "'mode' stands here twice"
        ),
        Row(
            input: "channel: #alerts",
            code: "H0042",
            place: "1:10",
            ko: "`#`부터는 주석이라서 값이 비어 있습니다.",
            en: "everything after '#' is a comment, so the value is empty",
            fixed: "channel: \"#alerts\""
        ),
        Row(
            input: "chat: @mychannel",
            code: "H0037",
            place: "1:7",
            ko: "`@`로 시작하는 글은 따옴표가 필요합니다.",
            en: "a text that begins with '@' needs quotes",
            fixed: "chat: \"@mychannel\""
        ),
        Row(
            input: "message: {symbol} 매수",
            code: "H0037",
            place: "1:10",
            ko: "`{`로 시작하는 글은 따옴표가 필요합니다.",
            en: "a text that begins with '{' needs quotes",
            fixed: "message: \"{symbol} 매수\""
        ),
        Row(
            input: "{ token: ${TELEGRAM_BOT_TOKEN} }",
            code: "H0040",
            place: "1:10",
            ko: "괄호 안의 `${…}`에는 따옴표가 필요합니다.",
            en: "needs quotes",
            fixed: "{ token: \"${TELEGRAM_BOT_TOKEN}\" }"
        ),
        Row(
            input: "trades: [005930, 5930]",
            code: "H0301",
            place: "1:18",
            ko: "혹시 `005930` 인가요?",
            en: "did you mean '005930'?"
        ),
        Row(
            input: "stop_loss: 0.03",
            code: "H0109",
            place: "1:12",
            ko: "혹시 `3%` 또는 `0.03%` 인가요?",
            en: "a unit is missing"
        ),
        Row(
            input: "chat: ${MISSING_CHAT}",
            code: "H0401",
            place: "1:7",
            ko: "환경 변수 `MISSING_CHAT`에 값이 없습니다. `.env`",
            en: "the environment variable 'MISSING_CHAT' is not set; it may be written in '.env'"
        ),
        Row(
            input: "token: 12345:abcdefghijk",
            code: "W0410",
            place: "1:8",
            ko: "`.env`로 옮기세요.",
            en: "move it to '.env'"
        ),
        Row(
            input: "limits: { notional_per_order: 1,000,000원 }",
            code: "H0032",
            place: "1:31",
            ko: "괄호 안에서는 쉼표가 값을 나눕니다.",
            en: "commas split the value",
            fixed: "limits: { notional_per_order: \"1,000,000원\" }"
        ),
        Row(
            input: "chat: \"abc\nperiod: 3\nmode: paper",
            code: "H0023",
            place: "1:7",
            ko: "따옴표가 닫히지 않았습니다.",
            en: "this quote is not closed"
        ),
        Row(
            input: "mode: paper\n  period: 3",
            code: "H0022",
            place: "2:3",
            ko: "들여쓰기가 위아래 줄과 맞지 않습니다.",
            en: "the indentation does not fit the lines around it"
        ),
        Row(
            input: "trades:\n  - 005930\n  000660\n",
            code: "H0029",
            place: "3:3",
            ko: "앞에 `- `가 없습니다.",
            en: "'- ' is missing before it"
        ),
        Row(
            input: "limits:\n  orders_per_day: [3]",
            code: "H0104",
            place: "2:19",
            ko: "정수가 필요한데 목록이 있습니다.",
            en: "a whole number is needed, found a list"
        ),
        Row(
            input: "peroid: 14",
            code: "H0103",
            place: "1:1",
            ko: "`peroid`라는 설정이 없습니다.",
            en: "the rule 'sigma' has no setting 'peroid'"
        ),
        Row(
            input: "period: 열넷",
            code: "H0108",
            place: "1:9",
            ko: "정수가 필요한데 `열넷`이 있습니다.",
            en: "a whole number is needed, found '열넷'"
        ),
    ]

    private let environment = Environment(process: ["TELEGRAM_BOT_TOKEN": "hunter2hunter2"])

    @Test(arguments: rows)
    func `each mistake is one problem in its place and in words`(row: Row) {
        let reading = SettingReading(Bot.self, row.input, environment: environment)

        #expect(reading.codes == [row.code])
        #expect(reading.places == ["config.yaml:\(row.place)"])
        #expect(reading.rendered(.ko).contains(row.ko))
        #expect(reading.rendered(.en).contains(row.en))
    }

    @Test(arguments: rows)
    func `a repair that a program may apply leaves a sound file`(row: Row) {
        let reading = SettingReading(Bot.self, row.input, environment: environment)
        let safe = reading.diagnostics.flatMap(\.suggestions).filter { $0.applicability == .machineApplicable }
        let repaired = row.input.applying(safe.flatMap(\.edits))

        #expect((row.fixed ?? row.input) == repaired)
        guard row.fixed != nil else { return }
        #expect(SettingReading(Bot.self, repaired, environment: environment).diagnostics.isEmpty)
    }

    @Test func `a byte order mark is no problem`() {
        let reading = SettingReading(Bot.self, "\u{FEFF}mode: paper")

        #expect(reading.settings?.mode == .paper)
        #expect(reading.diagnostics.isEmpty)
    }

    @Test func `codes of symbols are no problem ever`() {
        let reading = SettingReading(Bot.self, "trades: [005930, 000660, 0015E0]")

        #expect(reading.diagnostics.isEmpty)
    }

    @Test func `a file of Korean Windows is recognized`() {
        let bytes: [UInt8] =
            Array("chat: ".utf8) + [0xB8, 0xC5, 0xBC, 0xF6, 0x20, 0xBE, 0xCB, 0xB8, 0xB2] + Array("\n".utf8)

        let result = YAMLDocument.parse(bytes: bytes, name: "config.yaml")
        let text = DiagnosticFormat().text(of: result.problems.map { Diagnostic($0) })

        #expect(result.problems.count == 1)
        #expect(text.contains("파일이 CP949(ANSI)로 저장되어 있습니다."))
        #expect(text.contains("UTF-8"))
    }
}

extension String {
    /// The text after edits, which are apart from each other.
    func applying(_ edits: [TextEdit]) -> String {
        var bytes = Array(utf8)
        for edit in edits.sorted(by: { $0.span.bytes.lowerBound > $1.span.bytes.lowerBound }) {
            bytes.replaceSubrange(edit.span.bytes, with: edit.replacement.utf8)
        }
        return String(decoding: bytes, as: UTF8.self)
    }
}
