/// How the height of the picture is shared out: heading, prices, volume, index, dates.
struct ChartFrame {
    /// The space at the edges.
    static let margin = 14.0

    /// The middle of the heading's line, and of the line below it.
    let title: Double
    let subtitle: Double

    /// From the top to the bottom of each pane.
    let price: ClosedRange<Double>
    let volume: ClosedRange<Double>?
    let rsi: ClosedRange<Double>?

    /// The middle of the line with the dates.
    let dates: Double

    init(_ chart: Chart) {
        title = Self.margin + 11
        subtitle = title + (chart.title.isEmpty ? 0 : 23)
        var top = Self.margin
        if !chart.title.isEmpty { top = title + 21 }
        if !chart.subtitle.isEmpty { top = subtitle + 19 }

        let bottom = Double(chart.size.height) - 30
        dates = Double(chart.size.height) - 15
        let height = bottom - top
        let gap = 10.0
        var end = bottom
        if chart.rsi != nil {
            rsi = end - height * 0.2...end
            end -= height * 0.2 + gap
        } else {
            rsi = nil
        }
        if chart.showsVolume {
            volume = end - height * 0.16...end
            end -= height * 0.16 + gap
        } else {
            volume = nil
        }
        price = top...end
    }
}
