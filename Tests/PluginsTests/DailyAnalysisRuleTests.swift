import PluginAPI
import PluginTesting
import Testing

@testable import Plugins

@Suite struct DailyAnalysisRuleTests {
    /// Closes that go up and down around a slow rise.
    private static func closes(_ count: Int) -> String {
        (0..<count).map { String(70_000 + $0 * 37 % 11 * 300 - $0 * 53 % 7 * 400 + $0 * 20) }.joined(separator: " ")
    }

    private func tester(_ settings: String = "on: morning") throws -> RuleTester<DailyAnalysisRule> {
        try RuleTester(DailyAnalysisRule.self, settings, script: EventScript(at: "08:50"))
    }

    /// The expected figures were computed by a program of its own, from the definitions in the README.
    @Test func `a timer brings the analysis of an instrument`() throws {
        var tester = try tester()
        tester.history(Self.closes(80))

        let messages = try tester.timer("morning").map { try $0.message(naming: "삼성전자") }

        let expected = """
            📅 2026-11-20 오늘의 분석
            📊 삼성전자 (005930)
            💰 종가: 73,580원 (+3.4%)
            🎯 1차 목표가: 71,404원 (-2.96%)
            🎯 2차 목표가: 69,227원 (-5.92%)
            📈 RSI(14): 54.09
            📏 20일 이동평균: 71,790원
            📏 60일 이동평균: 71,302원
            """
        #expect(messages == [expected])
        let readme = try PluginFolder(of: DailyAnalysisRule.self).text(of: "README.md")
        #expect(readme.contains("```\n\(expected)\n```"))
    }

    @Test func `the targets and the close are there for a chart`() throws {
        var tester = try tester()
        tester.history(Self.closes(80))

        let alert = tester.timer("morning").first?.alert

        #expect(alert?.symbol == Symbol("005930"))
        #expect(alert?.kind.fields.map(\.level) == [.current, nil, nil, .target, .target])
        #expect(alert?.kind.severity == .info)
    }

    @Test func `the targets are those that the sigma rule waits for`() throws {
        var tester = try tester()
        var sigma = try RuleTester(SigmaRule.self, script: EventScript(at: "09:00"))
        tester.history(Self.closes(80))
        sigma.history(Self.closes(80))

        let reached = sigma.trades("1000").compactMap { $0.value(ofField: "target") }

        let signal = tester.timer("morning").first
        #expect([signal?.value(ofField: "target_1"), signal?.value(ofField: "target_2")] == reached)
    }

    @Test func `instruments come in the order of their symbols, those with too few bars in one line`() throws {
        var tester = try tester()
        tester.history(Self.closes(21), of: "035720")
        tester.history(Self.closes(20), of: "000660")
        tester.history(Self.closes(21), of: "005930")

        let signals = tester.timer("morning")

        #expect(signals.line(showing: "symbol") == "analysis-2 symbol=005930, analysis-2 symbol=035720, too-few-bars")
        #expect(
            try signals.last?.message() == """
                📭 일봉이 21개가 안 되어 분석에서 빠진 종목 1개
                ┗ 000660 (000660): 20개
                """
        )
        // Twenty returns give targets and an index; an average of sixty closes is left out.
        #expect(try signals.first?.message(in: .en).contains("20-day average") == true)
        #expect(try signals.first?.message(in: .en).contains("60-day average") == false)
    }

    @Test func `only what is wanted is told`() throws {
        var tester = try tester("{ on: morning, levels: [], rsi: 0, moving_averages: [2] }")
        tester.history("100 110")

        let signals = tester.timer("morning")
        let message = try signals.first?.message(in: .en)

        #expect(
            message == """
                📅 Analysis for 2026-11-20
                📊 005930 (005930)
                💰 Close: ₩110 (+10%)
                📏 2-day average: ₩105
                """
        )
        #expect(signals.line() == "analysis")
    }

    @Test func `another timer says nothing, and neither do bars`() throws {
        var tester = try tester()

        #expect(tester.history(Self.closes(80)).isEmpty)
        #expect(tester.timer("noon").isEmpty)
        #expect(tester.bars("70000", .day).isEmpty)
    }

    @Test func `the bar of the day itself is not looked at, that of the day before is`() throws {
        var tester = try tester("{ on: morning, levels: [], rsi: 0, moving_averages: [] }")
        tester.history("100 110")
        tester.bars("121", .day)

        #expect(tester.timer("morning").line(showing: "close", "change") == "analysis close=121 change=10")
        let late = tester.script.event(.timer(Timer(name: "morning", due: tester.script.now)))
        tester.bars("50", .day)
        #expect(tester.receive([late]).line(showing: "close") == "analysis close=121")
        #expect(tester.timer("morning").line(showing: "close") == "analysis close=50")
    }

    @Test func `a target at zero or below is none`() throws {
        var tester = try tester("{ on: morning, levels: [20, 1], rsi: 0, moving_averages: [] }")
        tester.history(String(repeating: "100 50 ", count: 20))

        let signals = tester.timer("morning")

        // The deviation is 0.76 of the close, 50.
        #expect(signals.line(showing: "target_1") == "analysis-1 target_1=12")
    }

    @Test(arguments: [
        ("{ on: m, levels: [1, 2, 3, 4, 5] }", "1:18 there can be 4 at most, found 5"),
        ("{ on: m, moving_averages: [20, 20] }", "1:32 '20' is there twice"),
        ("{ on: m, rsi: 1 }", "1:15 an RSI is taken over 2 changes at least"),
        ("{ on: m, lookback: 1mo }", "1:20 a deviation needs 20 daily returns, so this must be at least 45 days"),
    ])
    func `a mistake is named once`(yaml: String, remark: String) {
        #expect(SettingsText.read(yaml, for: DailyAnalysisRule.self).remarks == [remark])
    }

    @Test func `it says what it lacks`() throws {
        var tester = try tester()
        tester.history("100 110")

        let standing = tester.rule.standing(of: tester.script.instrument("005930").symbol)

        #expect(standing?.isReady == false)
        #expect(standing?.text.en == "it needs 21 daily bars, and there are 2")
    }
}

extension RuleTester<DailyAnalysisRule> {
    /// Shows the rule a timer that comes now.
    fileprivate mutating func timer(_ name: String) -> [Signal] {
        receive([script.event(.timer(Timer(name: name, due: script.now)))])
    }
}
