import PluginAPI
import PluginTesting
import Testing

@testable import Plugins

@Suite struct PriceLineRuleTests {
    @Test func `a price that rises to the line raises an alert`() throws {
        var tester = try RuleTester(PriceLineRule.self, "line: 70,000원")

        let signals = tester.trades("69900 70000 70100")

        #expect(signals.line(showing: "price", "line") == "crossed-up price=70000 line=70000")
    }

    @Test func `the first trade raises nothing`() throws {
        var tester = try RuleTester(PriceLineRule.self, "line: 70,000원")

        let signals = tester.trades("70100 70200")

        #expect(signals.isEmpty)
    }

    @Test func `a direction keeps the other one silent`() throws {
        var tester = try RuleTester(PriceLineRule.self, "{ line: 70000, direction: down }")

        let signals = tester.trades("69900 70000 69900 70100 69800")

        #expect(signals.line(showing: "price") == "crossed-down price=69900, crossed-down price=69800")
    }

    @Test func `every instrument has a side of its own`() throws {
        var tester = try RuleTester(PriceLineRule.self, "line: 70,000원")

        tester.trades("69900", of: "005930")
        tester.trades("70100", of: "000660")
        let signals = tester.trades("70100", of: "005930")

        #expect(signals.line(showing: "symbol") == "crossed-up symbol=005930")
    }

    @Test func `a crossing during a restart is noticed`() throws {
        var tester = try RuleTester(PriceLineRule.self, "line: 70,000원")
        tester.trades("69900")

        var restarted = try tester.restarted()

        #expect(restarted.trades("70100").line(showing: "price") == "crossed-up price=70100")
    }

    @Test func `a line has to be written`() {
        #expect(throws: SettingsRefused.self) {
            try RuleTester(PriceLineRule.self, "direction: up")
        }
    }
}
