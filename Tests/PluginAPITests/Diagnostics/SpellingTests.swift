import PluginAPI
import Testing

@Suite struct SpellingTests {
    private let keys = [
        "period", "below", "above", "source", "rearm", "stop_loss", "take_profit", "webhook_url", "every",
    ]

    @Test(arguments: [
        ("peroid", "period"), ("perid", "period"), ("periods", "period"), ("Period", "period"), ("belwo", "below"),
        ("stoploss", "stop_loss"), ("stop-loss", "stop_loss"), ("stopLoss", "stop_loss"), ("take_proft", "take_profit"),
        ("STOP_LOS", "stop_loss"),
    ])
    func `one slip or two are forgiven`(typed: String, meant: String) {
        #expect(Spelling.nearest(to: typed, in: keys) == [meant])
    }

    @Test func `a swap of neighbours is one slip`() {
        #expect(Spelling.nearest(to: "cuont", in: ["count"]) == ["count"])
        #expect(Spelling.nearest(to: "moed", in: ["mode"]) == ["mode"])
    }

    @Test func `short names forgive one slip only`() {
        #expect(Spelling.nearest(to: "mod", in: ["mode"]) == ["mode"])
        #expect(Spelling.nearest(to: "mxxe", in: ["mode"]).isEmpty)
        #expect(Spelling.nearest(to: "x", in: ["y"]).isEmpty)
    }

    @Test(arguments: [
        ("interval", "every"), ("webhook", "webhook_url"), ("손절", "stop_loss"), ("익절", "take_profit"),
        ("StopLoss", "stop_loss"),
    ])
    func `words of the same meaning are known`(typed: String, meant: String) {
        #expect(Spelling.nearest(to: typed, in: keys) == [meant])
    }

    @Test(arguments: [
        ("ㅔㄷ갸ㅐㅇ", "period"), ("ㅔㄷ갸ㅐ", "period"), ("ㄷㅍㄷ교", "every"), ("ㅠ디ㅐㅈ", "below"), ("내ㅕㄱㅊㄷ", "source"),
    ])
    func `names typed with the Korean keyboard on are read by their keys`(typed: String, meant: String) {
        #expect(Spelling.nearest(to: typed, in: keys) == [meant])
    }

    @Test func `conjoining letters are the same as syllables`() {
        let conjoining = "\u{110E}\u{1161}\u{11AB}"
        let syllable = "찬"

        #expect(Spelling.nearest(to: conjoining, in: ["cks"]) == Spelling.nearest(to: syllable, in: ["cks"]))
        #expect(Spelling.nearest(to: syllable, in: ["cks"]) == ["cks"])
    }

    @Test func `a beginning is enough`() {
        #expect(Spelling.nearest(to: "web", in: keys) == ["webhook_url"])
        #expect(Spelling.nearest(to: "period_of_average", in: keys) == ["period"])
    }

    @Test func `several that are equally near are all given up to three`() {
        let near = Spelling.nearest(to: "cart", in: ["card", "care", "carp", "cars", "dog"])

        #expect(near.count == 3)
        #expect(Spelling.nearest(to: "bart", in: ["cart", "part", "xyz"]) == ["cart", "part"])
    }

    @Test func `nothing near gives nothing`() {
        #expect(Spelling.nearest(to: "zzzzzz", in: keys).isEmpty)
        #expect(Spelling.nearest(to: "", in: keys).isEmpty)
        #expect(Spelling.nearest(to: "--", in: keys).isEmpty)
    }

    @Test func `the word itself is never suggested`() {
        #expect(Spelling.nearest(to: "period", in: ["period"]).isEmpty)
    }

    @Test func `names of Korean letters are compared too`() {
        #expect(Spelling.nearest(to: "매수알림방", in: ["매수알람방", "보고"]) == ["매수알람방"])
    }

    @Test func `names that differ in form alone are the same`() {
        #expect(Spelling.isSame("stopLoss", as: "stop_loss"))
        #expect(Spelling.isSame("ㅡㅐㅇㄷ", as: "mode"))
        #expect(!Spelling.isSame("peroid", as: "period"))
    }

    @Test func `a key that belongs elsewhere names up to three owners`() {
        let owners = ["a", "b", "c", "d"].map { SettingOwner(kind: .rule, name: $0) }

        let some = Suggestion.belonging(to: Array(owners.prefix(2)))?.message
        let many = Suggestion.belonging(to: owners)?.message

        #expect(Suggestion.belonging(to: []) == nil)
        #expect(some?.en == "it is a setting of the rule 'a' and of the rule 'b'")
        #expect(some?.ko == "`a` 규칙, `b` 규칙의 설정입니다")
        #expect(many?.en == "it is a setting of the rule 'a' and of the rule 'b' and of the rule 'c' and of others")
        #expect(many?.ko == "`a` 규칙, `b` 규칙, `c` 규칙 등의 설정입니다")
    }
}
