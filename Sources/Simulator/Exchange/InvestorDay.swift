/// What individuals, foreigners and institutions bought and sold of one symbol on one day, in shares.
struct InvestorDay: Sendable, Hashable {
    let individuals: Flow
    let foreigners: Flow
    let institutions: Flow

    struct Flow: Sendable, Hashable {
        let bought: Int
        let sold: Int
        var net: Int { bought - sold }
    }

    /// Splits a day's volume; what the three bought and sold is the same, so their net amounts add up to nothing.
    init(of bar: DailyBar, seed: UInt64) {
        var random = SplitMix64(seed: seed &+ UInt64(bar.date.digits), purpose: .investors, symbol: bar.symbol)
        let bought = Self.split(bar.volume, random: &random)
        let sold = Self.split(bar.volume, random: &random)
        individuals = Flow(bought: bought.0, sold: sold.0)
        foreigners = Flow(bought: bought.1, sold: sold.1)
        institutions = Flow(bought: bought.2, sold: sold.2)
    }

    private static func split(_ volume: Int, random: inout SplitMix64) -> (Int, Int, Int) {
        let foreign = volume * (15 + random.below(21)) / 100
        let institutional = volume * (10 + random.below(16)) / 100
        return (volume - foreign - institutional, foreign, institutional)
    }
}
