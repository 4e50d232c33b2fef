import Foundation
import PluginAPI
import Testing

@Suite struct MoneyTests {
    private let dollar = Money(units: 10_000, currency: .usd)

    @Test func `amounts of one currency are added and subtracted`() throws {
        let million = try #require(Money.won(1_000_000))
        let thousand = try #require(Money.won(1_000))

        #expect(million.adding(thousand) == Money.won(1_001_000))
        #expect(thousand.subtracting(million) == Money.won(-999_000))
        #expect(thousand.isLess(than: million) == true)
    }

    @Test func `two currencies never mix`() throws {
        let won = try #require(Money.won(1))

        #expect(won.adding(dollar) == nil)
        #expect(won.subtracting(dollar) == nil)
        #expect(won.isLess(than: dollar) == nil)
    }

    @Test func `an amount that does not fit is nothing`() {
        #expect(Money.won(.max) == nil)
        #expect(Money(units: .max, currency: .krw).adding(Money(units: 1, currency: .krw)) == nil)
        #expect(Money(units: .min, currency: .krw).subtracting(Money(units: 1, currency: .krw)) == nil)
    }

    @Test func `a portion is rounded half away from zero`() {
        #expect(Money(units: 3, currency: .usd).portion(Percent(50))?.units == 2)
        #expect(Money(units: -3, currency: .usd).portion(Percent(50))?.units == -2)
        #expect(Money.won(1_000_000)?.portion(Percent(3)) == Money.won(30_000))
    }

    @Test func `a budget buys whole shares only`() throws {
        let budget = try #require(Money.won(1_000_000))

        #expect(budget.shares(at: Price(70_600)) == Quantity(14))
        #expect(budget.shares(at: .zero) == nil)
        #expect(budget.shares(at: Price(2_000_000)) == Quantity.zero)
    }

    @Test func `debt buys nothing`() {
        #expect(Money.won(-1_000_000)?.shares(at: Price(100)) == Quantity.zero)
    }

    @Test func `a stored amount keeps its currency`() throws {
        let data = try JSONEncoder().encode(dollar)

        #expect(try JSONDecoder().decode(Money.self, from: data) == dollar)
        #expect(dollar.description == "1 USD")
    }

    @Test func `an unknown currency is refused when it is read`() {
        #expect(Currency(code: "usd") == .usd)
        #expect(Currency(code: "EUR") == nil)
        #expect(throws: DecodingError.self) {
            try JSONDecoder().decode([Currency].self, from: Data(#"["EUR"]"#.utf8))
        }
    }
}
