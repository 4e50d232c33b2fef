import PluginAPI

extension Chart.Bar {
    enum CodingKeys: String, CodingKey, CaseIterable { case time, open, high, low, close, volume }

    /// Reads a bar; without a volume it is zero.
    ///
    /// - Throws: `ChartReadingProblem`.
    public init(from decoder: any Decoder) throws {
        let members = try Members<CodingKeys>(decoder)
        self.init(
            start: try members.needed(.time, members.instant),
            open: try members.needed(.open, members.decimal),
            high: try members.needed(.high, members.decimal),
            low: try members.needed(.low, members.decimal),
            close: try members.needed(.close, members.decimal),
            volume: try members.decimal(.volume) ?? .zero
        )
    }

    /// Writes what `init(from:)` reads.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(start.description, forKey: .time)
        try container.encode(open, forKey: .open)
        try container.encode(high, forKey: .high)
        try container.encode(low, forKey: .low)
        try container.encode(close, forKey: .close)
        try container.encode(volume, forKey: .volume)
    }
}

extension Chart.Level {
    enum CodingKeys: String, CodingKey, CaseIterable { case label, price, role }

    /// Reads a level.
    ///
    /// - Throws: `ChartReadingProblem`.
    public init(from decoder: any Decoder) throws {
        let members = try Members<CodingKeys>(decoder)
        self.init(
            label: try members.text(.label) ?? "",
            price: try members.needed(.price, members.decimal),
            role: try members.needed(.role, members.choice)
        )
    }
}

extension Chart.Mark {
    enum CodingKeys: String, CodingKey, CaseIterable { case time, price, side }

    /// Reads a trade.
    ///
    /// - Throws: `ChartReadingProblem`.
    public init(from decoder: any Decoder) throws {
        let members = try Members<CodingKeys>(decoder)
        self.init(
            time: try members.needed(.time, members.instant),
            price: try members.needed(.price, members.decimal),
            side: try members.needed(.side, members.side)
        )
    }

    /// Writes what `init(from:)` reads.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(time.description, forKey: .time)
        try container.encode(price, forKey: .price)
        try container.encode(side, forKey: .side)
    }
}
