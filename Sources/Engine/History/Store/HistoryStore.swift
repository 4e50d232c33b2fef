internal import GRDB
import PluginAPI

/// Past bars kept in the state database, so that a start asks a broker only for what is new.
struct HistoryStore: Sendable {
    /// What a series of bars is found by.
    struct Key: Sendable, Hashable {
        /// Whose bars they are; the servers of one broker may tell different ones.
        let source: String
        let symbol: Symbol
        let interval: BarInterval
    }

    /// What is kept of a series.
    struct Kept: Sendable, Equatable {
        /// The bars, oldest first.
        var bars: [Bar] = []
        /// The days of which there is every bar.
        var days = DayRanges()
        /// When the broker last told the same prices.
        var checked = Timestamp(nanoseconds: .min)
    }

    private let database: StateDatabase

    /// What is written in one transaction, so that a decision that has to be stored meanwhile does not wait long.
    private static let slice = 1_000

    init(_ database: StateDatabase) { self.database = database }

    /// What is kept of a series from a day on; a row that cannot be right takes its day with it.
    func read(_ key: Key, from first: CivilDate, slot: SymbolSlot, in zone: MarketTimeZone) throws(StateError) -> Kept {
        try database.read { database in
            guard let series = try Self.series(key, in: database) else { return Kept() }
            var kept = Kept(checked: Timestamp(nanoseconds: series.checked))
            let ranges = try Row.fetchAll(
                database,
                sql: "SELECT first, last FROM history_days WHERE series = ?",
                arguments: [series.id]
            )
            for range in ranges {
                guard let first = Self.day(range[0]), let last = Self.day(range[1]), first <= last else { continue }
                kept.days.insert(first...last)
            }
            let rows = try Row.fetchCursor(
                database,
                sql: """
                    SELECT day, start, open, high, low, close, volume FROM history_bar
                    WHERE series = ? AND start >= ? ORDER BY start
                    """,
                arguments: [series.id, zone.timestamp(of: first, at: .midnight).nanoseconds]
            )
            while let row = try rows.next() {
                let bar = Bar(row, key, slot)
                let day = zone.localTime(at: bar.start).date
                if bar.day == day, Self.day(row[0]) == day, bar.isPossible {
                    kept.bars.append(bar)
                } else {
                    kept.days.remove(day)
                    kept.days.remove(bar.day)
                }
            }
            let whole = kept.days.ranges
            kept.bars.removeAll { bar in !whole.contains { $0.contains(bar.day) } }
            return kept
        }
    }

    /// Keeps bars in the place of those of the same start; only then their days count as whole.
    func save(_ bars: [Bar], _ key: Key, whole days: ClosedRange<CivilDate>?, checked: Timestamp) throws(StateError) {
        var rest = bars[...]
        repeat {
            let part = rest.prefix(Self.slice)
            rest = rest.dropFirst(Self.slice)
            let isLast = rest.isEmpty
            try database.write { database in
                let series = try Self.series(key, orMadeIn: database)
                for bar in part { try Self.insert(bar, series, in: database) }
                guard isLast else { return }
                if let days { try Self.insert(days, series, in: database) }
                try database.execute(
                    sql: "UPDATE history_series SET checked = ? WHERE id = ?",
                    arguments: [checked.nanoseconds, series]
                )
            }
        } while !rest.isEmpty
    }

    /// Forgets a series.
    func drop(_ key: Key) throws(StateError) {
        try database.write {
            try $0.execute(
                sql: "DELETE FROM history_series WHERE source = ? AND symbol = ? AND interval = ?",
                arguments: [key.source, key.symbol.description, key.interval.description]
            )
        }
    }

    /// Forgets what a series has from before a day.
    func forget(_ key: Key, before day: CivilDate, in zone: MarketTimeZone) throws(StateError) {
        try database.write { database in
            guard let series = try Self.series(key, in: database) else { return }
            let number = Int64(day.dayNumber)
            try database.execute(
                sql: """
                    DELETE FROM history_bar WHERE series = ? AND start < ?;
                    DELETE FROM history_days WHERE series = ? AND last < ?;
                    UPDATE history_days SET first = ? WHERE series = ? AND first < ?;
                    """,
                arguments: [
                    series.id, zone.timestamp(of: day, at: .midnight).nanoseconds, series.id, number, number, series.id,
                    number,
                ]
            )
        }
    }

    /// Forgets the series that nobody has asked for since a moment.
    func forget(before moment: Timestamp) throws(StateError) {
        try database.write {
            try $0.execute(sql: "DELETE FROM history_series WHERE checked < ?", arguments: [moment.nanoseconds])
        }
    }
}

extension HistoryStore {
    private static func series(_ key: Key, in database: Database) throws -> (id: Int64, checked: Int64)? {
        let row = try Row.fetchOne(
            database,
            sql: "SELECT id, checked FROM history_series WHERE source = ? AND symbol = ? AND interval = ?",
            arguments: [key.source, key.symbol.description, key.interval.description]
        )
        return row.map { ($0[0], $0[1]) }
    }

    private static func series(_ key: Key, orMadeIn database: Database) throws -> Int64 {
        if let known = try series(key, in: database) { return known.id }
        try database.execute(
            sql: "INSERT INTO history_series (source, symbol, interval, checked) VALUES (?, ?, ?, 0)",
            arguments: [key.source, key.symbol.description, key.interval.description]
        )
        return database.lastInsertedRowID
    }

    private static func insert(_ bar: Bar, _ series: Int64, in database: Database) throws {
        let statement = try database.cachedStatement(
            sql: "INSERT OR REPLACE INTO history_bar VALUES (?, ?, ?, ?, ?, ?, ?, ?)"
        )
        try statement.execute(
            arguments: [
                series, bar.start.nanoseconds, Int64(bar.day.dayNumber), bar.open.units, bar.high.units, bar.low.units,
                bar.close.units, bar.volume.units,
            ]
        )
    }

    /// Joins a range with those that are there.
    private static func insert(_ days: ClosedRange<CivilDate>, _ series: Int64, in database: Database) throws {
        let rows = try Row.fetchAll(
            database,
            sql: "SELECT first, last FROM history_days WHERE series = ?",
            arguments: [series]
        )
        var ranges = DayRanges([days])
        for row in rows {
            guard let first = day(row[0]), let last = day(row[1]), first <= last else { continue }
            ranges.insert(first...last)
        }
        try database.execute(sql: "DELETE FROM history_days WHERE series = ?", arguments: [series])
        for range in ranges.ranges {
            try database.execute(
                sql: "INSERT INTO history_days VALUES (?, ?, ?)",
                arguments: [series, Int64(range.lowerBound.dayNumber), Int64(range.upperBound.dayNumber)]
            )
        }
    }

    fileprivate static func day(_ number: Int64) -> CivilDate? {
        Int32(exactly: number).flatMap { CivilDate(dayNumber: $0) }
    }
}

extension Bar {
    /// A stored row: day, start, prices and volume.
    fileprivate init(_ row: Row, _ key: HistoryStore.Key, _ slot: SymbolSlot) {
        self.init(
            symbol: key.symbol,
            slot: slot,
            interval: key.interval,
            day: HistoryStore.day(row[0]) ?? .earliest,
            start: Timestamp(nanoseconds: row[1]),
            open: Price(units: row[2]),
            high: Price(units: row[3]),
            low: Price(units: row[4]),
            close: Price(units: row[5]),
            volume: Quantity(units: row[6])
        )
    }
}
