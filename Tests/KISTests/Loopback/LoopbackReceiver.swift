import PluginAPI
import Synchronization

@testable import KIS

/// Takes what a stream brings and reads it, as a source does.
final class LoopbackReceiver: KISStreamReceiver {
    private struct State: ~Copyable {
        var tradeDecoder: KISTradeDecoder
        var quoteDecoder: KISQuoteDecoder
        var drift = KISDrift()
        var trades: [Trade] = []
        var quotes = KISQuoteDecoder.Output()
        var notices: [KISNoticeDecoder.Notice] = []
        var frames = 0
        var skipped = 0
        var drifts: [LocalizedText] = []
        var events: [(action: KISSession.Action, at: Timestamp)] = []
    }

    private let state: Mutex<State>
    private let clock: any RunClock

    init(_ clock: any RunClock) {
        let symbols = SymbolTable()
        self.clock = clock
        state = Mutex(
            State(tradeDecoder: KISTradeDecoder(symbols: symbols), quoteDecoder: KISQuoteDecoder(symbols: symbols))
        )
    }

    func receive(_ frame: Span<UInt8>, at moment: Timestamp) {
        let day = MarketTimeZone.korea.localTime(at: moment).date
        state.withLock { state in
            state.frames += 1
            switch state.tradeDecoder.decode(frame, receivedAt: moment, into: &state.trades) {
            case .trades:
                let width = state.tradeDecoder.widths.last ?? 0
                if let said = state.drift.width(width, of: "H0STCNT0", on: day) { state.drifts.append(said) }
            case .unhandled(let trID):
                if let read = state.quoteDecoder.decode(frame, receivedAt: moment, into: &state.quotes) {
                    let said = state.drift.width(read.width, of: read.channel.rawValue, on: day)
                    if let said { state.drifts.append(said) }
                } else if KISChannel(rawValue: trID) == nil, let said = state.drift.unknown(trID, on: day) {
                    state.drifts.append(said)
                }
            case .control, .encrypted, .skipped: state.skipped += 1
            }
            state.skipped += state.tradeDecoder.takeSkipped().count + state.quoteDecoder.takeSkipped().count
            // A test looks at the last ones only.
            if state.trades.count > 10_000 { state.trades.removeFirst(5_000) }
        }
    }

    func receive(_ notices: [KISNoticeDecoder.Notice], skipped: [KISNoticeDecoder.Skip]) {
        state.withLock { state in
            state.notices += notices
            state.skipped += skipped.count
        }
    }

    func endBatch(at moment: Timestamp) {}

    func report(_ event: KISSession.Action) {
        let now = clock.now
        state.withLock { $0.events.append((event, now)) }
    }

    var trades: [Trade] { state.withLock { $0.trades } }
    var books: [KISQuoteDecoder.Book] { state.withLock { $0.quotes.books } }
    var usTrades: [Trade] { state.withLock { $0.quotes.trades } }
    var notices: [OrderNotice] { state.withLock { $0.notices.map(\.notice) } }
    /// The shares of all fills.
    var filled: Quantity { notices.compactMap(\.fill).reduce(.zero) { $0 + $1.quantity } }
    var frames: Int { state.withLock { $0.frames } }
    var skipped: Int { state.withLock { $0.skipped } }
    var drifts: [LocalizedText] { state.withLock { $0.drifts } }
    var events: [(action: KISSession.Action, at: Timestamp)] { state.withLock { $0.events } }

    var readies: Int { events.count { if case .ready = $0.action { true } else { false } } }

    /// What was said of a session that does not do all it should, with the times.
    var degradations: [(reason: LocalizedText, at: Timestamp)] {
        events.compactMap { event in
            if case .degraded(let reason) = event.action { (reason, event.at) } else { nil }
        }
    }

    /// Everything that was put into words.
    var texts: [LocalizedText] {
        drifts
            + events.compactMap { event in
                switch event.action {
                case .degraded(let reason), .refused(_, let reason): reason
                case .connect, .send, .close, .ready: nil
                }
            }
    }
}
