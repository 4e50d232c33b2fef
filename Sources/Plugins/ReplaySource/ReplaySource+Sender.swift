import KIS
import PluginAPI
import Recording

extension ReplaySource {
    /// Makes trades out of recorded frames and sends them, many at once.
    struct Sender: ~Copyable {
        /// Trades that are sent at once, and those of the frame with which they become so many.
        private static let batch = 4_096

        private let feed: any Feed
        private var decoder: KISTradeDecoder
        private var trades: [Trade] = []
        /// Whether trades of a slot are wanted; nothing when all are.
        private var wanted: PerSymbol<Bool>?

        private var otherStreams: Int64 = 0
        private var encrypted: Int64 = 0
        private var otherFrames: Int64 = 0
        private var otherSymbols: Int64 = 0

        init(feed: any Feed, symbols: Set<Symbol>?) {
            self.feed = feed
            decoder = KISTradeDecoder(symbols: feed.symbols)
            trades.reserveCapacity(2 * Self.batch)
            wanted = symbols.map { symbols in
                var wanted = PerSymbol(repeating: false)
                for slot in symbols.compactMap(feed.symbols.slot) { wanted[slot] = true }
                return wanted
            }
        }

        /// What was not sent so far, by reason.
        var unused: [SkipReason: Int64] {
            let own: [(SkipReason, Int64)] = [
                ("other-stream", otherStreams), ("encrypted", encrypted), ("other-frame", otherFrames),
                ("other-symbol", otherSymbols),
            ]
            return decoder.skipped.merging(own) { $0 + $1 }
        }

        /// Sends the trades of the lines from a place on, up to a moment; returns the time of the first line after it.
        mutating func send(
            _ lines: Span<RecordedLine>,
            _ bytes: Span<UInt8>,
            of stream: Int?,
            from place: inout Int,
            until reached: Timestamp
        ) throws(FeedClosed) -> Timestamp? {
            while place < lines.count {
                let line = lines[place]
                guard line.receivedAt <= reached else {
                    try flush()
                    return line.receivedAt
                }
                place += 1
                guard line.stream == stream else {
                    otherStreams += 1
                    continue
                }
                take(bytes.extracting(line.payload), line.receivedAt)
                if trades.count >= Self.batch { try flush() }
            }
            try flush()
            return nil
        }

        @inline(__always)
        private mutating func take(_ frame: Span<UInt8>, _ receivedAt: Timestamp) {
            switch decoder.decode(frame, receivedAt: receivedAt, into: &trades) {
            // What the decoder skips it counts itself; answers and heartbeats of the server bring no trades.
            case .trades, .skipped, .control: break
            case .encrypted: encrypted += 1
            case .unhandled: otherFrames += 1
            }
        }

        private mutating func flush() throws(FeedClosed) {
            if let wanted {
                let count = trades.count
                trades.removeAll { !wanted[$0.slot] }
                otherSymbols += Int64(count - trades.count)
            }
            guard !trades.isEmpty else { return }
            try feed.send(&trades)
            trades.removeAll(keepingCapacity: true)
        }
    }
}
