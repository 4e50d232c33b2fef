import PluginAPI

extension ChartDrawing {
    /// The colour of a bar: by its own way, or by the close before it when it went nowhere.
    func color(of index: Int) -> Color {
        let bar = merged.bars[index]
        if bar.close != bar.open { return bar.close > bar.open ? palette.up : palette.down }
        let before = index > 0 ? merged.bars[index - 1].close : bar.open
        return bar.close < before ? palette.down : palette.up
    }

    /// The left edge and the width of what stands for a bar, both whole pixels.
    func column(_ index: Int, share: Double) -> (x: Double, width: Double) {
        let scaled = scale.slot * canvas.scale
        var pixels = max(1, (scaled * share).rounded(.down))
        // A wick of one or two pixels stands in the middle only of a body that is odd or even like it.
        if pixels > 2, Int(pixels) % 2 != Int(wick) % 2 { pixels -= 1 }
        let left = (scale.x(index) * canvas.scale - pixels / 2).rounded()
        return (left / canvas.scale, pixels / canvas.scale)
    }

    /// The pixels of a wick.
    private var wick: Double { scale.slot < 4 ? 1 : max(1, canvas.scale.rounded()) }

    func drawCandles() {
        for (index, bar) in merged.bars.enumerated() {
            let color = color(of: index)
            let (x, width) = column(index, share: 0.72)
            let wick = min(self.wick / canvas.scale, width)
            let (high, low) = (prices.y(bar.high), prices.y(bar.low))
            let middle = ((width - wick) / 2 * canvas.scale).rounded(.down) / canvas.scale
            canvas.fill(Rectangle(x: x + middle, y: high, width: wick, height: low - high), color)
            let top = canvas.snapped(prices.y(max(bar.open, bar.close)))
            let bottom = canvas.snapped(prices.y(min(bar.open, bar.close)))
            // A bar that went nowhere is a stroke.
            let height = max(bottom - top, 1)
            canvas.fill(Rectangle(x: x, y: top, width: width, height: height), color)
        }
    }

    func drawLine() {
        guard let first = merged.bars.first, let last = merged.bars.last else { return }
        let color = last.close < first.close ? palette.down : palette.up
        let points = merged.bars.enumerated().map { Point(x: scale.x($0), y: prices.y($1.close)) }
        guard points.count > 1 else { return drawCandles() }
        let bottom = frame.price.upperBound
        let area = [Point(x: points[0].x, y: bottom)] + points + [Point(x: points[points.count - 1].x, y: bottom)]
        canvas.fill(area, color.faded(to: 0.09))
        canvas.stroke(points, width: 2, color)
    }

    func drawVolume() {
        guard let pane = frame.volume else { return }
        let most = merged.bars.map(\.volume).max() ?? .zero
        let height = pane.upperBound - pane.lowerBound
        for (index, bar) in merged.bars.enumerated() where bar.volume > .zero {
            let (x, width) = column(index, share: 0.72)
            let part = max(1 / canvas.scale, height * bar.volume.doubleValue / most.doubleValue)
            let y = canvas.snapped(pane.upperBound - part)
            let column = Rectangle(x: x, y: y, width: width, height: pane.upperBound - y)
            canvas.fill(column, color(of: index).faded(to: 0.55))
        }
        canvas.horizontal(pane.upperBound, self.pane, palette.grid)
        drawPaneName(LocalizedText(ko: "거래량", en: "Volume").text(in: chart.language), pane)
        drawOnAxis(CompactNumber.text(most, in: chart.language), pane.lowerBound + 6)
    }

    /// Writes what a pane shows into its upper left corner.
    func drawPaneName(_ name: String, _ pane: ClosedRange<Double>) {
        let style = TextStyle(size: 11, color: palette.secondary)
        let width = canvas.width(of: name, style)
        let place = Rectangle(x: self.pane.lowerBound, y: pane.lowerBound - 2, width: width + 6, height: 16)
        canvas.fill(place, radius: 3, palette.background.faded(to: 0.8))
        canvas.draw(name, style, at: Point(x: self.pane.lowerBound + 2, y: pane.lowerBound + 6))
    }
}
