import Simulator

/// A synthetic trading day in memory: every trade frame with its time of receipt, and the days before it.
final class MarketDay: Sendable {
    let bytes: [UInt8]
    /// Where each frame begins, and the end of the last.
    let bounds: [Int]
    /// When each frame was received, in UTC nanoseconds.
    let times: [Int64]
    let ticks: Int
    let rows: [DailyRow]

    var frameCount: Int { times.count }

    /// Makes a day of so many trades.
    ///
    /// - Parameter copies: how many times the market's instruments exist; each frame is of one of them in turn.
    init(ticks: Int, symbols: Int = SampleDay.maximumSymbolCount, copies: Int = 1) throws {
        let sample = try SampleDay(symbols: symbols, ticks: ticks)
        var bytes: [UInt8] = []
        var bounds = [0]
        var times: [Int64] = []
        var frames = sample.kisFrames()
        while let (time, kind) = frames.next(appendingTo: &bytes) {
            guard case .trades = kind else {
                bytes.removeLast(bytes.count - (bounds.last ?? 0))
                continue
            }
            bounds.append(bytes.count)
            times.append(time)
        }
        let codes = SymbolCopies(sample.instruments.map(\.symbol), copies: copies)
        if copies > 1 { codes.rename(&bytes, bounds) }
        (self.bytes, self.bounds, self.times, self.ticks) = (bytes, bounds, times, ticks)
        rows = sample.dailyBars.flatMap { bar in
            codes.names(of: bar.symbol).map { name in
                DailyRow(
                    symbol: name,
                    date: bar.date.iso,
                    open: bar.open,
                    high: bar.high,
                    low: bar.low,
                    close: bar.close,
                    volume: bar.volume
                )
            }
        }
    }

    /// One frame as text.
    func frame(_ index: Int) -> String { String(decoding: bytes[bounds[index]..<bounds[index + 1]], as: UTF8.self) }

    /// The past days as a file of bars.
    var barsText: String { ([DailyRow.title] + rows.map(\.text)).joined(separator: "\n") + "\n" }

    /// The frames with their times, one a line, for programs that read text.
    var framesText: String {
        var text = ""
        for index in times.indices { text += "\(times[index])\t\(frame(index))\n" }
        return text
    }
}
