import PluginAPI
internal import Synchronization

/// Descriptions of instruments from one broker, each asked for once in a run.
final class BrokerInstruments: Sendable {
    private struct State {
        var known: [Symbol: Instrument] = [:]
        /// What the broker does not know.
        var unknown: Set<Symbol> = []
    }

    private let broker: any Broker
    private let clock: any RunClock
    private let state = Mutex(State())

    /// How many instruments are asked for at once.
    static let chunk = 50

    /// How often one chunk is asked for.
    static let attempts = 3

    /// The longest pause between two attempts.
    private static let longestPause: Duration = .seconds(10)

    init(_ broker: any Broker, clock: any RunClock) {
        self.broker = broker
        self.clock = clock
    }

    /// What is known by now.
    var known: [Symbol: Instrument] { state.withLock(\.known) }

    /// What is known of one instrument by now.
    func instrument(_ symbol: Symbol) -> Instrument? { state.withLock { $0.known[symbol] } }

    /// Asks for those that have not been asked for; a run goes on without what cannot be had.
    ///
    /// - Returns: why some are missing, if it was the broker that could not answer.
    func load(_ symbols: [Symbol]) async -> LocalizedText? {
        var rest = state.withLock { state in
            Set(symbols).filter { state.known[$0] == nil && !state.unknown.contains($0) }.sorted()
        }[...]
        var (failure, missing): (String?, Int) = (nil, 0)
        while !rest.isEmpty, !Task.isCancelled {
            let chunk = Array(rest.prefix(Self.chunk))
            rest = rest.dropFirst(Self.chunk)
            var found: [Instrument] = []
            do throws(BrokerError) {
                found = try await ask(chunk)
            } catch {
                failure = failure ?? error.reason
                missing += chunk.count
                // It may be asked for again later.
                if case .retry = error { continue }
            }
            let wanted = Set(chunk)
            state.withLock { state in
                for instrument in found where wanted.contains(instrument.symbol) {
                    state.known[instrument.symbol] = instrument
                }
                state.unknown.formUnion(chunk.filter { state.known[$0] == nil })
            }
        }
        return failure.map { reason in
            LocalizedText(
                ko: "종목 \(missing)개의 이름과 종류를 받지 못해 코드만 씁니다: \(reason)",
                en: "names and kinds of \(missing) instruments could not be read, so their codes are used: \(reason)"
            )
        }
    }

    private func ask(_ chunk: [Symbol]) async throws(BrokerError) -> [Instrument] {
        var pause: Duration = .seconds(1)
        for _ in 1..<Self.attempts {
            do throws(BrokerError) {
                return try await broker.instruments(chunk)
            } catch {
                guard case .retry(let after, _) = error, after ?? .zero <= Self.longestPause else { throw error }
                // It fails when the task is cancelled, and of nothing else.
                guard (try? await clock.sleep(until: clock.now + max(after ?? .zero, pause))) != nil else {
                    throw error
                }
                pause = min(pause * 2, Self.longestPause)
            }
        }
        return try await broker.instruments(chunk)
    }
}

extension BrokerError {
    /// What the broker said.
    var reason: String {
        switch self {
        case .retry(_, let reason), .never(let reason): reason
        }
    }
}
