import PluginAPI

extension ChartDrawing {
    private static let markSize = 7.0

    /// Points at trades: from below at what was bought, from above at what was sold.
    func drawMarks() {
        for mark in chart.marks {
            guard let index = merged.index(at: mark.time) else { continue }
            let tip = Point(x: scale.x(index), y: prices.y(mark.price))
            let direction = mark.side == .buy ? 1.0 : -1.0
            let color = mark.side == .buy ? palette.up : palette.down
            // A rim keeps it apart from candles of its own colour.
            canvas.fill(Self.arrow(tip, direction, grown: 2), palette.background)
            canvas.fill(Self.arrow(tip, direction, grown: 0), color)
        }
    }

    private static func arrow(_ tip: Point, _ direction: Double, grown: Double) -> [Point] {
        let width = markSize + grown * 1.6
        let near = tip.y + direction * (2 - grown * 1.8)
        let far = tip.y + direction * (2 + markSize * 1.7 + grown)
        return [Point(x: tip.x, y: near), Point(x: tip.x - width, y: far), Point(x: tip.x + width, y: far)]
    }
}
