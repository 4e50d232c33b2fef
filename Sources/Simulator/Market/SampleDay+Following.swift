extension SampleDay {
    /// The next trading day after one that is over: its closes are the base prices, its bars join the history.
    ///
    /// Without bars of the day before, as when it was closed, the history stays as it is.
    init(following earlier: SampleDay, on day: MarketDate, adding bars: [DailyBar]) {
        seed = earlier.seed &+ 0x9E37_79B9_7F4A_7C15
        self.day = day
        tickCount = earlier.tickCount
        let added = Dictionary(uniqueKeysWithValues: bars.map { ($0.symbol, $0) })
        let grouped = Dictionary(grouping: earlier.dailyBars, by: \.symbol)
        let histories = earlier.instruments.map { instrument in
            let known = grouped[instrument.symbol] ?? []
            guard let bar = added[instrument.symbol] else { return DailyHistory(bars: known) }
            return DailyHistory(bars: known.dropFirst() + [bar])
        }
        listings = zip(earlier.listings, histories).map { listing, history in
            listing.rebased(to: history.bars.last?.close ?? listing.basePrice)
        }
        dailyBars = histories.flatMap(\.bars)
        sigmas = histories.map(\.sigma)
        references = zip(listings, histories).map { listing, history in
            SymbolReference(
                instrument: listing.instrument,
                previousClose: listing.basePrice,
                previousVolume: history.lastVolume
            )
        }
    }
}

extension Listing {
    /// The same instrument on a day that starts from another price.
    fileprivate func rebased(to price: Int) -> Listing {
        Listing(
            instrument: instrument,
            basePrice: price,
            dailyVolatility: dailyVolatility,
            averageVolume: averageVolume,
            activity: activity,
            storyline: storyline
        )
    }
}
