import PluginAPI

extension Chart {
    enum CodingKeys: String, CodingKey, CaseIterable {
        case title, subtitle, language, zone, currency, theme, size, style, bars, levels, marks, volume, rsi
    }

    /// Reads what a person or a program wrote; everything but `bars` may be left out.
    ///
    /// - Throws: `ChartReadingProblem` where the form is wrong; whether it can be drawn is not looked at.
    public init(from decoder: any Decoder) throws {
        let members = try Members<CodingKeys>(decoder)
        self.init(bars: try members.list(Bar.self, .bars, isNeeded: true))
        title = try members.text(.title) ?? title
        subtitle = try members.text(.subtitle) ?? subtitle
        language = try members.choice(.language) ?? language
        timeZone = try members.choice(.zone) ?? timeZone
        currency = try members.currency(.currency) ?? currency
        theme = try members.choice(.theme) ?? theme
        size = try members.value(Size.self, .size) ?? size
        style = try members.choice(.style) ?? style
        levels = try members.list(Level.self, .levels)
        marks = try members.list(Mark.self, .marks)
        showsVolume = try members.flag(.volume) ?? showsVolume
        rsi = try members.value(RSI.self, .rsi)
    }

    /// Writes what `init(from:)` reads.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(title, forKey: .title)
        try container.encode(subtitle, forKey: .subtitle)
        try container.encode(language, forKey: .language)
        try container.encode(timeZone, forKey: .zone)
        try container.encode(currency, forKey: .currency)
        try container.encode(theme, forKey: .theme)
        try container.encode(size, forKey: .size)
        try container.encode(style, forKey: .style)
        try container.encode(bars, forKey: .bars)
        try container.encode(levels, forKey: .levels)
        try container.encode(marks, forKey: .marks)
        try container.encode(showsVolume, forKey: .volume)
        try container.encodeIfPresent(rsi, forKey: .rsi)
    }
}

extension Chart.Size {
    enum CodingKeys: String, CodingKey, CaseIterable { case width, height, scale }

    /// Reads a size; what is left out is as usual.
    ///
    /// - Throws: `ChartReadingProblem`.
    public init(from decoder: any Decoder) throws {
        let members = try Members<CodingKeys>(decoder)
        self.init()
        width = try members.whole(.width) ?? width
        height = try members.whole(.height) ?? height
        scale = try members.whole(.scale) ?? scale
    }
}

extension Chart.RSI {
    enum CodingKeys: String, CodingKey, CaseIterable { case period, values }

    /// Reads an index.
    ///
    /// - Throws: `ChartReadingProblem`.
    public init(from decoder: any Decoder) throws {
        let members = try Members<CodingKeys>(decoder)
        self.init(period: try members.needed(.period, members.whole), values: try members.numbers(.values))
    }
}
