import PluginAPI
import Synchronization

@testable import KIS

/// Reads what a stream hands on, and notes of every message what became of it.
final class FuzzReceiver: KISStreamReceiver {
    private struct State: ~Copyable {
        var tradeDecoder: KISTradeDecoder
        var quoteDecoder: KISQuoteDecoder
        var drift = KISDrift()
        var used = 0
        var left = 0
        var said = 0
    }

    private let state: Mutex<State>

    init() {
        let symbols = SymbolTable()
        state = Mutex(
            State(tradeDecoder: KISTradeDecoder(symbols: symbols), quoteDecoder: KISQuoteDecoder(symbols: symbols))
        )
    }

    /// How many frames and notices were used, how many were left out and counted, and how often something was said.
    var sums: (used: Int, left: Int, said: Int) { state.withLock { ($0.used, $0.left, $0.said) } }

    func receive(_ frame: Span<UInt8>, at moment: Timestamp) {
        let day = MarketTimeZone.korea.localTime(at: moment).date
        state.withLock { state in
            var trades: [Trade] = []
            switch state.tradeDecoder.decode(frame, receivedAt: moment, into: &trades) {
            case .trades: state.used += 1
            case .unhandled(let trID):
                var output = KISQuoteDecoder.Output()
                if let read = state.quoteDecoder.decode(frame, receivedAt: moment, into: &output) {
                    _ = state.drift.width(read.width, of: read.channel.rawValue, on: day)
                    state.used += 1
                } else {
                    _ = state.drift.unknown(trID, on: day)
                }
            case .control, .encrypted, .skipped: break
            }
            let skipped = [state.tradeDecoder.takeSkipped(), state.quoteDecoder.takeSkipped()]
            state.left += skipped.reduce(0) { $0 + $1.values.reduce(0) { $0 + Int($1) } }
        }
    }

    func receive(_ notices: [KISNoticeDecoder.Notice], skipped: [KISNoticeDecoder.Skip]) {
        state.withLock { state in
            state.used += notices.count
            state.left += skipped.count
        }
    }

    func endBatch(at moment: Timestamp) {}

    func report(_ event: KISSession.Action) { state.withLock { $0.said += 1 } }
}
