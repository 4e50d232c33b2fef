import PluginAPI
import Synchronization

@testable import KIS

/// Answers requests from a script and notes them with their time.
final class ScriptedTransport: KISTransport {
    typealias Outcome = Result<KISReply, KISTransportFailure>

    /// What is answered to a request, which is the so many-th of its path.
    typealias Script = @Sendable (_ sending: KISSending, _ count: Int) -> Outcome

    private let clock: SteppingClock
    private let script: Script
    private let sent = Mutex<[(path: String, at: Timestamp)]>([])

    init(_ clock: SteppingClock, _ script: @escaping Script) {
        self.clock = clock
        self.script = script
    }

    /// The last parts of the paths that were asked, in order.
    var paths: [String] { sent.withLock { $0.map(\.path) } }

    /// When they were.
    var times: [Timestamp] { sent.withLock { $0.map(\.at) } }

    func send(_ sending: KISSending) async throws(KISTransportFailure) -> KISReply {
        let path = String(sending.url.prefix { $0 != "?" }.split(separator: "/").last ?? "")
        let count = sent.withLock { sent in
            sent.append((path, clock.now))
            return sent.count { $0.path == path }
        }
        return try script(sending, count).get()
    }
}

/// A clock that is at once where somebody waits for, unless that is too far.
final class SteppingClock: RunClock {
    private let time: Mutex<Timestamp>
    private let longestStep: Duration

    init(at start: Timestamp = Fixtures.now, longestStep: Duration = .seconds(1_000_000)) {
        time = Mutex(start)
        self.longestStep = longestStep
    }

    var now: Timestamp { time.withLock { $0 } }

    func sleep(until moment: Timestamp) async throws {
        try Task.checkCancellation()
        // Nobody waits that long: the test ends it, or something else happens first.
        if moment - now > longestStep { try await Task.sleep(for: .seconds(3_600)) }
        time.withLock { $0 = max($0, moment) }
        await Task.yield()
    }

    func advance(by duration: Duration) { time.withLock { $0 += duration } }
}
