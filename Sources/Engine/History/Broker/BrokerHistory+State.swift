import PluginAPI

extension BrokerHistory {
    /// What is read, and what has come of it.
    struct State {
        /// What the broker is asked for; a place in it never changes.
        private(set) var series: [HistorySeries] = []
        private var places: [Symbol: [BarInterval: Int]] = [:]
        /// The series that have been given to every pipeline that wants them.
        var given: Set<Int> = []
        /// The series that there will never be.
        var hopeless: Set<Int> = []
        /// The series that are read for a portfolio at this moment.
        var preparing: Set<Int> = []
        /// The series that each pipeline still waits for.
        private(set) var unsettled: [Int: Set<Int>] = [:]
        private var isWaiting = false
        /// What is said once.
        private var said: Set<HistoryNotice> = []

        /// How many series are taken in later on; accounts hold, and people watch, far fewer.
        private var roomForMore = mostLater
        private static let mostLater = 1_000

        /// Whether any were.
        var hasGrown: Bool { roomForMore < Self.mostLater }

        /// Begins with what is known beforehand.
        init(_ wishes: [HistoryWish], _ symbols: SymbolTable) {
            for (pipeline, wish) in wishes.enumerated() {
                unsettled[pipeline] = []
                for symbol in wish.symbols {
                    for need in wish.bars.map(HistoryNeed.init) {
                        guard let place = place(of: symbol, need.base, symbols) else { continue }
                        series[place].needs[pipeline, default: []].insert(need)
                        unsettled[pipeline]?.insert(place)
                    }
                }
            }
        }

        /// Takes in what a pipeline is about to see.
        ///
        /// - Returns: the series that it has not yet been given.
        mutating func take(
            _ coming: [Symbol],
            _ bars: [RuleNeeds.Bars],
            for pipeline: Int,
            _ symbols: SymbolTable
        ) -> [Int] {
            var missing: [Int] = []
            for symbol in coming {
                for need in bars.map(HistoryNeed.init) {
                    let isNew = places[symbol]?[need.base] == nil
                    guard !isNew || roomForMore > 0, let place = place(of: symbol, need.base, symbols) else { continue }
                    roomForMore -= isNew ? 1 : 0
                    // What others have been given may be too short for this pipeline.
                    if series[place].needs[pipeline, default: []].insert(need).inserted { given.remove(place) }
                    guard !given.contains(place), !hopeless.contains(place), !missing.contains(place) else { continue }
                    missing.append(place)
                }
            }
            preparing.formUnion(missing)
            return missing
        }

        private mutating func place(of symbol: Symbol, _ base: BarInterval, _ symbols: SymbolTable) -> Int? {
            if let place = places[symbol]?[base] { return place }
            guard let slot = symbols.slot(for: symbol) else { return nil }
            series.append(HistorySeries(symbol: symbol, slot: slot, base: base))
            places[symbol, default: [:]][base] = series.count - 1
            return series.count - 1
        }

        /// - Returns: whether it did not wait before.
        mutating func beginWaiting() -> Bool {
            defer { isWaiting = true }
            return !isWaiting
        }

        /// - Returns: whether it waited before.
        mutating func stopWaiting() -> Bool {
            defer { isWaiting = false }
            return isWaiting
        }

        /// - Returns: the pipelines that wait for nothing else.
        mutating func settle(_ index: Int) -> [Int] {
            var ready: [Int] = []
            for pipeline in unsettled.keys.sorted() where unsettled[pipeline]?.remove(index) != nil {
                if unsettled[pipeline]?.isEmpty ?? false { ready.append(pipeline) }
            }
            return ready
        }

        /// Prices may change again; other things are said once.
        mutating func isNews(_ notice: HistoryNotice) -> Bool {
            if case .adjusted = notice { return true }
            return said.insert(notice).inserted
        }
    }
}
