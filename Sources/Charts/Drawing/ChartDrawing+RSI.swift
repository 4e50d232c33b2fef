import PluginAPI

extension ChartDrawing {
    /// Where prices are said to have fallen or risen far.
    private static let guides = [30.0, 70.0]

    func drawRSI() {
        guard let rsi = chart.rsi, let pane = frame.rsi else { return }
        let y = { (value: Double) in pane.upperBound - value / 100 * (pane.upperBound - pane.lowerBound) }
        canvas.fill(
            Rectangle(x: self.pane, y: y(Self.guides[1])...y(Self.guides[0])),
            palette.rsi.faded(to: 0.08)
        )
        let half = Tag.height / 2
        let last = merged.rsi.last.flatMap { $0 }
        let tag = last.map { max(pane.lowerBound + half, min(y($0), pane.upperBound - half)) }
        for guide in Self.guides {
            canvas.horizontal(y(guide), self.pane, palette.rsi.faded(to: 0.45), dashes: [3, 3])
            guard tag.map({ abs($0 - y(guide)) >= half + 6 }) ?? true else { continue }
            drawOnAxis("\(Int(guide))", y(guide))
        }
        // Where a value is missing the line begins anew.
        for run in merged.rsi.indices.split(whereSeparator: { merged.rsi[$0] == nil }) {
            let points = run.compactMap { index in merged.rsi[index].map { Point(x: scale.x(index), y: y($0)) } }
            if points.count > 1 { canvas.stroke(points, width: 1.6, palette.rsi) }
        }
        drawPaneName("RSI \(rsi.period)", pane)
        guard let last, let tag, let value = Percent(rounding: last) else { return }
        drawPill(String(value.formatted(decimals: 1).dropLast()), tag, palette.rsi)
    }
}
