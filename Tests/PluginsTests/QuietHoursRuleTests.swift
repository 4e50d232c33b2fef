import PluginAPI
import PluginTesting
import Testing

@testable import Plugins

private let notice = AlertKind("notice", fields: [], message: "notice")
private let warning = AlertKind("warning", severity: .warning, fields: [], message: "warning")
private let urgent = AlertKind("urgent", severity: .critical, fields: [], message: "urgent")

@Suite struct QuietHoursRuleTests {
    private func passes(_ kind: AlertKind = notice, at time: String, _ settings: String = "") throws -> Bool {
        var tester = try RuleTester(QuietHoursRule.self, settings, script: EventScript(at: time))
        return tester.filter(tester.script.alert(kind)) == .pass
    }

    @Test(arguments: ["22:00", "23:59:59", "00:00", "06:59:59"])
    func `alerts are dropped at night`(time: String) throws {
        #expect(try !passes(at: time))
    }

    @Test(arguments: ["07:00", "12:00", "21:59:59"])
    func `alerts pass by day`(time: String) throws {
        #expect(try passes(at: time))
    }

    @Test func `urgent alerts pass at any hour`() throws {
        #expect(try passes(urgent, at: "23:00"))
        #expect(try !passes(warning, at: "23:00"))
        #expect(try passes(warning, at: "23:00", "except: warning"))
    }

    @Test func `the hours are read by the market's clock`() throws {
        // 14:00 in Korea is midnight in New York.
        #expect(try !passes(at: "14:00", "market: us"))
        #expect(try passes(at: "14:00"))
    }

    @Test func `the reason names the hours`() throws {
        var tester = try RuleTester(QuietHoursRule.self, "hours: 12:00-13:00", script: EventScript(at: "12:30"))

        let verdict = tester.filter(tester.script.alert(notice))

        let reason = LocalizedText(ko: "방해 금지 시간 12:00-13:00", en: "quiet hours 12:00-13:00")
        #expect(verdict == .drop(reason: reason))
    }

    @Test func `orders always pass`() throws {
        var tester = try RuleTester(QuietHoursRule.self, script: EventScript(at: "23:00"))
        let order = OrderIntent(
            account: AccountName("main"),
            symbol: tester.script.instrument("005930").symbol,
            side: .sell,
            kind: .market,
            amount: .portionOfHolding(Percent(100)),
            purpose: .exit,
            reason: "test"
        )

        #expect(tester.filter(Signal(tester.script.header(), rule: "exit", .order(order))) == .pass)
    }

    @Test(arguments: ["hours: 22:00", "hours: 22:00-22:00", "except: loud", "market: lse"])
    func `settings without sense are refused`(settings: String) {
        #expect(throws: SettingsRefused.self) { try RuleTester(QuietHoursRule.self, settings) }
    }
}
