import PluginAPI

/// Builds closed bars of one length from trades.
///
/// A bar closes at the first event that is received a second after its end or later, or at the instrument's first trade
/// of a later interval. A trade that comes after its bar has closed counts in the one after it, so that there are never two
/// of one interval; after its day has closed it counts in none. A day's bar holds no trades from after the regular session.
struct BarBuilder {
    /// How long after its end a bar waits for trades that are still on their way.
    static let grace: Duration = .seconds(1)

    /// What changes with every trade, kept apart from the rest so that a trade touches little memory.
    private struct Running {
        var end = Timestamp(nanoseconds: .max)
        var high = Price.zero
        var low = Price.zero
        var close = Price.zero
        var volume = Quantity.zero
        var isOpen = false
        /// The end of the bar that closed last.
        var closed = Timestamp(nanoseconds: .min)
    }

    private let interval: BarInterval
    private let calendars: Calendars
    private var running: [Running] = []
    private var opened: [SymbolSlot: Bar] = [:]

    /// The moment at which the next bar closes even if no trade comes; later than everything when none is open.
    private var nextDue = Timestamp.distantFuture

    init(_ interval: BarInterval, calendars: Calendars) {
        self.interval = interval
        self.calendars = calendars
    }

    /// The moment at which the next bar closes even if no trade comes.
    var due: Timestamp? { opened.isEmpty ? nil : nextDue }

    /// Whether a bar has to close before a trade is looked at.
    @inline(__always)
    func closesSomething(before trade: Trade) -> Bool {
        if nextDue <= trade.header.receivedAt { return true }
        let index = Int(trade.slot.index)
        return index < running.count && trade.header.exchangeTime >= running[index].end
    }

    /// Closes the instrument's bar if a trade belongs to a later one.
    mutating func close(before trade: Trade) -> Bar? {
        let index = Int(trade.slot.index)
        guard index < running.count, trade.header.exchangeTime >= running[index].end else { return nil }
        return close(trade.slot)
    }

    /// Closes every bar that has ended, in order of symbol.
    mutating func close(until now: Timestamp) -> [Bar] {
        guard nextDue <= now else { return [] }
        let ended = opened.keys.filter { running[Int($0.index)].end + Self.grace <= now }
        return ended.compactMap { close($0) }.sorted { $0.symbol < $1.symbol }
    }

    /// Adds a trade that closes no bar.
    @inline(__always)
    mutating func add(_ trade: Trade) {
        let index = Int(trade.slot.index)
        guard index < running.count, running[index].isOpen else { return open(trade) }
        guard interval != .day || trade.phase != .afterClose else { return }
        if trade.price > running[index].high { running[index].high = trade.price }
        if trade.price < running[index].low { running[index].low = trade.price }
        running[index].close = trade.price
        running[index].volume += trade.quantity
    }

    private mutating func open(_ trade: Trade) {
        guard interval != .day || trade.phase != .afterClose else { return }
        let index = Int(trade.slot.index)
        if index >= running.count { running += Array(repeating: Running(), count: index + 1 - running.count) }
        let closed = running[index].closed
        guard let range = BarRange(interval, around: trade, calendars: calendars).after(closed, interval) else {
            return
        }
        running[index] = Running(
            end: range.end,
            high: trade.price,
            low: trade.price,
            close: trade.price,
            volume: trade.quantity,
            isOpen: true,
            closed: closed
        )
        opened[trade.slot] = Bar(
            symbol: trade.symbol,
            slot: trade.slot,
            interval: interval,
            day: trade.header.tradingDay,
            start: range.start,
            open: trade.price,
            high: trade.price,
            low: trade.price,
            close: trade.price,
            volume: trade.quantity
        )
        nextDue = min(nextDue, range.end + Self.grace)
    }

    private mutating func close(_ slot: SymbolSlot) -> Bar? {
        guard var bar = opened.removeValue(forKey: slot) else { return nil }
        let final = running[Int(slot.index)]
        running[Int(slot.index)] = Running(closed: final.end)
        bar.high = final.high
        bar.low = final.low
        bar.close = final.close
        bar.volume = final.volume
        nextDue = opened.keys.map { running[Int($0.index)].end + Self.grace }.min() ?? .distantFuture
        return bar
    }
}
