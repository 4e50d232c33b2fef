import PluginAPI
import Testing

@testable import Charts

@Suite struct CheckTests {
    @Test(arguments: [
        Refusal(.noBars) { $0.bars = [] },
        Refusal(.tooMany("bars", count: 2_001, limit: 2_000)) { $0.bars = SampleChart.days(Array(1...2_001)) },
        Refusal(.tooMany("levels", count: 13, limit: 12)) {
            $0.levels = Array(repeating: .init(label: "", price: Price(1), role: .stop), count: 13)
        },
        Refusal(.tooMany("marks", count: 501, limit: 500)) {
            $0.marks = Array(repeating: .init(time: SampleChart.open, price: Price(1), side: .buy), count: 501)
        },
        Refusal(.longText("title", limit: 200)) { $0.title = String(repeating: "가", count: 201) },
        Refusal(.longText("subtitle", limit: 200)) { $0.subtitle = "a" + String(repeating: "\u{301}", count: 200) },
        Refusal(.longText("levels[1].label", limit: 60)) { $0.levels[1].label = String(repeating: "x", count: 61) },
        Refusal(.size) { $0.size.width = 239 },
        Refusal(.size) { $0.size.height = .max },
        Refusal(.size) { $0.size.scale = 0 },
        Refusal(.size) { $0.size = Chart.Size(width: 1_600, height: 1_600, scale: 4) },
        Refusal(.order(bar: 2)) { $0.bars[2].start = $0.bars[1].start },
        Refusal(.bounds(bar: 3)) { $0.bars[3].high = $0.bars[3].low },
        Refusal(.price("bars[4].low")) { $0.bars[4].low = .zero },
        Refusal(.price("bars[4].high")) { $0.bars[4].high = Price(units: .max) },
        Refusal(.volume(bar: 5)) { $0.bars[5].volume = Quantity(-1) },
        Refusal(.price("levels[0]")) { $0.levels[0].price = Price(-1) },
        Refusal(.price("marks[0]")) { $0.marks[0].price = Price(units: .max) },
        Refusal(.rsiPeriod) { $0.rsi?.period = 0 },
        Refusal(.rsiCount(values: 1, bars: 90)) { $0.rsi?.values = [1] },
        Refusal(.rsiValue(7)) { $0.rsi?.values[7] = 100.5 },
        Refusal(.rsiValue(8)) { $0.rsi?.values[8] = .nan },
    ])
    func `what cannot be drawn is refused with its place`(refusal: Refusal) {
        var chart = SampleChart.rich()
        refusal.spoil(&chart)

        #expect(throws: ChartError.refused(refusal.flaw)) { try chart.png() }
        #expect(throws: ChartError.refused(refusal.flaw)) { try chart.svg() }
        #expect(throws: ChartError.refused(refusal.flaw)) { try chart.json() }
        #expect(!refusal.flaw.message.isEmpty)
    }

    /// A way to spoil a chart and what is said of it.
    struct Refusal: Sendable {
        var flaw: ChartFlaw
        var spoil: @Sendable (inout Chart) -> Void

        init(_ flaw: ChartFlaw, _ spoil: @escaping @Sendable (inout Chart) -> Void) {
            self.flaw = flaw
            self.spoil = spoil
        }
    }
}
