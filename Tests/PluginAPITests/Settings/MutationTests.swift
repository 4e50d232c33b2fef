import PluginAPI
import Testing
import YAML

/// A sound configuration with one thing changed: the words stay those of people, and no secret is shown.
@Suite struct MutationTests {
    struct Bot: PluginSettings {
        @Setting(LocalizedText(ko: "모드", en: "The mode.")) var mode: GoldenTests.Bot.Mode
        @Setting(LocalizedText(ko: "앱 키", en: "The key.")) var appKey: Secret
        @Setting(LocalizedText(ko: "앱 시크릿", en: "The secret.")) var appSecret: Secret
        @Setting(LocalizedText(ko: "기간", en: "The period."), in: 2...500) var period = 14
        @Setting(LocalizedText(ko: "종목", en: "The symbols.")) var symbols: [Symbol]
        @Setting(LocalizedText(ko: "손절", en: "The stop.")) var stopLoss: Percent?
        @Setting(LocalizedText(ko: "주기", en: "How often.")) var every: Duration = .seconds(5)
        @Setting(LocalizedText(ko: "시간대", en: "The hours.")) var hours: HourRange?
        @Setting(LocalizedText(ko: "문구", en: "The message.")) var message = ""
        @Setting(LocalizedText(ko: "한도", en: "The limits.")) var limits: GoldenTests.Bot.Limits
        @Setting(LocalizedText(ko: "가격", en: "The prices.")) var prices: [String: Price] = [:]
    }

    private static let secret = "zq9xkvw7plm3"

    private static let sound = """
        mode: paper
        app_key: ${KIS_APP_KEY}
        app_secret: \(secret)
        period: 14
        symbols: [005930, NASDAQ:AAPL]
        stop_loss: 3%
        every: 5분
        hours: 09:00-09:10
        message: "{name} 매수 #1"
        limits:
          notional_per_order: 1,000,000원
          orders_per_day: 10
        prices: { 삼성: "73,450원", b: 12 }
        """

    private static let jargon = [
        "Optional", "Decod", "SettingValue", "PluginAPI", "PluginSettings", "Swift", "Mirror", "DecodingError",
        "Duration", "HourRange", "CivilDate", "Dictionary", "Array<", "nil", "Int64", "UInt8", "Substring", "libyaml",
        "Percent(", "Money(", "Secret(", "while parsing", "while scanning", "expected <",
    ]

    private let environment = Environment(process: ["KIS_APP_KEY": "hunter2hunter2"])

    @Test func `the configuration is sound but for the secret in it`() {
        let reading = SettingReading(Bot.self, Self.sound, environment: environment)

        #expect(reading.settings != nil)
        #expect(reading.codes == ["W0410"])
    }

    @Test(arguments: 0..<10)
    func `one change never brings jargon or a secret to light`(batch: UInt64) {
        for seed in batch * 200..<(batch + 1) * 200 { check(seed) }
    }

    private func check(_ seed: UInt64) {
        var random = SeededGenerator(seed: seed)
        let mutated = Mutation(of: Self.sound, using: &random).text

        let reading = SettingReading(Bot.self, mutated, environment: environment)
        let shown = reading.rendered(.ko) + reading.rendered(.en)

        for word in Self.jargon where !mutated.contains(word) { #expect(!shown.contains(word), "\(mutated)") }
        // A change inside the secret's own letters makes another secret; whatever is left of six letters counts.
        for start in 0...(Self.secret.count - 6) {
            let part = Self.secret.dropFirst(start).prefix(6)
            #expect(!shown.contains(part), "\(mutated)\n\(shown)")
        }
        #expect(!shown.contains("hunter2"))
        #expect(reading.settings != nil || reading.diagnostics.hasErrors, "\(mutated)")
    }

    @Test func `nearly every change is one error at most`() {
        var several = 0
        let rounds: UInt64 = 2_000
        for seed in 0..<rounds {
            var random = SeededGenerator(seed: seed)
            let mutated = Mutation(of: Self.sound, using: &random).text
            let reading = SettingReading(Bot.self, mutated, environment: environment)
            if reading.diagnostics.count(.error) > 1 { several += 1 }
        }

        // Some changes are two mistakes, such as a letter that went to another line.
        #expect(several < rounds / 50)
    }
}

/// A text with one thing changed, as slips of a hand or an editor do.
private struct Mutation {
    let text: String

    init(of text: String, using random: inout SeededGenerator) {
        var characters = Array(text)
        let index = Int.random(in: 0..<characters.count - 1, using: &random)
        switch Int.random(in: 0..<9, using: &random) {
        case 0: characters.remove(at: index)
        case 1:
            characters.insert(
                ["x", "3", " ", ":", "-", "\"", "'", "{", "]", ",", "#", "%", "가"].randomElement(using: &random) ?? "x",
                at: index
            )
        case 2: characters.swapAt(index, index + 1)
        case 3: characters.insert(characters[index], at: index)
        case 4: characters[index] = Self.fullWidth(characters[index])
        case 5: characters.insert("\u{A0}", at: index)
        case 6: characters.insert("\u{200B}", at: index)
        default:
            self.text = Self.lines(of: text, using: &random)
            return
        }
        self.text = String(characters)
    }

    private static func lines(of text: String, using random: inout SeededGenerator) -> String {
        var lines = text.split(separator: "\n").map(String.init)
        let index = Int.random(in: 0..<lines.count, using: &random)
        switch Int.random(in: 0..<5, using: &random) {
        case 0: lines.remove(at: index)
        case 1: lines.insert(lines[index], at: index)
        case 2: lines[index] = String(lines[index].drop { $0 == " " })
        case 3: lines[index] = "  " + lines[index]
        default: lines[index] = lines[index].replacing(": ", with: ":")
        }
        return lines.joined(separator: "\n")
    }

    private static func fullWidth(_ character: Character) -> Character {
        guard let value = character.unicodeScalars.first?.value, (0x21...0x7E).contains(value),
            let wide = Unicode.Scalar(value + 0xFEE0)
        else { return character }
        return Character(wide)
    }
}

/// Random numbers that are the same in every run.
private struct SeededGenerator: RandomNumberGenerator {
    private var state: UInt64

    init(seed: UInt64) { state = seed &* 0x9E37_79B9_7F4A_7C15 &+ 1 }

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }
}
