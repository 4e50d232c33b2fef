package import PluginAPI

/// Goes back through past bars page by page, since these answers have no further pages of their own.
///
/// It holds what came so far and says what to ask next; the owner asks. Ends at the first day that is wanted, when a page
/// brings nothing older, or after as many pages as are allowed.
package struct KISBarWalk: Sendable {
    /// The bars so far, oldest first, with no two of one start.
    package private(set) var rows: [KISBarRow] = []

    /// What to ask next; nothing when all is there.
    package private(set) var next: KISBarQuestion?

    private let symbol: Symbol
    private let interval: BarInterval
    private let days: ClosedRange<CivilDate>
    private let today: CivilDate
    private let servers: KISServers
    private var pagesLeft: Int

    /// Begins with what is asked first.
    ///
    /// - Parameter today: the day at the exchange, whose minutes are asked for in another way.
    /// - Throws: `KISFault` for bars that these servers do not have.
    package init(
        _ request: BarRequest,
        today: CivilDate,
        on servers: KISServers,
        pages: Int = 400
    ) throws(KISFault) {
        symbol = request.symbol
        interval = request.interval
        days = request.days.lowerBound...request.days.upperBound
        self.today = today
        self.servers = servers
        pagesLeft = pages
        switch interval {
        case .day, .week, .month: next = KISBarQuestion(symbol, .periods(interval, days))
        case .minutes(1): next = minutes(of: min(days.upperBound, today), upTo: Self.endOfDay)
        case .minutes:
            throw .impossible(
                ko: "`\(interval)` 봉은 KIS에 없습니다. 1m, 1d, 1w, 1mo만 됩니다",
                en: "KIS has no bars of '\(interval)', only 1m, 1d, 1w and 1mo"
            )
        }
    }

    /// Later than any trade in Korea; a time to come is answered as of now.
    private static let endOfDay = TimeOfDay(hour: 23, minute: 59) ?? .midnight

    /// Takes the answer to `next`.
    ///
    /// - Throws: `KISFault` when there are more pages than are allowed.
    package mutating func take(_ page: [KISBarRow]) throws(KISFault) {
        guard let asked = next else { return }
        pagesLeft -= 1
        let before = rows.first.map(Self.start)
        let new = page.filter { row in
            days.contains(row.day) && before.map { Self.start(row) < $0 } ?? true
        }
        rows.insert(contentsOf: Self.sorted(new), at: 0)
        next = following(asked, oldest: page.min { Self.start($0) < Self.start($1) }, isNew: !new.isEmpty)
        guard next == nil || pagesLeft > 0 else {
            throw .impossible(
                ko: "`\(symbol)`의 과거 봉이 너무 많습니다. 기간을 줄이세요",
                en: "there are too many past bars of '\(symbol)'; ask for fewer days"
            )
        }
    }

    private func following(_ asked: KISBarQuestion, oldest: KISBarRow?, isNew: Bool) -> KISBarQuestion? {
        switch asked.range {
        case .periods:
            guard isNew, let oldest, oldest.day > days.lowerBound else { return nil }
            let last = oldest.day.advanced(by: -1)
            return last < days.lowerBound ? nil : KISBarQuestion(symbol, .periods(interval, days.lowerBound...last))
        case .today:
            guard isNew, let time = oldest?.time?.minuteBefore else { return minutes(before: today) }
            return KISBarQuestion(symbol, .today(upTo: time))
        case .minutes(let day, _):
            // A day without trades is answered by the days before it.
            guard isNew, let oldest, let time = oldest.time?.minuteBefore else { return minutes(before: day) }
            return minutes(of: oldest.day, upTo: time)
        }
    }

    private func minutes(before day: CivilDate) -> KISBarQuestion? {
        minutes(of: day.advanced(by: -1), upTo: Self.endOfDay)
    }

    /// The paper servers have the minutes of today only, which is told by fewer bars and not by an error.
    private func minutes(of day: CivilDate, upTo time: TimeOfDay) -> KISBarQuestion? {
        guard day >= days.lowerBound, symbol.market == .krx else { return nil }
        if day == today { return KISBarQuestion(symbol, .today(upTo: time)) }
        return servers == .real ? KISBarQuestion(symbol, .minutes(day, upTo: time)) : nil
    }

    private static func start(_ row: KISBarRow) -> Int64 {
        Int64(row.day.dayNumber) * 86_400 + Int64(row.time?.secondsSinceMidnight ?? 0)
    }

    private static func sorted(_ rows: [KISBarRow]) -> [KISBarRow] {
        var sorted: [KISBarRow] = []
        for row in rows.sorted(by: { start($0) < start($1) }) where sorted.last.map(start) != start(row) {
            sorted.append(row)
        }
        return sorted
    }
}

extension TimeOfDay {
    /// A minute earlier; nothing at the beginning of the day.
    fileprivate var minuteBefore: TimeOfDay? { TimeOfDay(secondsSinceMidnight: Int(secondsSinceMidnight) - 60) }
}
