import PluginAPI

extension Bar {
    /// Whether its prices and its volume can be those of one bar.
    var isPossible: Bool {
        low.units > 0 && low <= min(open, close) && max(open, close) <= high && volume >= .zero
    }

    /// Whether two bars tell the same prices; the volume of a day still grows after its close.
    func hasSamePrices(as other: Bar) -> Bool {
        (open, high, low, close) == (other.open, other.high, other.low, other.close)
    }
}
