import BareWebSockets
import KIS
import PluginAPI
import Synchronization
import WebSocket

/// Receives a day over a WebSocket and sends its trades on, batch by batch on the thread that read them.
///
/// The frames are given the times of the recording, so that what is decided can be compared.
struct LiveSource: RecordedSource {
    /// It is given its server by the benchmark, not by settings.
    struct Settings: PluginSettings {}

    static let produces: EventKinds = .trades
    static let summary = LocalizedText(ko: "웹소켓으로 하루를 받습니다.", en: "Receives a day over a WebSocket.")

    private let day: MarketDay?
    private let port: UInt16
    private let result: Shared<LiveRun>?

    init(settings: Settings) { (day, port, result) = (nil, 0, nil) }

    init(_ day: MarketDay, port: UInt16, result: Shared<LiveRun>) {
        (self.day, self.port, self.result) = (day, port, result)
    }

    var symbols: SymbolScope { .any }

    func origin(in directory: String) throws(SourceError) -> Timestamp {
        Timestamp(nanoseconds: day?.times.first ?? 0)
    }

    func run(_ feed: any Feed) async throws {
        guard let day, let result, let address = WebSocketAddress("ws://127.0.0.1:\(port)/") else { return }
        let handler = Handler(day, feed)
        var request = WebSocketRequest(address)
        // The server makes the day before it answers.
        request.openingTime = .seconds(60)
        let connection = try await WebSocketConnection.open(request, handler: handler)
        do throws(WebSocketFailure) {
            try await connection.waitUntilClosed()
        } catch {
            guard case .closed(1000, _) = error else { throw error }
        }
        result.withLock { $0 = handler.run }
    }
}

extension LiveSource {
    /// Decodes what comes and sends it on.
    private final class Handler: WebSocketHandler {
        private struct State: ~Copyable {
            var decoder: KISTradeDecoder
            var trades: [Trade] = []
            var run = LiveRun()
        }

        private let day: MarketDay
        private let feed: any Feed
        private let state: Mutex<State>

        init(_ day: MarketDay, _ feed: any Feed) {
            self.day = day
            self.feed = feed
            state = Mutex(State(decoder: KISTradeDecoder(symbols: feed.symbols)))
            state.withLock { $0.run.decided.reserveCapacity(day.frameCount) }
        }

        var run: LiveRun { state.withLock { $0.run } }

        func receive(_ batch: borrowing WebSocketBatch) {
            state.withLock { state in
                if state.run.frames == 0 { state.run.first = BareWebSockets_now() }
                batch.forEach { message, _ in
                    guard state.run.frames < day.frameCount else { return }
                    let receivedAt = Timestamp(nanoseconds: day.times[state.run.frames])
                    _ = state.decoder.decode(message, receivedAt: receivedAt, into: &state.trades)
                    state.run.frames += 1
                }
                state.run.ticks += state.trades.count
                if !state.trades.isEmpty, (try? feed.send(&state.trades)) == nil { return }
                state.trades.removeAll(keepingCapacity: true)
                let now = BareWebSockets_now()
                while state.run.decided.count < state.run.frames { state.run.decided.append(now) }
            }
        }
    }
}
