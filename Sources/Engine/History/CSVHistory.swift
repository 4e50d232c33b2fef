import PluginAPI

/// Daily bars read from a CSV file.
struct CSVHistory {
    /// Histories by symbol, in order of symbol.
    let histories: [BarHistory]

    /// How many rows could not be used.
    let malformed: Int64

    /// Reads the bars of the wanted instruments up to, but without, a day.
    init(_ file: CSVFile, scope: SymbolScope, before day: CivilDate, symbols: SymbolTable, calendars: Calendars)
        throws(CSVFile.Unusable)
    {
        var bars: [Symbol: [Bar]] = [:]
        let wanted: Set<Symbol>? = if case .some(let list) = scope { Set(list) } else { nil }
        malformed = try file.forEachRow { row in
            guard let bar = Self.bar(row, symbols, calendars) else { return false }
            if bar.day < day, wanted?.contains(bar.symbol) ?? true { bars[bar.symbol, default: []].append(bar) }
            return true
        }
        histories = bars.sorted { $0.key < $1.key }.compactMap { symbol, bars in
            symbols.slot(for: symbol).map { slot in
                BarHistory(symbol: symbol, slot: slot, interval: .day, bars: Self.ordered(bars))
            }
        }
    }

    /// Oldest first; of two bars of one day the later row counts.
    private static func ordered(_ bars: [Bar]) -> [Bar] {
        let byDay = Dictionary(bars.map { ($0.day, $0) }, uniquingKeysWith: { _, later in later })
        return byDay.values.sorted { $0.day < $1.day }
    }

    private static func bar(_ row: [Substring], _ symbols: SymbolTable, _ calendars: Calendars) -> Bar? {
        guard let symbol = Symbol(row[0]), let slot = symbols.slot(for: symbol), let day = CivilDate(row[1]),
            let open = Price(decimal: row[2]), let high = Price(decimal: row[3]), let low = Price(decimal: row[4]),
            let close = Price(decimal: row[5]), let volume = Quantity(decimal: row[6])
        else { return nil }
        let bar = Bar(
            symbol: symbol,
            slot: slot,
            interval: .day,
            day: day,
            start: calendars.calendar(of: symbol.market).timeZone.timestamp(of: day, at: .midnight),
            open: open,
            high: high,
            low: low,
            close: close,
            volume: volume
        )
        return bar.isPossible ? bar : nil
    }
}
