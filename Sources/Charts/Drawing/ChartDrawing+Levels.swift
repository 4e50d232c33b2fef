import PluginAPI

extension ChartDrawing {
    /// The lines of all levels, those whose tags have no room included.
    func drawLevelLines() {
        for level in chart.levels where level.role != .current && prices.range.contains(Double(level.price.units)) {
            let color = color(of: level.role)
            canvas.horizontal(prices.y(level.price), pane, width: 1.5, color, dashes: Self.dashes(of: level.role))
        }
        for tag in tags where tag.role == .current {
            guard let y = tag.line else { continue }
            canvas.horizontal(y, pane, tag.color.faded(to: 0.7), dashes: Self.dashes(of: .current))
        }
    }

    func drawTags() {
        for tag in tags {
            drawPill(tag.price, tag.y, tag.color)
            if let line = tag.line, abs(line - tag.y) > 0.5 { drawLeader(from: pane.upperBound, line, to: tag) }
            if !tag.name.isEmpty { drawName(of: tag) }
        }
    }

    /// Writes a value on colour beside the panes.
    func drawPill(_ text: String, _ y: Double, _ color: Color) {
        let x = pane.upperBound + Tag.leader
        let place = Rectangle(
            x: x,
            y: y - Tag.height / 2 + 1,
            width: Double(chart.size.width) - 4 - x,
            height: Tag.height - 2
        )
        canvas.fill(place, radius: 4, color)
        let style = TextStyle(size: Tag.textSize, isBold: true, color: palette.onColor)
        let most = place.width - 2 * Tag.padding
        canvas.draw(text, style, at: Point(x: x + Tag.padding, y: y), most: most)
    }

    /// Writes a name at the left, where the bars are old.
    private func drawName(of tag: Tag) {
        let style = TextStyle(size: Tag.textSize, isBold: true, color: tag.color)
        let most = (pane.upperBound - pane.lowerBound) * 0.5
        let width = min(most, canvas.width(of: tag.name, style))
        let place = Rectangle(
            x: pane.lowerBound,
            y: tag.y - Tag.height / 2 + 1,
            width: width + 2 * Tag.padding,
            height: Tag.height - 2
        )
        canvas.fill(place, radius: 4, palette.background)
        canvas.fill(place, radius: 4, tag.color.faded(to: 0.14))
        canvas.draw(tag.name, style, at: Point(x: pane.lowerBound + Tag.padding, y: tag.y), most: most)
        if let line = tag.line, abs(line - tag.y) > Tag.height / 2 {
            canvas.stroke(
                [Point(x: place.right, y: tag.y), Point(x: place.right + Tag.leader, y: line)],
                width: 1,
                tag.color
            )
        }
    }

    private func drawLeader(from x: Double, _ line: Double, to tag: Tag) {
        canvas.stroke([Point(x: x, y: line), Point(x: x + Tag.leader, y: tag.y)], width: 1, tag.color)
    }

    private func color(of role: Chart.Level.Role) -> Color {
        switch role {
        case .target: palette.target
        case .average: palette.average
        case .stop: palette.stop
        case .current: palette.secondary
        }
    }

    private static func dashes(of role: Chart.Level.Role) -> [Double] {
        switch role {
        case .current: [2, 2]
        case .stop: [3, 3]
        case .average: []
        case .target: [7, 4]
        }
    }
}
