/// A period of the calendar: years, months and days, which have no fixed length.
public struct CalendarPeriod: Sendable, Hashable, Codable {
    /// Whole years.
    public let years: Int

    /// Whole months.
    public let months: Int

    /// Whole days, weekends and holidays included.
    public let days: Int

    /// Makes a period; nothing when it is empty, has a negative part or reaches over two centuries.
    public init?(years: Int = 0, months: Int = 0, days: Int = 0) {
        let parts = [years, months, days]
        guard parts.allSatisfy({ $0 >= 0 }), parts.contains(where: { $0 > 0 }), years <= 200, months <= 2_400,
            days <= 73_000
        else { return nil }
        self.years = years
        self.months = months
        self.days = days
    }

    /// The day that lies the period before another; where that month is too short, its last day.
    public func date(before date: CivilDate) -> CivilDate {
        let (year, month, day) = date.components
        let index = year * 12 + month - 1 - years * 12 - months
        guard index >= 12 else { return .earliest }
        let target = (year: index / 12, month: index % 12 + 1)
        let nearest = (0...3).lazy.compactMap { shortfall in
            CivilDate(year: target.year, month: target.month, day: day - shortfall)
        }.first
        return (nearest ?? .earliest).advanced(by: -days)
    }

    /// Reads `1y`, `6mo`, `2w`, `20d` and `1년`, `6개월`, `2주`, `20일`, also several in a row; nothing for another form.
    public init?(_ text: some StringProtocol) {
        guard let parts = UnitText.parts(String(text)), !parts.isEmpty else { return nil }
        var counts = [0, 0, 0]
        var previous = -1
        for part in parts {
            guard let unit = Self.units[part.unit], unit.rank > previous, let count = Int(part.number), count < 100_000
            else { return nil }
            counts[unit.part] += count * unit.size
            previous = unit.rank
        }
        self.init(years: counts[0], months: counts[1], days: counts[2])
    }

    private static let units: [String: (rank: Int, part: Int, size: Int)] = [
        "y": (0, 0, 1), "년": (0, 0, 1), "mo": (1, 1, 1), "개월": (1, 1, 1), "달": (1, 1, 1),
        "w": (2, 2, 7), "주": (2, 2, 7), "d": (3, 2, 1), "일": (3, 2, 1),
    ]
}

extension CalendarPeriod: CustomStringConvertible {
    /// The form that a person types: `1y 6mo`.
    public var description: String {
        [(years, "y"), (months, "mo"), (days, "d")]
            .filter { $0.0 > 0 }
            .map { "\($0.0)\($0.1)" }
            .joined(separator: " ")
    }
}
