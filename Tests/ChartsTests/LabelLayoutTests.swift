import PluginTesting
import Testing

@testable import Charts

@Suite struct LabelLayoutTests {
    private let layout = LabelLayout(range: 100...300, height: 20)

    @Test func `labels that have room stay where they belong`() {
        #expect(layout.positions(of: [250, 120, 180]) == [250, 120, 180])
    }

    @Test func `two labels of one height share the way`() {
        #expect(layout.positions(of: [200, 200]) == [190, 210])
    }

    @Test func `labels from beyond the edges come inside in their order`() {
        #expect(layout.positions(of: [-50, 20, 1_000]) == [110, 130, 290])
    }

    @Test func `a block that moves takes along what it runs into`() {
        #expect(layout.positions(of: [100, 105, 131, 135]) == [110, 130, 150, 170])
    }

    @Test(arguments: UInt64(1)...50)
    func `labels never overlap, leave the range or change places`(seed: UInt64) {
        var generator = SeededGenerator(seed: seed)
        let count = Int.random(in: 0...layout.capacity, using: &generator)
        let wanted = (0..<count).map { _ in Double.random(in: -200...600, using: &generator) }

        let positions = layout.positions(of: wanted)

        let pairs = zip(wanted, positions).sorted { ($0.0, $0.1) < ($1.0, $1.1) }
        for (upper, lower) in zip(pairs, pairs.dropFirst()) {
            #expect(lower.1 - upper.1 >= layout.height - 1e-6, "seed \(seed)")
        }
        #expect(positions.allSatisfy { $0 >= 110 - 1e-6 && $0 <= 290 + 1e-6 }, "seed \(seed)")
    }

    @Test func `when not all have room the most important have`() throws {
        var chart = SampleChart.rich()
        let roles: [Chart.Level.Role] = [.target, .target, .stop, .average]
        chart.levels = roles.enumerated().map { .init(label: "\($0)", price: chart.bars[89].close, role: $1) }
        let prices = PriceScale(chart.bars, marks: [], levels: chart.levels, style: .candles, pane: 0...Tag.height * 3)

        let tags = Tag.all(of: chart, prices, Palette(.light))

        #expect(tags.map(\.role) == [.current, .stop, .average])
    }
}
