import PluginAPI
import Testing

@testable import Host

/// Korean particles fit the names before them, by sounds that were looked up for each name of the cases.
@Suite struct GoldenParticleTests {
    @Test(arguments: GoldenCase.all)
    func `no particle of the Korean text is wrong or undecided`(golden: GoldenCase) throws {
        let text = golden.expected["ko.txt"] ?? ""

        let mistakes = try ParticleCheck.mistakes(in: text)

        #expect(mistakes.isEmpty, "\(golden.name)")
    }

    @Test func `no particle of an explanation is wrong or undecided`() throws {
        for explanation in DiagnosticExplanation.all {
            let mistakes = try ParticleCheck.mistakes(in: explanation.cause.ko + "\n" + explanation.cure.ko)

            #expect(mistakes.isEmpty, "\(explanation.code)")
        }
    }

    @Test(arguments: [
        "`rsi`은", "`period`를(을) 쓰세요", "`간격`는", "`phone`로 보냅니다", "`mode`이", "싱크(으)로", "`3%`을", "`1`라는",
        "`level`으로",
    ])
    func `a wrong particle is noticed`(text: String) throws {
        let mistakes = try ParticleCheck.mistakes(in: text)

        #expect(!mistakes.isEmpty)
    }
}

/// Looks for particles that do not fit, without the program's own reading of words.
private enum ParticleCheck {
    private enum Sound {
        case vowel, consonant, rieul
    }

    /// A name whose reading is not known here: look it up and add it.
    private struct Unknown: Error {
        var name: String
    }

    static func mistakes(in text: String) throws -> [String] {
        let undecided = [
            "을(를)", "를(을)", "은(는)", "는(은)", "이(가)", "가(이)", "와(과)", "과(와)", "(으)로", "(이)라", "(이)나", "(이)며",
        ]
        let pattern = /[`'"]([^`'"\n]+)[`'"](이라는|라는|이라고|라고|으로|로|이며|며|이나|나|은|는|이|가|을|를|과|와)(?=[\s.,:;)·]|$)/
        let wrong = try text.matches(of: pattern.anchorsMatchLineEndings()).filter {
            try !fits(String($0.output.2), after: String($0.output.1))
        }
        return undecided.filter(text.contains) + wrong.map { String($0.output.0) }
    }

    private static func fits(_ particle: String, after name: String) throws -> Bool {
        let sound = try sound(of: name)
        return switch particle {
        case "은", "이", "을", "과", "이나", "이라는", "이라고", "이며": sound != .vowel
        case "으로": sound == .consonant
        case "로": sound != .consonant
        default: sound == .vowel
        }
    }

    private static func sound(of name: String) throws -> Sound {
        let read = name.last { $0.isLetter || $0.isNumber || $0 == "%" }
        guard let last = read ?? name.last(where: { $0 != " " }) else { return .vowel }
        if let scalar = last.unicodeScalars.first?.value, (0xAC00...0xD7A3).contains(scalar) {
            return [0: .vowel, 8: .rieul][(scalar - 0xAC00) % 28] ?? .consonant
        }
        if let sound = signs[last] { return sound }
        let letters = name.split { !$0.isLetter || !$0.isASCII }.last?.lowercased() ?? name
        if vowels.contains(letters) { return .vowel }
        if consonants.contains(letters) { return .consonant }
        guard rieuls.contains(letters) else { throw Unknown(name: name) }
        return .rieul
    }

    /// Digits as Korean counts, and signs by the names they have: 쌍점, 샵, 대시, 골뱅이, 중괄호.
    private static let signs: [Character: Sound] = [
        "0": .consonant, "1": .rieul, "2": .vowel, "3": .consonant, "4": .vowel, "5": .vowel, "6": .consonant,
        "7": .rieul, "8": .rieul, "9": .vowel, "%": .vowel, "@": .vowel, "*": .vowel, "&": .vowel, "!": .vowel,
        "{": .vowel, "}": .vowel, "[": .vowel, "]": .vowel, ":": .consonant, "#": .consonant, "|": .vowel, "-": .vowel,
        "=": .vowel, "<": .vowel, "\\": .vowel,
    ]

    /// Names as Koreans read them aloud, slips included: 어카운트, 디듀프, 피리어드, 룰스.
    private static let vowels: Set<String> = [
        "a", "acount", "aggressive", "allow", "b", "brokers", "chart", "chats",
        "day", "dedupe", "env", "every", "false", "fast", "five",
        "history", "http", "https", "id", "include", "investor", "jp", "key", "kiss", "latest", "levels", "live", "los",
        "loss",
        "mode", "order",
        "papper", "path", "period", "peroid", "phnoe", "pipelines", "piplines", "plugins", "prise", "regula",
        "regular", "reply", "rsi", "ruels", "simulator", "sinks", "size", "sources", "spare", "speed", "stoploss",
        "true",
        "windo",
        "window", "windows", "wma", "y",
    ]

    /// 챗, 쿨다운, 프롬, 룩백, 폰, 토큰.
    private static let consonants: Set<String> = [
        "chat", "chatt", "comon", "cooldown", "dedup", "from", "kakaotalk", "lookback", "lookbak", "min", "phone",
        "pipeline",
        "profit",
        "rec", "secret", "slack", "telegram", "tokn", "token", "version", "wehn", "when",
    ]

    /// 캐피털, 채널, 콘솔, 레벨, 엘브이엘, 폴, 심볼, 유알엘, 야믈.
    private static let rieuls: Set<String> = [
        "capital", "channel", "consol", "console", "level", "lvl", "poll", "simbol", "url", "usual", "yaml",
    ]
}
