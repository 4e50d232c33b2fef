/// One American symbol's prices and volume over one day, in ten-thousandths of a dollar and shares.
struct OverseasBar: Sendable, Hashable {
    let day: MarketDate
    let open: Int
    let high: Int
    let low: Int
    let close: Int
    let volume: Int

    /// The bars of a year before a day, drawn backwards so that the last close is the listing's base price.
    static func history(of listing: OverseasListing, before day: MarketDate, seed: UInt64) -> [OverseasBar] {
        var random = SplitMix64(seed: seed, purpose: .overseas, symbol: listing.symbol)
        let first = day.yearEarlier.daysSinceEpoch
        let days = (first..<day.daysSinceEpoch).map(MarketDate.init(daysSinceEpoch:)).filter(OverseasSession.isOpen)
        var close = listing.basePrice
        var bars: [OverseasBar] = []
        for day in days.reversed() {
            let pull = (close - listing.basePrice) * 12_000 / listing.basePrice
            let move = min(max(random.bell(deviation: listing.dailyVolatility) + pull, -200_000), 200_000)
            let open = cents(close * 1_000_000 / (1_000_000 + move))
            let spread = listing.dailyVolatility / 3
            let high = cents(max(open, close) * (1_000_000 + abs(random.bell(deviation: spread))) / 1_000_000)
            let low = cents(min(open, close) * (1_000_000 - abs(random.bell(deviation: spread))) / 1_000_000)
            bars.append(
                OverseasBar(
                    day: day,
                    open: open,
                    high: max(high, open, close),
                    low: min(low, open, close),
                    close: close,
                    volume: listing.averageVolume * (600 + random.below(800)) / 1_000
                )
            )
            close = open
        }
        return bars.reversed()
    }

    /// A price in whole cents, at least one.
    static func cents(_ price: Int) -> Int { max(100, (price + 50) / 100 * 100) }
}
