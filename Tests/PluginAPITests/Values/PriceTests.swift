import PluginAPI
import Testing

@Suite struct PriceTests {
    @Test func `the value of shares is price times quantity`() {
        let value = Price(70_600).value(of: Quantity(10), in: .krw)

        #expect(value == Money.won(706_000))
    }

    @Test func `a half unit of value goes away from zero`() {
        let half = Quantity(units: 500_000)

        #expect(Price(units: 1).value(of: half, in: .usd)?.units == 1)
        #expect(Price(units: -1).value(of: half, in: .usd)?.units == -1)
    }

    @Test func `a value that does not fit is nothing`() {
        #expect(Price(units: .max).value(of: Quantity(2), in: .krw) == nil)
    }

    @Test func `a change is measured from the base`() {
        #expect(Price(102).change(from: Price(100)) == Percent(2))
        #expect(Price(99).change(from: Price(100)) == Percent(-1))
        #expect(Price(100).change(from: .zero) == nil)
        #expect(Price(100).change(from: Price(-1)) == nil)
    }

    @Test func `a change of extremes does not overflow on the way`() {
        #expect(Price(units: .min).change(from: Price(units: .max)) == Percent(-200))
        #expect(Price(units: .max).change(from: Price(units: 1)) == nil)
    }

    @Test func `moving by a percentage rounds half away from zero`() {
        #expect(Price(70_000).moved(by: Percent(2)) == Price(71_400))
        #expect(Price(units: 1).moved(by: Percent(50))?.units == 2)
        #expect(Price(units: .max).moved(by: Percent(1)) == nil)
    }

    @Test func `rounding to whole units goes half away from zero and never overflows`() {
        #expect(Price(units: 15_000).roundedToWhole() == Price(2))
        #expect(Price(units: -15_000).roundedToWhole() == Price(-2))
        #expect(Price(units: 14_999).roundedToWhole() == Price(1))
        #expect(Price(units: .max).roundedToWhole().units == 9_223_372_036_854_770_000)
    }
}
