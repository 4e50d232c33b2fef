import PluginAPI

/// One chart on one canvas.
struct ChartDrawing {
    /// How far apart round prices and dates stand at least.
    private static let ticksApart = 36.0
    private static let datesApart = 62.0

    let chart: Chart
    let canvas: Canvas
    let palette: Palette
    let frame: ChartFrame
    let merged: MergedBars
    let prices: PriceScale
    let ticks: [Price]
    let tags: [Tag]
    /// From the left to the right of the panes; beyond it stand the prices.
    let pane: ClosedRange<Double>
    let scale: BarScale

    init(_ chart: Chart, on canvas: Canvas) {
        self.chart = chart
        self.canvas = canvas
        palette = Palette(chart.theme)
        frame = ChartFrame(chart)
        let inner = ChartFrame.margin...Double(chart.size.width) - ChartFrame.margin
        // The panes are about so wide; how wide exactly is known only when the prices are.
        let pixels = (inner.upperBound - inner.lowerBound) * 0.8 * canvas.scale
        merged = MergedBars(chart, atMost: Int(pixels / chart.style.narrowestBar))
        let bars = merged.bars
        let marks = chart.marks.filter { mark in bars.first.map { $0.start <= mark.time } ?? false }
        prices = PriceScale(bars, marks: marks, levels: chart.levels, style: chart.style, pane: frame.price)
        ticks = prices.ticks(apart: Self.ticksApart, in: chart.currency)
        tags = Tag.all(of: chart, prices, palette)
        let labels = ticks.map { $0.formatted(chart.currency, in: chart.language) } + tags.map(\.price)
        let style = TextStyle(size: Tag.textSize, isBold: true, color: palette.text)
        let widest = labels.map { canvas.width(of: $0, style) }.max() ?? 0
        let gutter = min(widest + 2 * Tag.padding + Tag.leader, (inner.upperBound - inner.lowerBound) * 0.45)
        pane = inner.lowerBound...canvas.snapped(inner.upperBound + ChartFrame.margin - 4 - gutter)
        scale = BarScale(count: bars.count, pane: pane)
    }

    /// Draws everything, from the back to the front.
    func draw() {
        canvas.fill(
            Rectangle(x: 0, y: 0, width: Double(chart.size.width), height: Double(chart.size.height)),
            palette.background
        )
        drawHeading()
        drawPriceGrid()
        drawDates()
        drawVolume()
        drawRSI()
        drawLevelLines()
        switch chart.style {
        case .candles: drawCandles()
        case .line: drawLine()
        }
        drawMarks()
        drawTags()
    }

    private func drawHeading() {
        let width = Double(chart.size.width) - 2 * ChartFrame.margin
        let title = TextStyle(size: 20, isBold: true, color: palette.text)
        let subtitle = TextStyle(size: 14, color: palette.secondary)
        canvas.draw(VisibleText.line(chart.title), title, at: Point(x: ChartFrame.margin, y: frame.title), most: width)
        canvas.draw(
            VisibleText.line(chart.subtitle),
            subtitle,
            at: Point(x: ChartFrame.margin, y: frame.subtitle),
            most: width
        )
    }

    private func drawPriceGrid() {
        for tick in ticks {
            let y = prices.y(tick)
            canvas.horizontal(y, pane, palette.grid)
            // A tag says it better, and where there is no room for half a line there is none for its price.
            guard tags.allSatisfy({ abs($0.y - y) >= Tag.height }), y - 6 >= frame.price.lowerBound,
                y + 6 <= frame.price.upperBound
            else { continue }
            drawOnAxis(tick.formatted(chart.currency, in: chart.language), y)
        }
    }

    /// Writes a text beside the panes.
    func drawOnAxis(_ text: String, _ y: Double) {
        let x = pane.upperBound + Tag.leader + Tag.padding
        let most = Double(chart.size.width) - 4 - Tag.padding - x
        canvas.draw(text, TextStyle(size: 12, color: palette.secondary), at: Point(x: x, y: y), most: most)
    }

    private func drawDates() {
        let axis = TimeAxis(merged.bars.map(\.start), chart.timeZone, chart.language)
        let bottom = frame.rsi?.upperBound ?? frame.volume?.upperBound ?? frame.price.upperBound
        var free = 0.0
        for label in axis.labels(atMost: Int((pane.upperBound - pane.lowerBound) / Self.datesApart)) {
            let style = TextStyle(
                size: 12,
                isBold: label.isMajor,
                color: label.isMajor ? palette.text : palette.secondary
            )
            let half = canvas.width(of: label.text, style) / 2
            let x = scale.x(label.index)
            let middle = max(ChartFrame.margin + half, min(x, Double(chart.size.width) - ChartFrame.margin - half))
            guard middle - half >= free else { continue }
            free = middle + half + 12
            let line = canvas.snapped(x) - 0.5 / canvas.scale
            let ends = [Point(x: line, y: frame.price.lowerBound), Point(x: line, y: bottom)]
            canvas.stroke(ends, width: 1 / canvas.scale, palette.grid)
            canvas.draw(label.text, style, at: Point(x: middle, y: frame.dates), .center)
        }
        canvas.horizontal(bottom, pane, palette.grid)
    }
}

extension Chart.Style {
    /// How many pixels a bar needs to be told from the next.
    fileprivate var narrowestBar: Double {
        switch self {
        case .candles: 2.5
        case .line: 1
        }
    }
}
