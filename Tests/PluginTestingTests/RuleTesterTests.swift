import PluginAPI
import PluginTesting
import Testing

@Suite struct RuleTesterTests {
    @Test func `a line of prices gives a line of signals`() throws {
        var tester = try RuleTester(CountingRule.self)

        #expect(
            tester.trades("1 2 3 4 5 6").line(showing: "symbol", "count")
                == "sample symbol=005930 count=3, sample symbol=005930 count=6"
        )
    }

    @Test func `a restart keeps the state`() throws {
        var tester = try RuleTester(CountingRule.self)
        tester.trades("1 2")

        var restarted = try tester.restarted()

        #expect(restarted.trades("3").line(showing: "count") == "sample count=3")
    }

    @Test func `batches are cut where they are told to`() throws {
        func counts(_ batching: Batching) throws -> String {
            var tester = try RuleTester(HastyRule.self)
            let trades = tester.script.trades("1 2 3 4")
            return tester.receive(trades.map { Event($0.header, .trade($0)) }, in: batching).line(showing: "count")
        }

        #expect(try counts(.whole) == "sample count=4")
        #expect(try counts(.cut(before: 1)) == "sample count=1, sample count=3")
        #expect(try counts(.singles) == Array(repeating: "sample count=1", count: 4).joined(separator: ", "))
    }

    @Test func `a timer comes before the first event after it is due`() throws {
        var tester = try RuleTester(PatientRule.self)

        // Three trades in a minute put the timer off; it comes with the one at 09:03, the fourth event.
        tester.trades("1 2 3", every: .seconds(30))
        tester.script.turn(toTime: "09:03")
        let signals = tester.trades("4 5")

        #expect(signals.line(showing: "count") == "sample count=4")
    }

    @Test func `settings that are not accepted are refused with their reasons`() {
        let refused = #expect(throws: SettingsRefused.self) { try RuleTester(CountingRule.self, "limit: 5") }

        #expect(refused?.description.contains("'limit'") == true)
    }
}
