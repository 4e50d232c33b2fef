import PluginAPI

/// What the engine tells a rule first after a restart: the histories up to that moment and the positions held then.
struct KnownState {
    private struct HistoryKey: Hashable {
        var symbol: Symbol
        var interval: BarInterval
    }

    private struct PositionKey: Hashable {
        var account: AccountName
        var symbol: Symbol
    }

    private var histories: [HistoryKey: BarHistory] = [:]
    private var positions: [PositionKey: Position] = [:]
    private var header: EventHeader?

    /// Takes in an event that happened before the restart.
    mutating func take(_ event: Event) {
        header = event.header
        switch event.payload {
        case .history(let history):
            histories[HistoryKey(symbol: history.symbol, interval: history.interval)] = history
        case .bar(let bar): add(bar)
        case .position(let position):
            positions[PositionKey(account: position.account, symbol: position.symbol)] = position
        default: break
        }
    }

    /// The events, in order of symbol.
    var events: [Event] {
        guard let header else { return [] }
        let histories = histories.values.sorted {
            ($0.symbol, $0.interval.description) < ($1.symbol, $1.interval.description)
        }
        let positions = positions.values.sorted { $0.symbol < $1.symbol }
        return histories.map { Event(header, .history($0)) } + positions.map { Event(header, .position($0)) }
    }

    /// A bar that closed belongs to the history that is loaded after it.
    private mutating func add(_ bar: Bar) {
        let key = HistoryKey(symbol: bar.symbol, interval: bar.interval)
        var history = histories[key] ?? BarHistory(symbol: bar.symbol, slot: bar.slot, interval: bar.interval, bars: [])
        if history.bars.last.map({ $0.start < bar.start }) ?? true { history.bars.append(bar) }
        histories[key] = history
    }
}

extension RandomRun.Step {
    /// The step with the slots of another run's symbols.
    func moved(to symbols: SymbolTable) -> Self {
        guard case .event(let event) = self else { return self }
        return .event(Event(event.header, event.payload.moved(to: symbols)))
    }
}

extension Event.Payload {
    fileprivate func moved(to symbols: SymbolTable) -> Self {
        switch self {
        case .trade(var trade):
            trade.slot = symbols.slot(for: trade.symbol) ?? trade.slot
            return .trade(trade)
        case .quote(var quote):
            quote.slot = symbols.slot(for: quote.symbol) ?? quote.slot
            return .quote(quote)
        case .bar(let bar): return .bar(bar.moved(to: symbols))
        case .history(var history):
            history.slot = symbols.slot(for: history.symbol) ?? history.slot
            history.bars = history.bars.map { $0.moved(to: symbols) }
            return .history(history)
        default: return self
        }
    }
}

extension Bar {
    fileprivate func moved(to symbols: SymbolTable) -> Bar {
        var bar = self
        bar.slot = symbols.slot(for: symbol) ?? slot
        return bar
    }
}
