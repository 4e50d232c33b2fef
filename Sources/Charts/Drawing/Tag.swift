import PluginAPI

/// The name and the price of a level, each beside an end of its line.
struct Tag {
    static let textSize = 12.5
    static let height = 19.0
    static let padding = 5.0
    /// The way from the end of a line to a tag that had to move.
    static let leader = 7.0

    /// The name; empty for the last price.
    var name: String
    var price: String
    var role: Chart.Level.Role
    var color: Color
    /// Where the line is; nothing when it is outside of the picture.
    var line: Double?
    /// Where the tag is.
    var y: Double

    /// The tags that have room, the most important of them if not all do.
    static func all(of chart: Chart, _ prices: PriceScale, _ palette: Palette) -> [Tag] {
        let layout = LabelLayout(range: prices.pane, height: height)
        let roles = Chart.Level.Role.allCases
        let levels = withCurrent(chart).sorted {
            (roles.firstIndex(of: $0.role) ?? 0) < (roles.firstIndex(of: $1.role) ?? 0)
        }
        var tags = levels.prefix(layout.capacity).map { tag($0, chart, prices, palette) }
        for (index, y) in layout.positions(of: tags.map(\.y)).enumerated() { tags[index].y = y }
        return tags
    }

    /// The levels with the last close as the price of now, where the chart names no other.
    private static func withCurrent(_ chart: Chart) -> [Chart.Level] {
        guard let last = chart.bars.last, !chart.levels.contains(where: { $0.role == .current }) else {
            return chart.levels
        }
        return [Chart.Level(label: "", price: last.close, role: .current)] + chart.levels
    }

    private static func tag(_ level: Chart.Level, _ chart: Chart, _ prices: PriceScale, _ palette: Palette) -> Tag {
        let price = Double(level.price.units)
        let text = level.price.formatted(chart.currency, in: chart.language)
        let isInside = prices.range.contains(price)
        let arrow = isInside ? "" : price > prices.range.upperBound ? "↑ " : "↓ "
        let y = prices.y(price)
        return Tag(
            name: VisibleText.line(level.label),
            price: arrow + text,
            role: level.role,
            color: color(of: level, chart, palette),
            line: isInside ? y : nil,
            y: y
        )
    }

    private static func color(of level: Chart.Level, _ chart: Chart, _ palette: Palette) -> Color {
        switch level.role {
        case .target: return palette.target
        case .average: return palette.average
        case .stop: return palette.stop
        case .current:
            guard let last = chart.bars.last else { return palette.up }
            let before = chart.bars.dropLast().last?.close ?? last.open
            return level.price < before ? palette.down : palette.up
        }
    }
}
