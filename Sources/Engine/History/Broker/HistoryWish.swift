import PluginAPI

/// The past bars that the rules of one pipeline want.
struct HistoryWish: Sendable {
    /// The pipeline's name.
    let pipeline: String

    /// What its rules need of the instruments that are named.
    let bars: [RuleNeeds.Bars]

    /// What its rules need of what is held.
    let heldBars: [RuleNeeds.Bars]

    /// The instruments that are known beforehand, in their order.
    let symbols: [Symbol]

    /// Whether other instruments may come, of which nothing can be loaded.
    let isOpenEnded: Bool

    init(pipeline: String, bars: [RuleNeeds.Bars], scopes: [SymbolScope]) {
        self.pipeline = pipeline
        self.bars = bars.filter { $0.instruments == .named }
        heldBars = bars.filter { $0.instruments == .held }
        symbols = scopes.listed
        isOpenEnded = scopes.contains(.any)
    }
}

extension [SymbolScope] {
    /// The instruments that are named, each once, in their order.
    var listed: [Symbol] {
        var seen: Set<Symbol> = []
        return flatMap { scope -> [Symbol] in if case .some(let symbols) = scope { symbols } else { [] } }
            .filter { seen.insert($0).inserted }
    }
}
