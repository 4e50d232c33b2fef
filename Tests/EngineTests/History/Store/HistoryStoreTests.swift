import GRDB
import PluginAPI
import Testing

@testable import Engine

@Suite struct HistoryStoreTests {
    private let workspace: Workspace
    private let database: StateDatabase
    private let store: HistoryStore
    private let key = HistoryStore.Key(source: "kis-real", symbol: Moments.samsung, interval: .day)
    private let days = Moments.day("2026-11-16")...Moments.friday

    init() throws {
        workspace = try Workspace()
        database = try StateDatabase(in: StateDirectory(workspace.path))
        store = HistoryStore(database)
    }

    @Test func `what is kept is read back as it was`() throws {
        let bars = bars()
        try store.save(bars, key, whole: days, checked: Moments.at("16:00"))

        let kept = try read()

        #expect(kept == HistoryStore.Kept(bars: bars, days: DayRanges([days]), checked: Moments.at("16:00")))
        #expect(try read(from: Moments.friday).bars == bars.suffix(1))
    }

    @Test func `brokers, symbols and lengths are kept apart`() throws {
        try store.save(bars(), key, whole: days, checked: Moments.at("16:00"))
        let others = [
            HistoryStore.Key(source: "kis-paper", symbol: key.symbol, interval: .day),
            HistoryStore.Key(source: key.source, symbol: try #require(Symbol("000660")), interval: .day),
            HistoryStore.Key(source: key.source, symbol: key.symbol, interval: .minutes(1)),
        ]

        for other in others { #expect(try read(other) == HistoryStore.Kept()) }
    }

    @Test(arguments: [
        "low = high + 1", "low = 0", "volume = -1", "open = high + 1", "day = day + 1", "day = 9999999999",
        "start = start + 86400000000000 * 30", "day = -9223372036854775808",
    ])
    func `a row that cannot be right takes its day with it`(change: String) throws {
        try store.save(bars(), key, whole: days, checked: Moments.at("16:00"))
        let wednesday = Moments.day("2026-11-18")
        try execute("UPDATE history_bar SET \(change) WHERE day = \(wednesday.dayNumber)")

        let kept = try read()

        #expect(kept.days.missing(in: wednesday...wednesday) == [wednesday...wednesday])
        #expect(kept.bars.allSatisfy { bars().contains($0) })
    }

    @Test func `ranges that cannot be right are none`() throws {
        try store.save(bars(), key, whole: days, checked: Moments.at("16:00"))
        try execute("UPDATE history_days SET last = first - 1")

        #expect(try read().days == DayRanges())
        #expect(try read().bars.isEmpty)
    }

    @Test func `bars of days that are not whole do not count`() throws {
        try store.save(bars(), key, whole: nil, checked: Moments.at("16:00"))

        #expect(try read().bars.isEmpty)
    }

    @Test func `a series that is dropped is gone with its bars`() throws {
        try store.save(bars(), key, whole: days, checked: Moments.at("16:00"))

        try store.drop(key)

        #expect(try read() == HistoryStore.Kept())
        #expect(try database.read { try Int.fetchOne($0, sql: "SELECT count(*) FROM history_bar") } == 0)
    }

    @Test func `series that nobody has asked for are forgotten`() throws {
        try store.save(bars(), key, whole: days, checked: Moments.at("16:00"))

        try store.forget(before: Moments.at("16:00"))
        #expect(try !read().bars.isEmpty)
        try store.forget(before: Moments.at("16:01"))

        #expect(try read() == HistoryStore.Kept())
    }

    @Test func `thousands of bars are written in parts and read as one`() throws {
        let start = Moments.at("09:00")
        let minutes = (0..<2_500).map { minute in
            var bar = bars()[0]
            bar.interval = .minutes(1)
            bar.start = start + .seconds(minute % 300 * 60) - .seconds(minute / 300 * 86_400)
            bar.day = MarketTimeZone.korea.localTime(at: bar.start).date
            return bar
        }
        let key = HistoryStore.Key(source: key.source, symbol: key.symbol, interval: .minutes(1))
        try store.save(minutes, key, whole: Moments.day("2026-11-01")...Moments.friday, checked: start)

        #expect(try read(key).bars == minutes.sorted { $0.start < $1.start })
    }

    // MARK: - Helpers

    private func bars() -> [Bar] {
        days.map { day in
            Bar(
                symbol: key.symbol,
                slot: SymbolSlot(index: 3),
                interval: .day,
                day: day,
                start: Moments.at("00:00", on: day),
                open: Price(100),
                high: Price(120),
                low: Price(90),
                close: Price(110),
                volume: Quantity(1_000)
            )
        }
    }

    private func read(_ other: HistoryStore.Key? = nil, from day: CivilDate = Moments.day("2026-11-01")) throws
        -> HistoryStore.Kept
    {
        try store.read(other ?? key, from: day, slot: SymbolSlot(index: 3), in: .korea)
    }

    private func execute(_ statement: String) throws { try database.write { try $0.execute(sql: statement) } }
}
