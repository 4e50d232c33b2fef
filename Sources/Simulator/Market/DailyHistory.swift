/// One year of daily bars before the generated day, drawn backwards so that the last close is the base price.
struct DailyHistory: Sendable {
    let bars: [DailyBar]

    /// A history whose bars are known already.
    init(bars: [DailyBar]) {
        self.bars = bars
    }

    init(listing: Listing, day: MarketDate, seed: UInt64) {
        let dates = SampleCalendar.openDays(in: day.yearEarlier..<day)
        let symbol = listing.instrument.symbol
        var random = SplitMix64(seed: seed, purpose: .history, symbol: symbol)
        let closes = Self.closes(count: dates.count, listing: listing, random: &random)
        bars = dates.indices.map { index in
            Self.bar(
                symbol: symbol,
                date: dates[index],
                previous: closes[max(index - 1, 0)],
                close: closes[index],
                listing: listing,
                random: &random
            )
        }
    }

    /// How many shares were traded on the last day.
    var lastVolume: Int { bars.last?.volume ?? 0 }

    /// The sample standard deviation of the daily simple returns, in hundred-millionths.
    var sigma: Int {
        let returns = zip(bars, bars.dropFirst()).map { earlier, later in
            (later.close - earlier.close) * 100_000_000 / earlier.close
        }
        guard returns.count > 1 else { return 0 }
        let mean = returns.reduce(0, +) / returns.count
        let squares = returns.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
        return Self.squareRoot(squares / (returns.count - 1))
    }

    private static func closes(count: Int, listing: Listing, random: inout SplitMix64) -> [Int] {
        let grid = listing.instrument.grid
        var closes = [listing.basePrice]
        while closes.count < count {
            let later = closes[closes.count - 1]
            // A pull towards the base keeps a year of chance from ending at a tenth or at ten times of it.
            let pull = (later - listing.basePrice) * 12_000 / listing.basePrice
            let change = listing.dailyVolatility * 3 / 2
            let move = min(max(random.bell(deviation: listing.dailyVolatility) + pull, -3 * change), 3 * change)
            closes.append(max(grid.nearest(later * 1_000_000 / (1_000_000 + move)), 100))
        }
        return closes.reversed()
    }

    private static func bar(
        symbol: String,
        date: MarketDate,
        previous: Int,
        close: Int,
        listing: Listing,
        random: inout SplitMix64
    ) -> DailyBar {
        let grid = listing.instrument.grid
        let limits = PriceLimits(base: previous, grid: grid)
        let spread = listing.dailyVolatility / 2
        let gap = random.bell(deviation: spread)
        let open = limits.clamp(grid.nearest(previous * (1_000_000 + gap) / 1_000_000))
        let rise = abs(random.bell(deviation: spread))
        let fall = abs(random.bell(deviation: spread))
        let top = max(open, close)
        let bottom = min(open, close)
        let share = 600 + random.below(600) + abs(close - previous) * 250_000_000 / previous / listing.dailyVolatility
        return DailyBar(
            symbol: symbol,
            date: date,
            open: open,
            high: limits.clamp(grid.nearest(top * (1_000_000 + rise) / 1_000_000)),
            low: limits.clamp(grid.nearest(bottom * (1_000_000 - fall) / 1_000_000)),
            close: close,
            volume: listing.averageVolume * share / 1_000
        )
    }

    /// The root of a non-negative number, rounded down.
    private static func squareRoot(_ number: Int) -> Int {
        guard number > 1 else { return number }
        var root = number
        var better = (root + 1) / 2
        while better < root {
            root = better
            better = (root + number / root) / 2
        }
        return root
    }
}
