import Simulator

/// The sample day as somebody sees who only reads prices and daily closes.
struct ObservedDay {
    /// One symbol's day.
    struct Symbol {
        let symbol: String
        let previousClose: Int
        /// The sample standard deviation of a year of daily simple returns.
        let sigma: Double
        var prices: [Int] = []
        var minuteCloses: [Double] = []
        fileprivate var minute = 0

        /// How often the price comes from above `recovery` sigmas to `sigmas` or more below the previous close.
        func falls(throughSigmas sigmas: Double, recoveringAbove recovery: Double? = nil) -> Int {
            let target = Double(previousClose) * (1 - sigmas * sigma)
            let ready = Double(previousClose) * (1 - (recovery ?? sigmas * 0.75) * sigma)
            var isReady = true
            var count = 0
            for price in prices.map(Double.init) {
                if isReady, price <= target {
                    count += 1
                    isReady = false
                } else if price > ready {
                    isReady = true
                }
            }
            return count
        }
    }

    private(set) var symbols: [Symbol]

    init(seed: UInt64) throws {
        let sample = try SampleDay(seed: seed)
        symbols = sample.references.map { reference in
            let closes = sample.dailyBars.filter { $0.symbol == reference.instrument.symbol }.map { Double($0.close) }
            let returns = zip(closes, closes.dropFirst()).map { $1 / $0 - 1 }
            let mean = returns.reduce(0, +) / Double(returns.count)
            let squares = returns.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
            return Symbol(
                symbol: reference.instrument.symbol,
                previousClose: reference.previousClose,
                sigma: (squares / Double(returns.count - 1)).squareRoot()
            )
        }
        var source = sample.trades()
        var burst: [MarketTrade] = []
        while source.next(into: &burst) != nil {
            for trade in burst { see(trade) }
        }
    }

    private mutating func see(_ trade: MarketTrade) {
        let minute = trade.second / 60
        let close = Double(trade.price)
        symbols[trade.symbolIndex].prices.append(trade.price)
        if symbols[trade.symbolIndex].minute == minute {
            symbols[trade.symbolIndex].minuteCloses.removeLast()
        }
        symbols[trade.symbolIndex].minuteCloses.append(close)
        symbols[trade.symbolIndex].minute = minute
    }
}
