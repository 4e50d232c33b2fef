import PluginAPI

/// Builds closed bars of one length from trades.
///
/// A bar closes at the first event that is received a second after its end or later, or at the instrument's first trade
/// of a later interval. A trade that comes after its bar has closed counts in the one after it, so that there are never two
/// of one interval; after its day has closed it counts in none. A day's bar holds no trades from after the regular session.
struct BarBuilder {
    /// A closed bar, and whether its first trade came while its source's `when:` was open.
    struct Closed {
        var bar: Bar
        var beganOpen: Bool
    }

    /// How long after its end a bar waits for trades that are still on their way.
    static let grace: Duration = .seconds(1)

    /// What changes with every trade, kept apart from the rest so that a trade touches little memory.
    private struct Running {
        /// Before everything when no bar is open.
        var end = Timestamp(nanoseconds: .min)
        var high = Price.zero
        var low = Price.zero
        var close = Price.zero
        var volume = Quantity.zero
        /// The end of the bar that closed last.
        var closed = Timestamp(nanoseconds: .min)

        @inline(__always)
        mutating func add(_ trade: Trade) {
            if trade.price > high { high = trade.price }
            if trade.price < low { low = trade.price }
            close = trade.price
            volume += trade.quantity
        }
    }

    private let interval: BarInterval
    private let calendars: Calendars
    private var running: [Running] = []
    private var opened: [SymbolSlot: Bar] = [:]

    /// The open bars whose first trade came while its source's `when:` was closed.
    private var hidden: Set<SymbolSlot> = []

    /// How many bars end at each moment; there are few of these, since bars of one length end together.
    private var ends: [Timestamp: Int] = [:]

    /// The moment at which the next bar closes even if no trade comes; later than everything when none is open.
    private(set) var nextDue = Timestamp.distantFuture

    init(_ interval: BarInterval, calendars: Calendars) {
        self.interval = interval
        self.calendars = calendars
    }

    /// The moment at which the last of the open bars closes even if no trade comes.
    var lastDue: Timestamp? { ends.keys.max().map { $0 + Self.grace } }

    /// Whether a bar has to close before a trade is looked at.
    func closesSomething(before trade: Trade) -> Bool {
        if nextDue <= trade.header.receivedAt { return true }
        return opened[trade.slot] != nil && trade.header.exchangeTime >= running[Int(trade.slot.index)].end
    }

    /// The first of some trades that begins or ends a bar; the end of the range if there is none.
    func firstChange(in trades: Span<Trade>, _ range: Range<Int>) -> Int {
        for place in range {
            let index = Int(trades[place].slot.index)
            let isQuiet =
                nextDue > trades[place].header.receivedAt && index < running.count
                && trades[place].header.exchangeTime < running[index].end
            if !isQuiet { return place }
        }
        return range.upperBound
    }

    /// Adds trades that neither begin nor end a bar.
    mutating func add(_ trades: Span<Trade>) {
        for place in trades.indices where interval != .day || trades[place].phase != .afterClose {
            running[Int(trades[place].slot.index)].add(trades[place])
        }
    }

    /// Closes the instrument's bar if a trade belongs to a later one.
    mutating func close(before trade: Trade) -> Closed? {
        guard opened[trade.slot] != nil, trade.header.exchangeTime >= running[Int(trade.slot.index)].end else {
            return nil
        }
        return close(trade.slot)
    }

    /// Closes every bar that has ended, in order of symbol.
    mutating func close(until now: Timestamp) -> [Closed] {
        guard nextDue <= now else { return [] }
        let ended = opened.keys.filter { running[Int($0.index)].end + Self.grace <= now }
        return ended.compactMap { close($0) }.sorted { $0.bar.symbol < $1.bar.symbol }
    }

    /// Adds a trade that ends no bar.
    ///
    /// - Parameter isOpen: whether its source's `when:` lets it through.
    mutating func add(_ trade: Trade, isOpen: Bool = true) {
        guard interval != .day || trade.phase != .afterClose else { return }
        if opened[trade.slot] == nil { open(trade, isOpen) } else { running[Int(trade.slot.index)].add(trade) }
    }

    private mutating func open(_ trade: Trade, _ isOpen: Bool) {
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
        if !isOpen { hidden.insert(trade.slot) }
        ends[range.end, default: 0] += 1
        nextDue = min(nextDue, range.end + Self.grace)
    }

    private mutating func close(_ slot: SymbolSlot) -> Closed? {
        guard var bar = opened.removeValue(forKey: slot) else { return nil }
        let final = running[Int(slot.index)]
        running[Int(slot.index)] = Running(closed: final.end)
        bar.high = final.high
        bar.low = final.low
        bar.close = final.close
        bar.volume = final.volume
        forget(final.end)
        return Closed(bar: bar, beganOpen: hidden.remove(slot) == nil)
    }

    private mutating func forget(_ end: Timestamp) {
        guard let count = ends.removeValue(forKey: end) else { return }
        if count > 1 { ends[end] = count - 1 }
        nextDue = ends.keys.min().map { $0 + Self.grace } ?? .distantFuture
    }
}
