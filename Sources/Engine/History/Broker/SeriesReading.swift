import PluginAPI

/// Brings one series up to date: what is kept comes first, and the broker is asked for what is missing.
///
/// Whatever is asked for begins or ends with a day that is known already. If the broker tells other prices of it, those
/// that are kept have been adjusted for a split or corrected; all of them are then forgotten and read again.
struct SeriesReading: Sendable {
    let series: HistorySeries
    let days: MarketDays
    let now: Timestamp

    /// The last day whose bars are all there.
    let last: CivilDate
    private let wanted: ClosedRange<CivilDate>
    private let key: HistoryStore.Key
    private let store: HistoryStore?
    private let broker: any Broker

    /// What is known by now.
    private var known = HistoryStore.Kept()
    /// Bars of the day that is not yet whole; they are not kept.
    private var today: [Bar] = []
    /// Whether there is something that was not kept before.
    private(set) var isNews = false
    /// Whether the broker has no bar yet of the last day.
    private(set) var isLate = false
    private(set) var notices: [HistoryNotice] = []
    private var unusable: Set<Timestamp> = []

    /// How far a day may lie from what is asked for to be asked for with it.
    private static let reach = 14
    /// A day of which there is no bar so long after it is one on which the instrument was not traded.
    private static let patience = 7
    /// How often prices may change while they are read.
    private static let rounds = 3

    /// No broker is known to have more: half a century of days, a year of minutes.
    private static func longest(_ base: BarInterval) -> Int { base.duration == nil ? 50 * 366 : 366 }

    /// What a broker can answer at once, in days.
    private static func most(_ base: BarInterval) -> Int { base.duration == nil ? 3 * 366 : 28 }

    /// Begins with what is kept; nothing when the market has had no day yet.
    init?(
        _ series: HistorySeries,
        of broker: any Broker,
        source: String,
        store: HistoryStore?,
        days: MarketDays,
        at now: Timestamp
    ) {
        guard let last = days.lastWhole(series.base, at: now) else { return nil }
        self.series = series
        self.broker = broker
        self.store = store
        self.days = days
        self.now = now
        self.last = last
        let first = max(series.firstDay(upTo: last, in: days), last.advanced(by: -Self.longest(series.base)))
        wanted = min(first, last)...last
        key = HistoryStore.Key(source: source, symbol: series.symbol, interval: series.base)
        readKept()
    }

    /// Whether every day that is over is there.
    var isWhole: Bool { missing.isEmpty }

    /// All bars, oldest first.
    private var bars: [Bar] { known.bars + today }

    /// The histories of a pipeline, one for each length that its rules want.
    func histories(of pipeline: Int) -> [BarHistory] {
        series.histories(of: pipeline, from: bars, upTo: last, days, at: now)
    }

    /// Asks the broker for what is missing, and whether what is kept still holds.
    ///
    /// What has come before an error is kept.
    mutating func run() async throws(BrokerError) {
        for round in 1...Self.rounds {
            if try await fill(acceptsChanges: round == Self.rounds) { break }
            notices.append(.adjusted(series.symbol, series.base))
            forget()
        }
        if !unusable.isEmpty { notices.append(.unusable(series.symbol, count: unusable.count)) }
        guard isNews else { return }
        let first = wanted.lowerBound.advanced(by: -Self.reach)
        attempt { [days] (store, key) throws(StateError) in try store.forget(key, before: first, in: days.zone) }
    }

    /// - Returns: whether the broker tells the prices that are known.
    private mutating func fill(acceptsChanges: Bool) async throws(BrokerError) -> Bool {
        let lastKept = known.bars.last?.day
        for part in missing.reversed().flatMap(parts) {
            guard try await read(part, acceptsChanges: acceptsChanges) else { return false }
        }
        // A question may have been too far from what is kept to tell anything of it.
        if known.checked < days.lastLook(at: now), let day = lastKept {
            guard try await read(day...day, acceptsChanges: acceptsChanges) else { return false }
            known.checked = now
            keep([], whole: nil)
        }
        if series.base.duration != nil, let open = days.open(at: now), open > last {
            today = usable(try await ask(open...open), in: open...open)
            isNews = isNews || !today.isEmpty
        }
        return true
    }

    /// The ranges of days that are missing, oldest first.
    private var missing: [ClosedRange<CivilDate>] { known.days.missing(in: wanted).filter(days.trades) }

    /// A range in parts that a broker can answer at once, newest first.
    private func parts(_ range: ClosedRange<CivilDate>) -> [ClosedRange<CivilDate>] {
        var parts: [ClosedRange<CivilDate>] = []
        var end = range.upperBound
        while end >= range.lowerBound {
            let start = max(range.lowerBound, end.advanced(by: 1 - Self.most(series.base)))
            parts.append(start...end)
            end = start.advanced(by: -1)
        }
        return parts
    }

    private mutating func read(_ part: ClosedRange<CivilDate>, acceptsChanges: Bool) async throws(BrokerError) -> Bool {
        let isCheck = known.days.missing(in: part).isEmpty
        let asked = isCheck ? part : withNeighbours(part)
        let bars = usable(try await ask(asked), in: asked)
        let old = Dictionary(known.bars.map { ($0.start, $0) }, uniquingKeysWith: { first, _ in first })
        let shared = bars.filter { old[$0.start] != nil }
        let agrees = shared.allSatisfy { bar in old[bar.start].map(bar.hasSamePrices) ?? true }
        guard agrees || acceptsChanges else { return false }
        if old.isEmpty || !shared.isEmpty { known.checked = now }
        let fresh = bars.filter { old[$0.start] != $0 }
        isNews = isNews || !fresh.isEmpty
        known.bars = old.merging(fresh.map { ($0.start, $0) }, uniquingKeysWith: { $1 }).values
            .sorted { $0.start < $1.start }
        let whole = whole(part, bars)
        if let whole { known.days.insert(whole) }
        keep(fresh, whole: whole)
        return true
    }

    /// What of a range is known for good: a broker may be late with the last day.
    private mutating func whole(_ part: ClosedRange<CivilDate>, _ bars: [Bar]) -> ClosedRange<CivilDate>? {
        guard part.upperBound >= last, bars.last?.day != last else { return part }
        let traded = bars.last?.day ?? .earliest
        let end = max(traded, last.advanced(by: -Self.patience))
        isLate = isLate || traded == end
        return end >= part.lowerBound ? part.lowerBound...min(end, part.upperBound) : nil
    }

    /// A range with the nearest days before and after it of which there are bars.
    private func withNeighbours(_ range: ClosedRange<CivilDate>) -> ClosedRange<CivilDate> {
        let before = known.bars.last { $0.day < range.lowerBound }?.day
        let after = known.bars.first { $0.day > range.upperBound }?.day
        let isNear = { (day: CivilDate, edge: CivilDate) in abs(day.distance(to: edge)) <= Self.reach }
        let first = before.flatMap { isNear($0, range.lowerBound) ? $0 : nil } ?? range.lowerBound
        let last = after.flatMap { isNear($0, range.upperBound) ? $0 : nil } ?? range.upperBound
        return first...last
    }

    private func ask(_ days: ClosedRange<CivilDate>) async throws(BrokerError) -> [Bar] {
        try await broker.bars(BarRequest(symbol: series.symbol, interval: series.base, days: days))
    }

    /// The bars that can be right and have closed, oldest first, as the engine writes them.
    private mutating func usable(_ bars: [Bar], in range: ClosedRange<CivilDate>) -> [Bar] {
        var usable: [Timestamp: Bar] = [:]
        for bar in bars {
            var bar = bar
            bar.slot = series.slot
            if series.base == .day { bar.start = days.zone.timestamp(of: bar.day, at: .midnight) }
            let isSound =
                bar.symbol == series.symbol && bar.interval == series.base && bar.isPossible
                && days.zone.localTime(at: bar.start).date == bar.day
            guard isSound else {
                unusable.insert(bar.start)
                continue
            }
            guard range.contains(bar.day), hasClosed(bar) else { continue }
            usable[bar.start] = bar
        }
        return usable.values.sorted { $0.start < $1.start }
    }

    private func hasClosed(_ bar: Bar) -> Bool {
        guard let length = series.base.duration else { return bar.day <= last }
        return bar.start + length <= now
    }
}

extension SeriesReading {
    private mutating func readKept() {
        guard let store else { return }
        do {
            known = try store.read(key, from: wanted.lowerBound, slot: series.slot, in: days.zone)
            let last = last
            known.bars.removeAll { $0.day > last }
        } catch {
            notices.append(.notKept(error))
        }
    }

    private mutating func forget() {
        known = HistoryStore.Kept()
        today = []
        isNews = true
        attempt { (store, key) throws(StateError) in try store.drop(key) }
    }

    private mutating func keep(_ bars: [Bar], whole: ClosedRange<CivilDate>?) {
        let checked = known.checked
        attempt { (store, key) throws(StateError) in try store.save(bars, key, whole: whole, checked: checked) }
    }

    private mutating func attempt(_ work: (HistoryStore, HistoryStore.Key) throws(StateError) -> Void) {
        guard let store else { return }
        do { try work(store, key) } catch { notices.append(.notKept(error)) }
    }
}
