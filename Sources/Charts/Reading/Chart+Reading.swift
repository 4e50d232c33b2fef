import PluginAPI

extension Chart {
    private enum Key: String, CaseIterable {
        case title, subtitle, language, zone, currency, theme, size, style, bars, levels, marks, volume, rsi
    }

    /// Reads what a person or a program wrote; everything but `bars` may be left out.
    ///
    /// - Throws: `ChartReadingProblem` where the form is wrong; whether it can be drawn is not looked at.
    init(reading json: JSONValue) throws(ChartReadingProblem) {
        let members = try Members<Key>(json)
        self.init(
            bars: try members.needed(.bars) { key throws(ChartReadingProblem) in
                try members.list(key, Bar.init(reading:at:))
            }
        )
        title = try members.text(.title) ?? title
        subtitle = try members.text(.subtitle) ?? subtitle
        language = try members.choice(.language) ?? language
        timeZone = try members.choice(.zone) ?? timeZone
        currency = try members.currency(.currency) ?? currency
        theme = try members.choice(.theme) ?? theme
        size = try members.value(.size, Size.init(reading:at:)) ?? size
        style = try members.choice(.style) ?? style
        levels = try members.list(.levels, Level.init(reading:at:)) ?? levels
        marks = try members.list(.marks, Mark.init(reading:at:)) ?? marks
        showsVolume = try members.flag(.volume) ?? showsVolume
        rsi = try members.value(.rsi, RSI.init(reading:at:))
    }
}

extension Chart.Bar {
    private enum Key: String, CaseIterable { case time, open, high, low, close, volume }

    /// Reads a bar; without a volume it is zero.
    fileprivate init(reading json: JSONValue, at place: String) throws(ChartReadingProblem) {
        let members = try Members<Key>(json, at: place)
        self.init(
            start: try members.needed(.time, members.instant),
            open: try members.needed(.open, members.decimal),
            high: try members.needed(.high, members.decimal),
            low: try members.needed(.low, members.decimal),
            close: try members.needed(.close, members.decimal),
            volume: try members.decimal(.volume) ?? .zero
        )
    }
}

extension Chart.Level {
    private enum Key: String, CaseIterable { case label, price, role }

    fileprivate init(reading json: JSONValue, at place: String) throws(ChartReadingProblem) {
        let members = try Members<Key>(json, at: place)
        self.init(
            label: try members.text(.label) ?? "",
            price: try members.needed(.price, members.decimal),
            role: try members.needed(.role, members.choice)
        )
    }
}

extension Chart.Mark {
    private enum Key: String, CaseIterable { case time, price, side }

    fileprivate init(reading json: JSONValue, at place: String) throws(ChartReadingProblem) {
        let members = try Members<Key>(json, at: place)
        self.init(
            time: try members.needed(.time, members.instant),
            price: try members.needed(.price, members.decimal),
            side: try members.needed(.side, members.side)
        )
    }
}

extension Chart.RSI {
    private enum Key: String, CaseIterable { case period, values }

    fileprivate init(reading json: JSONValue, at place: String) throws(ChartReadingProblem) {
        let members = try Members<Key>(json, at: place)
        self.init(
            period: try members.needed(.period, members.whole),
            values: try members.needed(.values, members.numbers)
        )
    }
}

extension Chart.Size {
    private enum Key: String, CaseIterable { case width, height, scale }

    /// Reads a size; what is left out is as usual.
    fileprivate init(reading json: JSONValue, at place: String) throws(ChartReadingProblem) {
        let members = try Members<Key>(json, at: place)
        self.init()
        width = try members.whole(.width) ?? width
        height = try members.whole(.height) ?? height
        scale = try members.whole(.scale) ?? scale
    }
}
