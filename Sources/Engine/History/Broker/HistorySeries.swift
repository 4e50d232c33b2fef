import PluginAPI

/// The bars of one length of one instrument that a broker is asked for, with what is made of them.
struct HistorySeries: Sendable {
    let symbol: Symbol
    let slot: SymbolSlot

    /// Single minutes or days.
    let base: BarInterval

    /// What each pipeline wants of it, by the pipeline's place in the list of wishes.
    var needs: [Int: Set<HistoryNeed>] = [:]

    /// The first day of which bars are wanted.
    func firstDay(upTo last: CivilDate, in days: MarketDays) -> CivilDate {
        needs.values.joined().map { $0.firstDay(upTo: last, in: days) }.min() ?? last
    }

    /// The histories of a pipeline, one for each length that its rules want.
    func histories(of pipeline: Int, from bars: [Bar], upTo last: CivilDate, _ days: MarketDays, at now: Timestamp)
        -> [BarHistory]
    {
        let needs = Dictionary(grouping: needs[pipeline] ?? [], by: \.bars.interval)
        return needs.sorted { $0.key.description < $1.key.description }.map { interval, needs in
            let first = needs.map { $0.firstDay(upTo: last, in: days) }.min() ?? last
            let joining = BarJoining(interval: interval, days: days, last: last, now: now)
            let joined = joining.bars(of: Array(bars.drop { $0.day < first }))
            return BarHistory(symbol: symbol, slot: slot, interval: interval, bars: joined)
        }
    }
}
