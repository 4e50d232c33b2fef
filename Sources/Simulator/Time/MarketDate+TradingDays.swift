extension MarketDate {
    /// The first Korean trading day after this day.
    var nextTradingDay: MarketDate { tradingDay(after: 1) }

    /// The day as `YYYYMMDD`.
    var compact: String { String(digits) }

    /// The day written as `YYYYMMDD`; nil for any other form.
    init?(compact text: String) {
        guard text.utf8.count == 8, text.utf8.allSatisfy({ (0x30...0x39).contains($0) }), let digits = Int(text) else {
            return nil
        }
        self.init(year: digits / 10_000, month: digits / 100 % 100, day: digits % 100)
    }

    /// The trading day that lies so many trading days later.
    func tradingDay(after count: Int) -> MarketDate {
        var day = self
        for _ in 0..<count {
            repeat { day = day.advanced(by: 1) } while !SampleCalendar.isOpen(day)
        }
        return day
    }
}
