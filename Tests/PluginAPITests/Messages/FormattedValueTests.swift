import PluginAPI
import Testing

@Suite struct FormattedValueTests {
    @Test func `prices in won are whole and grouped`() {
        #expect(Price(70_600).formatted(.krw) == "70,600원")
        #expect(Price(70_600).formatted(.krw, in: .en) == "₩70,600")
        #expect(Price(units: 706_125_000).formatted(.krw) == "70,613원")
        #expect(Price(999).formatted(.krw) == "999원")
        #expect(Price(1_000).formatted(.krw) == "1,000원")
    }

    @Test func `prices in dollars keep what is finer than a cent`() {
        #expect(Price(units: 2_328_700).formatted(.usd) == "$232.87")
        #expect(Price(232).formatted(.usd) == "$232.00")
        #expect(Price(units: 1_234).formatted(.usd) == "$0.1234")
    }

    @Test func `amounts show their sign where asked`() throws {
        let gain = try #require(Money.won(25_000))
        let loss = try #require(Money.won(-1_234_567))

        #expect(gain.formatted(sign: .always) == "+25,000원")
        #expect(gain.formatted() == "25,000원")
        #expect(loss.formatted(sign: .always) == "-1,234,567원")
        #expect(Money.won(0)?.formatted(sign: .always) == "0원")
        #expect(Money(units: -12_005_000, currency: .usd).formatted() == "-$1,200.50")
    }

    @Test func `what rounds to zero has no sign`() {
        #expect(Money(units: -1, currency: .krw).formatted(sign: .always) == "0원")
        #expect(Percent(units: -1).formatted() == "0%")
    }

    @Test func `percentages have two decimals at most`() {
        #expect(Percent(units: 2_834_999).formatted() == "2.83%")
        #expect(Percent(units: 2_835_000).formatted() == "2.84%")
        #expect(Percent(3).formatted(sign: .always) == "+3%")
        #expect(Percent(units: -500_000).formatted() == "-0.5%")
        #expect(Percent(units: 2_834_999).formatted(decimals: 0) == "3%")
    }

    @Test func `quantities are counted in shares`() {
        #expect(Quantity(10).formatted() == "10주")
        #expect(Quantity(units: 500_000).formatted() == "0.5주")
        #expect(Quantity(1_000).formatted(in: .en) == "1,000 shares")
        #expect(Quantity(1).formatted(in: .en) == "1 share")
    }

    @Test func `the extremes are written without overflow`() {
        #expect(Price(units: .min).formatted(.krw) == "-922,337,203,685,478원")
        #expect(Money(units: .max, currency: .usd).formatted() == "$922,337,203,685,477.58")
    }
}
