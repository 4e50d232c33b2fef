import PluginAPI

extension Chart {
    /// Refuses what cannot be drawn.
    ///
    /// - Throws: `ChartError.refused` with the first flaw.
    func check() throws(ChartError) {
        if let flaw = textFlaw ?? sizeFlaw ?? countFlaw ?? barFlaw ?? priceFlaw ?? rsiFlaw { throw .refused(flaw) }
    }

    private var textFlaw: ChartFlaw? {
        let headings = [("title", title), ("subtitle", subtitle)].map { ($0.0, $0.1, ChartLimits.heading) }
        // No more than one too many is looked at.
        let labels = levels.prefix(ChartLimits.levels).enumerated().map {
            ("levels[\($0)].label", $1.label, ChartLimits.label)
        }
        return (headings + labels).first { $0.1.unicodeScalars.count > $0.2 }.map { .longText($0.0, limit: $0.2) }
    }

    private var sizeFlaw: ChartFlaw? {
        let sides = ChartLimits.side
        guard sides.contains(size.width), sides.contains(size.height), (1...4).contains(size.scale),
            size.width * size.height * size.scale * size.scale <= ChartLimits.pixels
        else { return .size }
        return nil
    }

    private var countFlaw: ChartFlaw? {
        if bars.isEmpty { return .noBars }
        let counts = [
            ("bars", bars.count, ChartLimits.bars), ("levels", levels.count, ChartLimits.levels),
            ("marks", marks.count, ChartLimits.marks),
        ]
        return counts.first { $0.1 > $0.2 }.map { .tooMany($0.0, count: $0.1, limit: $0.2) }
    }

    private var barFlaw: ChartFlaw? {
        for (index, bar) in bars.enumerated() {
            if index > 0, bar.start <= bars[index - 1].start { return .order(bar: index) }
            guard Self.isDrawable(bar.low) else { return .price("bars[\(index)].low") }
            guard Self.isDrawable(bar.high) else { return .price("bars[\(index)].high") }
            guard bar.low <= min(bar.open, bar.close), max(bar.open, bar.close) <= bar.high else {
                return .bounds(bar: index)
            }
            if bar.volume < .zero { return .volume(bar: index) }
        }
        return nil
    }

    private var priceFlaw: ChartFlaw? {
        if let index = levels.firstIndex(where: { !Self.isDrawable($0.price) }) { return .price("levels[\(index)]") }
        if let index = marks.firstIndex(where: { !Self.isDrawable($0.price) }) { return .price("marks[\(index)]") }
        return nil
    }

    private var rsiFlaw: ChartFlaw? {
        guard let rsi else { return nil }
        guard (1...ChartLimits.bars).contains(rsi.period) else { return .rsiPeriod }
        guard rsi.values.count == bars.count else { return .rsiCount(values: rsi.values.count, bars: bars.count) }
        return rsi.values.firstIndex { $0.map { !(0...100).contains($0) } ?? false }.map { .rsiValue($0) }
    }

    private static func isDrawable(_ price: Price) -> Bool { price > .zero && price <= ChartLimits.price }
}
