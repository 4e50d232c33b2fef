import KIS
import PluginAPI

/// Sends a day that is held in memory, as fast as it goes, and measures that.
struct MemorySource: RecordedSource {
    /// It is given its day by the benchmark, not by settings.
    struct Settings: PluginSettings {}

    static let produces: EventKinds = .trades
    static let summary = LocalizedText(ko: "메모리에 있는 하루를 보냅니다.", en: "Sends a day that is held in memory.")

    private let day: MarketDay?
    private let batch: Int
    private let result: Shared<Playback>?
    private let timesEachSend: Bool

    init(settings: Settings) { (day, batch, result, timesEachSend) = (nil, 1, nil, false) }

    /// Makes a source that sends when so many trades have come together.
    init(_ day: MarketDay, batch: Int, result: Shared<Playback>, timesEachSend: Bool = false) {
        (self.day, self.batch, self.result, self.timesEachSend) = (day, batch, result, timesEachSend)
    }

    var symbols: SymbolScope { .any }

    func origin(in directory: String) throws(SourceError) -> Timestamp {
        Timestamp(nanoseconds: day?.times.first ?? 0)
    }

    func run(_ feed: any Feed) async throws {
        guard let day, let result else { return }
        if timesEachSend { try playTimed(day, into: feed, result) } else { try play(day, into: feed, result) }
    }

    /// Sends frame by frame and keeps how long each took to come back.
    private func playTimed(_ day: MarketDay, into feed: any Feed, _ result: Shared<Playback>) throws {
        let bytes = day.bytes
        var decoder = KISTradeDecoder(symbols: feed.symbols)
        var trades: [Trade] = []
        var times: [Double] = []
        times.reserveCapacity(day.frameCount)
        for frame in day.times.indices {
            let frameBytes = bytes.span.extracting(day.bounds[frame]..<day.bounds[frame + 1])
            _ = decoder.decode(frameBytes, receivedAt: Timestamp(nanoseconds: day.times[frame]), into: &trades)
            let start = ContinuousClock.now
            try feed.send(&trades)
            times.append((ContinuousClock.now - start).nanoseconds)
            trades.removeAll(keepingCapacity: true)
        }
        let samples = Samples(times)
        result.withLock { $0.sends = samples }
    }

    private func play(_ day: MarketDay, into feed: any Feed, _ result: Shared<Playback>) throws {
        let bytes = day.bytes
        var decoder = KISTradeDecoder(symbols: feed.symbols)
        var trades: [Trade] = []
        trades.reserveCapacity(2 * batch + 1_000)
        let elapsed = try Elapsed.measuring {
            for frame in day.times.indices {
                let frameBytes = bytes.span.extracting(day.bounds[frame]..<day.bounds[frame + 1])
                let receivedAt = Timestamp(nanoseconds: day.times[frame])
                _ = decoder.decode(frameBytes, receivedAt: receivedAt, into: &trades)
                guard trades.count >= batch else { continue }
                try feed.send(&trades)
                trades.removeAll(keepingCapacity: true)
            }
            if !trades.isEmpty { try feed.send(&trades) }
        }
        result.withLock { $0.elapsed = elapsed }
    }
}
