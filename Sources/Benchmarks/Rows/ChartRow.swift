import Charts
import PluginAPI

/// A year of daily bars as a picture, from the call to the answer of the process that draws.
enum ChartRow {
    static func measure(_ session: Session) async throws -> [Figure] {
        let process = ChartProcess(besides: session.host)
        var (drawn, version) = (Samples(), Samples())
        // The first one brings libraries and fonts into the memory of the system.
        _ = try await process.png(of: chart)
        for _ in 0..<4 * session.runs {
            let start = ContinuousClock.now
            _ = try await process.png(of: chart)
            drawn.add((ContinuousClock.now - start).nanoseconds / 1e6)
            version.add(try ChildProcess(session.host, ["--version"], in: session).wall / 1e6)
        }
        let baseline = Figure.Baseline(name: "host --version", median: version.median)
        let figure = Figure(.chart, "250 bars as PNG, by the clock", drawn, "ms", beside: baseline)
        return [figure.goal("≤ 60 ms") { $0 <= 60 }]
    }

    private static let chart: Chart = {
        var bars: [Chart.Bar] = []
        for index in 0..<250 {
            let open = bars.last?.close ?? Price(70_000)
            let close = open + Price(Int32(index * 7_919 % 19 - 9) * 100)
            bars.append(
                Chart.Bar(
                    start: Timestamp(nanoseconds: 1_760_000_000_000_000_000) + .seconds(86_400 * index),
                    open: open,
                    high: max(open, close) + Price(Int32(index % 5) * 100),
                    low: min(open, close) - Price(Int32(index % 7) * 100),
                    close: close,
                    volume: Quantity(Int32(1_000_000 + index * 104_729 % 900_000))
                )
            )
        }
        var chart = Chart(title: "KODEX 레버리지 (122630)", bars: bars)
        chart.subtitle = "2차 매수 시점 도달"
        chart.levels = [Chart.Level(label: "2차 매수", price: Price(69_000), role: .target)]
        chart.showsVolume = true
        chart.rsi = Chart.RSI(period: 14, values: bars.indices.map { $0 < 14 ? nil : Double($0 % 100) })
        return chart
    }()
}
