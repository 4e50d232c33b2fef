/// A source whose lists of instruments can change while it runs, for people who add to what they watch.
///
/// What it says of itself, such as `symbols` and `brokerUse`, follows its lists; the engine then has the broker follow.
public protocol AdjustableSource: Source {
    /// Adds an instrument to a list of the settings, whose place is named as in `trades` or `prices.symbols`.
    func add(_ symbol: Symbol, to list: String)

    /// Takes an instrument out of a list of the settings.
    func remove(_ symbol: Symbol, from list: String)
}
