import PluginAPI
import PluginTesting
import Testing

@testable import Plugins

@Suite struct RecordAlertRuleTests {
    private func tester(_ settings: String = "") throws -> RuleTester<RecordAlertRule> {
        let instrument = try Instrument(
            symbol: #require(Symbol("005930")),
            name: "삼성전자",
            segment: "KOSPI",
            class: .stock,
            currency: .krw
        )
        return try RuleTester(RecordAlertRule.self, settings, instruments: [instrument])
    }

    @Test func `a record is told with its fields in the order wanted`() throws {
        var tester = try tester("{ lists: [leaders], fields: [side, investor, none, amount], symbol: symbol }")
        let fields = ["side": "매수", "investor": "김투자", "symbol": "005930", "amount": "3,000만원", "capital": "12억원"]

        let signals = tester.record("leaders", "1", fields)

        #expect(
            try signals.first?.message() == """
                📌 leaders
                📊 삼성전자 (005930)
                side: 매수
                investor: 김투자
                amount: 3,000만원
                """
        )
        #expect(signals.first?.symbol == Symbol("005930"))
        #expect(signals.line(showing: "list", "key", "text") == "record list=leaders key=1 text=매수 김투자 3,000만원")
    }

    @Test func `without settings everything is told, by name`() throws {
        var tester = try tester()

        let signals = tester.record("build", "7", ["status": "ok", "branch": "main"])

        #expect(try signals.first?.message(in: .en) == "📌 build\nbranch: main\nstatus: ok")
        #expect(signals.first?.symbol == nil)
    }

    @Test func `the symbol is told in the line of the instrument, and a change of it is one`() throws {
        var tester = try tester("symbol: code")

        #expect(
            try tester.record("a", "1", ["code": "005930", "x": "1"]).first?.message() == "📌 a\n📊 삼성전자 (005930)\nx: 1"
        )
        #expect(
            tester.record("a", "1", ["code": "000660", "x": "1"]).line(showing: "symbol")
                == "record-changed symbol=000660"
        )
    }

    @Test func `a record is told once and again when what is shown has changed`() throws {
        var tester = try tester("fields: [price]")

        #expect(tester.record("a", "1", ["price": "10", "seen": "1"]).line() == "record")
        #expect(tester.record("a", "1", ["price": "10", "seen": "2"]).isEmpty)
        #expect(tester.record("b", "1", ["price": "10"]).line() == "record")
        #expect(tester.record("a", "1", ["price": "11"]).line() == "record-changed")
        tester = try tester.restarted()
        #expect(tester.record("a", "1", ["price": "11"]).isEmpty)
        #expect(tester.record("a", "1", ["price": "10"]).line(showing: "text") == "record-changed text=10")
    }

    @Test func `other lists are left alone, and a text that is no symbol is about no instrument`() throws {
        var tester = try tester("{ lists: [a], symbol: code }")

        #expect(tester.record("b", "1", ["code": "005930"]).isEmpty)
        let signals = tester.record("a", "1", ["code": "삼성전자"])
        #expect(signals.count == 1)
        #expect(signals.first?.symbol == nil)
    }

    @Test func `what comes from outside cannot pass for lines of the message`() throws {
        var tester = try tester()

        let text = try tester.record("a\nb", "1", ["f\n📌": "x\n🚨 매수"]).first?.message()

        #expect(text == "📌 a␊b\nf␊📌: x␊🚨 매수")
    }

    @Test func `a record of many fields is cut`() throws {
        var tester = try tester()
        let fields = Dictionary(uniqueKeysWithValues: (10..<50).map { ("f\($0)", "x") })

        let text = try #require(try tester.record("a", "1", fields).first?.message())

        #expect(text.hasSuffix("f41: x\n… 외 8개"))
    }

    @Test func `what has not come for the longest is forgotten first`() throws {
        var state = RecordAlertRule.State()
        func record(_ number: Int) -> Record { Record(list: "a", key: String(number), fields: [:]) }
        for number in 0..<RecordAlertRule.State.mostRemembered { _ = state.note(record(number), showing: []) }
        #expect(state.note(record(0), showing: []) == .same)

        #expect(state.note(record(-1), showing: []) == .new)

        #expect(state.records.count == RecordAlertRule.State.mostRemembered)
        #expect(state.note(record(0), showing: []) == .same)
        #expect(state.note(record(1), showing: []) == .new)
    }

    @Test func `a name that is there twice is an error`() {
        let reading = SettingsText.read("{ fields: [a, b, a] }", for: RecordAlertRule.self)

        #expect(reading.remarks == ["1:18 'a' is there twice"])
    }
}

extension RuleTester<RecordAlertRule> {
    /// Shows the rule a record.
    fileprivate mutating func record(_ list: String, _ key: String, _ fields: [String: String]) -> [Signal] {
        receive([script.event(.record(Record(list: list, key: key, fields: fields)))])
    }
}
