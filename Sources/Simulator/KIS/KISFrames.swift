/// The frames that the broker's line delivers over the day, in order: trades, and signs of life in between.
///
/// A sign of life comes after 30 seconds without any frame, and at the latest 5 minutes after the one before.
public struct KISFrames: Sequence, IteratorProtocol, Sendable {
    /// What a frame is.
    public enum Kind: Sendable, Hashable {
        /// A trade frame with that many records.
        case trades(Int)
        /// A sign of life.
        case ping
    }

    private var source: MarketTrades
    private let encoder: KISTradeEncoder
    private let ping: KISPingFrame
    private let midnight: Int64
    private var trades: [MarketTrade] = []
    private var waiting: Int64?
    private var isOver = false
    private var lastFrame: Int64
    private var lastPing: Int64

    init(sample: SampleDay, vintage: KISVintage) {
        source = sample.trades()
        encoder = KISTradeEncoder(references: sample.references, day: sample.day, vintage: vintage)
        ping = KISPingFrame(day: sample.day)
        midnight = sample.day.midnightNanoseconds
        lastFrame = midnight + Int64(SessionClock.open - 90) * 1_000_000_000
        lastPing = lastFrame
    }

    /// Appends the next frame to `buffer`, allocating nothing once the buffer has grown.
    ///
    /// - Returns: when it is received, in UTC nanoseconds since 1970, never before the frame before it, and what it is;
    ///   nil when the day is over.
    public mutating func next(appendingTo buffer: inout [UInt8]) -> (epochNanoseconds: Int64, kind: Kind)? {
        if waiting == nil, !isOver {
            waiting = source.next(into: &trades)
            isOver = waiting == nil
        }
        guard let received = waiting else { return nil }
        let due = Swift.max(lastFrame, Swift.min(lastFrame + Self.quiet, lastPing + Self.interval))
        guard received < due else {
            (lastFrame, lastPing) = (due, due)
            ping.append(at: Int((due - midnight) / 1_000_000_000), to: &buffer)
            return (due, .ping)
        }
        waiting = nil
        lastFrame = received
        encoder.append(trades, to: &buffer)
        return (received, .trades(trades.count))
    }

    /// The next frame in a buffer of its own.
    public mutating func next() -> (epochNanoseconds: Int64, bytes: [UInt8])? {
        var bytes: [UInt8] = []
        guard let (time, _) = next(appendingTo: &bytes) else { return nil }
        return (time, bytes)
    }

    private static let quiet: Int64 = 30_000_000_000
    private static let interval: Int64 = 300_000_000_000
}

extension SampleDay {
    /// The day as the broker's frames, from the beginning.
    public func kisFrames(vintage: KISVintage = .fields47) -> KISFrames {
        KISFrames(sample: self, vintage: vintage)
    }
}
