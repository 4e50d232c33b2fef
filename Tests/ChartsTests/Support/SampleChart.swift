import PluginAPI
import PluginTesting

@testable import Charts

/// Charts made up from a seed.
enum SampleChart {
    /// 2026-11-20T09:00:00+09:00, a Friday.
    static let open = Timestamp(nanoseconds: 1_795_132_800_000_000_000)

    /// Bars of days one after another, each with its closing price in won.
    static func days(_ closes: [Int32], volume: Int32 = 1_000) -> [Chart.Bar] {
        closes.enumerated().map { index, close in
            let before = index > 0 ? closes[index - 1] : close
            return Chart.Bar(
                start: open + .seconds(86_400 * index),
                open: Price(before),
                high: Price(max(before, close)),
                low: Price(min(before, close)),
                close: Price(close),
                volume: Quantity(volume)
            )
        }
    }

    /// A chart with some of everything.
    static func rich() -> Chart {
        var chart = Chart(title: "KODEX 레버리지 (122630)", bars: days((0..<90).map { 70_000 + 130 * ($0 % 17) - 40 * $0 }))
        chart.subtitle = "2차 매수 시점 도달"
        chart.size.scale = 1
        chart.levels = [
            Chart.Level(label: "1차 매수", price: Price(67_300), role: .target),
            Chart.Level(label: "2차 매수", price: Price(67_200), role: .target),
            Chart.Level(label: "평균단가", price: Price(68_000), role: .average),
            Chart.Level(label: "손절", price: Price(66_000), role: .stop),
        ]
        chart.marks = [Chart.Mark(time: open + .seconds(86_400 * 40), price: Price(68_900), side: .buy)]
        chart.showsVolume = true
        chart.rsi = Chart.RSI(period: 14, values: chart.bars.indices.map { $0 < 14 ? nil : Double($0 % 100) })
        return chart
    }

    /// Anything that a chart may be, reasonable or not.
    static func random(_ generator: inout SeededGenerator) -> Chart {
        let count = [1, 2, 3, 30, 250, 250, 600].randomElement(using: &generator) ?? 1
        let largest: Int64 = [10, 10_000, 10_000_000, ChartLimits.price.units].randomElement(using: &generator) ?? 10
        var chart = Chart(title: text(&generator, ChartLimits.heading), bars: bars(count, largest, &generator))
        chart.subtitle = text(&generator, ChartLimits.heading)
        chart.language = Language.allCases.randomElement(using: &generator) ?? .ko
        chart.currency = Currency.allCases.randomElement(using: &generator) ?? .krw
        chart.timeZone = MarketTimeZone.allCases.randomElement(using: &generator) ?? .korea
        chart.theme = Chart.Theme.allCases.randomElement(using: &generator) ?? .light
        chart.style = Chart.Style.allCases.randomElement(using: &generator) ?? .line
        chart.size = Chart.Size(
            width: Int.random(in: 240...700, using: &generator),
            height: Int.random(in: 240...500, using: &generator),
            scale: Int.random(in: 1...2, using: &generator)
        )
        chart.levels = (0..<Int.random(in: 0...ChartLimits.levels, using: &generator)).map { _ in
            Chart.Level(
                label: text(&generator, ChartLimits.label),
                price: Price(units: Int64.random(in: 1...largest, using: &generator)),
                role: Chart.Level.Role.allCases.randomElement(using: &generator) ?? .stop
            )
        }
        chart.marks = (0..<Int.random(in: 0...5, using: &generator)).map { _ in
            Chart.Mark(
                time: chart.bars.randomElement(using: &generator)?.start ?? open,
                price: Price(units: Int64.random(in: 1...largest, using: &generator)),
                side: Bool.random(using: &generator) ? .buy : .sell
            )
        }
        chart.showsVolume = Bool.random(using: &generator)
        if Bool.random(using: &generator) {
            let values = (0..<count).map { _ in Int.random(in: -1...100, using: &generator) }
            chart.rsi = Chart.RSI(period: 14, values: values.map { $0 < 0 ? nil : Double($0) })
        }
        return chart
    }

    private static func bars(_ count: Int, _ largest: Int64, _ generator: inout SeededGenerator) -> [Chart.Bar] {
        var start = open
        return (0..<count).map { _ in
            let prices = (0..<4).map { _ in Int64.random(in: 1...largest, using: &generator) }.sorted()
            let isUp = Bool.random(using: &generator)
            start += .seconds(Int.random(in: 1...10_000_000, using: &generator) / (count > 100 ? 100 : 1) + 1)
            return Chart.Bar(
                start: start,
                open: Price(units: prices[isUp ? 1 : 2]),
                high: Price(units: prices[3]),
                low: Price(units: prices[0]),
                close: Price(units: prices[isUp ? 2 : 1]),
                volume: Quantity(units: Int64.random(in: 0...(.max), using: &generator))
            )
        }
    }

    private static func text(_ generator: inout SeededGenerator, _ longest: Int) -> String {
        let scalars = Array("가나다 ABC<&>\"'🚨\u{0}\n\u{7}\u{202E}\u{301}\u{FFFE}힣".unicodeScalars)
        let count = Int.random(in: 0...longest, using: &generator)
        var text = String.UnicodeScalarView()
        for _ in 0..<count { text.append(scalars.randomElement(using: &generator) ?? "가") }
        return String(text)
    }
}
