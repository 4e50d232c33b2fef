import PluginAPI
import Testing

@testable import Engine

/// What `/profit` says of sales.
@Suite struct RealizedProfitTests {
    @Test(arguments: [("2026-11-20", "realized today "), ("2026-11-19", "realized on 2026-11-19 ")])
    func `a sum that was read on another day is not called that of today`(day: String, words: String) throws {
        let day = try #require(CivilDate(day))
        let none = Money(units: 0, currency: .krw)
        let sum = Money(units: 1_000 * Money.unitsPerOne, currency: .krw)
        let row = RealizedProfit.Day(day: day, bought: none, sold: none, profit: sum, fees: none, taxes: none)
        let profit = RealizedProfit(account: AccountName("main"), currency: .krw, period: day...day, days: [row])

        let lines = CommandDesk.realized(profit, Moments.at("15:40"), Moments.at("10:00"))

        #expect(lines.first?.en.hasPrefix(words) ?? false, "\(lines)")
    }
}
