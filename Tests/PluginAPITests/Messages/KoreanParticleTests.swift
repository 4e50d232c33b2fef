import PluginAPI
import Testing

@Suite struct KoreanParticleTests {
    @Test(arguments: [
        ("간격", "은"), ("주기", "는"), ("서울", "은"), ("값", "은"), ("ㄱ", "은"), ("ㅏ", "는"),
    ])
    func `after Hangul the last letter decides`(word: String, form: String) {
        #expect(KoreanParticle.topic.following(word) == form)
    }

    @Test(arguments: [
        ("period", "는"), ("token", "은"), ("interval", "은"), ("chat", "은"), ("webhook", "은"), ("stop_loss", "는"),
        ("take_profit", "은"), ("app_key", "는"), ("volume", "은"), ("rule", "은"), ("price", "는"), ("path", "는"),
        ("string", "은"), ("web", "은"), ("script", "는"), ("group", "은"), ("name", "은"), ("check", "는"),
        ("tick", "은"), ("risk", "는"), ("float", "는"), ("url", "은"),
    ])
    func `Latin words are read as Korean reads them`(word: String, form: String) {
        #expect(KoreanParticle.topic.following(word) == form)
    }

    @Test(arguments: [
        ("RSI", "는"), ("ETN", "은"), ("ATR", "은"), ("SQL", "은"), ("KRX", "는"), ("x", "는"), ("m", "은"),
        ("KIS_APP_TOKEN", "은"), ("TELEGRAM_CHAT", "은"), ("csv", "는"), ("html", "은"),
    ])
    func `acronyms and single letters are spelled`(word: String, form: String) {
        #expect(KoreanParticle.topic.following(word) == form)
    }

    @Test(arguments: [
        ("0", "은"), ("1", "은"), ("2", "는"), ("3", "은"), ("4", "는"), ("5", "는"), ("6", "은"), ("7", "은"),
        ("8", "은"), ("9", "는"), ("10", "은"), ("1,000", "은"), ("100,000,000", "은"), ("1000000000000", "는"),
        ("$232.87", "는"), ("$1,200", "는"), ("2.5", "는"), ("005930", "은"),
    ])
    func `digits are read as numbers`(word: String, form: String) {
        #expect(KoreanParticle.topic.following(word) == form)
    }

    @Test(arguments: [
        ("3%", "는"), ("`period`", "는"), ("`간격`", "은"), ("'token'", "은"), ("“서울”", "은"), ("삼성전자(005930)", "는"),
        ("기간(예: `1y`, `20d`)", "은"), ("`:`", "은"), ("`#`", "은"), ("@", "는"), ("(값)", "은"), ("", "는"),
    ])
    func `signs quotes and remarks are looked through`(word: String, form: String) {
        #expect(KoreanParticle.topic.following(word) == form)
    }

    @Test(arguments: [
        (KoreanParticle.subject, "이", "가"), (.object, "을", "를"), (.with, "과", "와"), (.or, "이나", "나"),
        (.called, "이라는", "라는"), (.quoted, "이라고", "라고"), (.being, "이며", "며"), (.toward, "으로", "로"),
    ])
    func `each particle has its two forms`(particle: KoreanParticle, afterConsonant: String, afterVowel: String) {
        #expect(particle.following("값") == afterConsonant)
        #expect(particle.following("주기") == afterVowel)
    }

    @Test(arguments: [("서울", "로"), ("symbol", "로"), ("7", "로"), ("부산", "으로"), ("window", "로"), ("3", "으로")])
    func `the particle of direction does not mind a final rieul`(word: String, form: String) {
        #expect(KoreanParticle.toward.following(word) == form)
    }

    @Test func `an interpolated word takes its particle along`() {
        let key = "cooldown"

        #expect("\("`\(key)`", .toward) 바꾸세요" == "`cooldown`으로 바꾸세요")
    }
}
