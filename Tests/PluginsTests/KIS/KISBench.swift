import PluginAPI
import PluginTesting
import Simulator
import Testing

@testable import Plugins

/// A KIS account at a simulator of its own, on loopback, on a clock that runs fast.
final class KISBench: Sendable {
    let server: KISServer
    let broker: KISBroker
    let session: RecordingSession
    let clock: FastClock
    private let serving: Task<Void, Never>
    private let running: Task<Void, any Error>

    /// Starts a simulator and the broker, and waits until it runs.
    ///
    /// - Parameters:
    ///   - settings: more settings of the broker, in braces' form.
    ///   - uses: what sources ask of it.
    init(
        from start: String = "2026-11-20T09:30",
        speed: Double = 20,
        settings: String = "mode: simulated",
        uses: [BrokerUse] = [],
        simulation change: (inout KISSimulation) -> Void = { _ in }
    ) async throws {
        let origin = try #require(LocalMoment(start)).timestamp
        let clock = FastClock(origin: origin, speed: speed)
        self.clock = clock
        var simulation = KISSimulation(start: Moment(nanoseconds: origin.nanoseconds), ticks: 20_000)
        change(&simulation)
        let server = try KISServer(simulation, clock: { Moment(nanoseconds: clock.now.nanoseconds) })
        self.server = server
        serving = Task { await server.run() }
        let broker = KISBroker(
            settings: try #require(SettingsText.read("{ \(settings) }", for: KISBroker.self).settings)
        )
        self.broker = broker
        let credentials = simulation.credentials
        let session = RecordingSession(
            broker,
            uses: uses,
            simulator: SimulatedServer(
                restURL: server.restURL,
                websocketURL: server.websocketURL,
                appKey: Secret(credentials.appKey),
                appSecret: Secret(credentials.appSecret),
                account: "\(credentials.account)-\(credentials.product)",
                htsID: credentials.htsID
            ),
            clock: clock
        )
        self.session = session
        running = Task { try await broker.run(session) }
        await session.until { $0.reports.contains { $0.state == .running } }
    }

    /// A source of this account.
    func source<S: Source>(_ type: S.Type, _ settings: String) throws -> S {
        S(settings: try #require(SettingsText.read(settings, for: S.self).settings))
    }

    /// The feed of a run with this account.
    func feed() -> RecordingFeed {
        RecordingFeed(clock: clock, symbols: session.symbols, brokers: ["main": broker])
    }

    /// Ends both.
    func end() async {
        running.cancel()
        _ = await running.result
        serving.cancel()
        await serving.value
    }
}

/// A clock that runs at a multiple of real time from an origin.
struct FastClock: RunClock {
    private let origin: Timestamp
    private let speed: Double
    private let started = ContinuousClock.now

    init(origin: Timestamp, speed: Double) {
        self.origin = origin
        self.speed = speed
    }

    var now: Timestamp { origin + (ContinuousClock.now - started) * speed }

    func sleep(until moment: Timestamp) async throws {
        let remaining = moment - now
        guard remaining > .zero else { return try Task.checkCancellation() }
        try await Task.sleep(for: remaining / speed)
    }
}
