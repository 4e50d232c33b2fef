extension MinuteBar {
    /// The minutes of a past day, led from its open through both extremes to its close.
    ///
    /// Of days before the simulation only the daily bar exists; its minutes agree with it and are the same every time.
    static func minutes(of bar: DailyBar, grid: PriceGrid) -> [MinuteBar] {
        let first = SessionClock.open / 60
        let count = (SessionClock.close - SessionClock.open) / 60 + 1
        let rises = bar.close >= bar.open
        let turns = [
            (0, bar.open), (130, rises ? bar.low : bar.high), (260, rises ? bar.high : bar.low), (count - 1, bar.close),
        ]
        var bars: [MinuteBar] = []
        var turnover = 0
        for index in 0..<count {
            let before = turns.last { $0.0 <= index } ?? turns[0]
            let after = turns.first { $0.0 > index } ?? before
            let span = max(1, after.0 - before.0)
            let price = grid.nearest(before.1 + (after.1 - before.1) * (index - before.0) / span)
            let volume = bar.volume * (index + 1) / count - bar.volume * index / count
            turnover += price * volume
            bars.append(MinuteBar(minute: first + index, price: price, quantity: volume, turnover: turnover))
        }
        return bars
    }
}
