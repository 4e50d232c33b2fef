import PluginAPI
import Testing

@testable import Charts

@Suite struct ScaleTests {
    @Test func `prices on the axis are round and within the picture`() {
        let scale = Self.scale([70_000, 71_234, 72_000])

        let ticks = scale.ticks(apart: 40, in: .krw)

        #expect(ticks == [70_000, 70_500, 71_000, 71_500, 72_000].map { Price($0) })
        #expect(ticks.allSatisfy { (0...200).contains(scale.y($0)) })
    }

    @Test func `the higher price is higher up`() {
        let scale = Self.scale([100, 200])

        #expect(scale.y(Price(200)) < scale.y(Price(100)))
    }

    @Test func `a price that never moves is in the middle`() {
        let scale = Self.scale([5_000, 5_000])

        #expect(abs(scale.y(Price(5_000)) - 100) < 1e-9)
        #expect(!scale.ticks(apart: 40, in: .krw).isEmpty)
    }

    @Test func `a level far away does not flatten the bars`() {
        let near = Chart.Level(label: "", price: Price(75_000), role: .target)
        let far = Chart.Level(label: "", price: Price(150_000), role: .target)

        let scale = Self.scale([70_000, 74_000], [near, far])

        #expect(scale.range.contains(Double(near.price.units)))
        #expect(!scale.range.contains(Double(far.price.units)))
    }

    @Test func `cents are the finest prices of a dollar's axis and won of a won's`() {
        let scale = Self.scale([1, 1])

        #expect(scale.ticks(apart: 1, in: .usd).first.map { $0.units % 100 } == 0)
        #expect(scale.ticks(apart: 1, in: .krw) == [Price(1)])
    }

    @Test func `bars that become one keep their extremes, their volume and the newest close`() {
        var chart = Chart(bars: SampleChart.days([100, 150, 120, 90, 130]))
        chart.rsi = Chart.RSI(period: 2, values: [nil, 1, 2, 3, 4])

        let merged = MergedBars(chart, atMost: 3)

        #expect(merged.bars.map(\.close) == [100, 120, 130].map { Price($0) })
        #expect(merged.bars[1].open == Price(100) && merged.bars[1].high == Price(150))
        #expect(merged.bars[2].low == Price(90) && merged.bars[2].volume == Quantity(2_000))
        #expect(merged.rsi == [nil, 2, 4])
    }

    @Test func `a trade belongs to the bar that had begun`() {
        let merged = MergedBars(Chart(bars: SampleChart.days([1, 2, 3])), atMost: 10)

        #expect(merged.index(at: SampleChart.open - .seconds(1)) == nil)
        #expect(merged.index(at: SampleChart.open + .seconds(86_399)) == 0)
        #expect(merged.index(at: SampleChart.open + .seconds(1_000_000)) == 2)
    }

    @Test(arguments: [
        (0, Language.ko, "0"), (9_999, .ko, "9999"), (12_345, .ko, "1.2만"), (2_000_000, .ko, "200만"),
        (340_000_000, .ko, "3.4억"), (1_500, .en, "1.5K"), (2_000_000, .en, "2M"),
    ])
    func `large volumes are short`(shares: Int32, language: Language, text: String) {
        #expect(CompactNumber.text(Quantity(shares), in: language) == text)
    }

    private static func scale(_ closes: [Int32], _ levels: [Chart.Level] = []) -> PriceScale {
        PriceScale(SampleChart.days(closes), marks: [], levels: levels, style: .candles, pane: 0...200)
    }
}
