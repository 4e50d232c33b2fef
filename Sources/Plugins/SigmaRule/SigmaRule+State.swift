import PluginAPI

extension SigmaRule {
    /// Which levels have been raised, by symbol; the closes come anew with the history.
    struct State: Codable, Sendable {
        /// The levels of one instrument that are not to be raised for now.
        struct Raised: Codable, Sendable {
            var day: CivilDate
            var levels: [Double]
        }

        var raised: [Symbol: Raised] = [:]
    }

    var state: State {
        get {
            State(
                raised: watches.reduce(into: [:]) { raised, watch in
                    guard let symbol = watch.symbol, let day = watch.day else { return }
                    let resting = zip(levels, watch.targets).filter { !$1.isArmed }.map(\.0)
                    raised[symbol] = State.Raised(day: day, levels: resting)
                }
            )
        }
        set {
            for (symbol, raised) in newValue.raised.sorted(by: { $0.key < $1.key }) {
                guard let slot = context?.symbols.slot(for: symbol) else { continue }
                let index = open(slot, symbol)
                watches[index].begin(raised.day)
                for level in levels.indices where raised.levels.contains(levels[level]) {
                    watches[index].targets[level].isArmed = false
                }
                quietRanges[index] = QuietRange()
            }
        }
    }
}
