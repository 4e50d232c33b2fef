import ChannelTesting
import Engine
import Foundation
import PluginAPI
import Plugins
import Synchronization
import Testing

@testable import Host

/// A day at the simulator that passes quickly, told over four channels whose services misbehave in every way they can.
///
/// `MAEDUP_FAULTS` says how often each of them does; `MAEDUP_FAULTS=200` is a whole day. `MAEDUP_SEED` says in which way.
@Suite struct FaultyDayTests {
    private static let environment = ProcessInfo.processInfo.environment
    private static let longRun = environment["MAEDUP_FAULTS"].flatMap { Int($0) }
    private static let count = longRun ?? 12
    private static let seed = environment["MAEDUP_SEED"].flatMap { UInt64($0) } ?? 20_261_120

    /// How many times as fast as real time the day passes.
    private static let speed = 300

    @Test(.timeLimit(.minutes(30)))
    func `whatever goes wrong, each alert is told once and in order over every channel`() async throws {
        let recipients = Recipients()
        for name in Recipients.names {
            let faults = SeededFaults(of: name, seed: Self.seed, count: Self.count, isPatient: Self.longRun != nil)
            recipients.standIn(of: name).misbehave { _ in faults.next() }
        }
        let folder = try SampleFolder.workspace("")

        try await recipients.whileServing { environment in
            let said = try await Self.run(in: folder, environment)

            let proof = try #require(try DeliveryProof(stateFolder: folder + "/var", urgent: "urgent"))
            #expect(proof.ordinary.count > Self.count)
            #expect(proof.critical.count >= Self.count / 2)
            for name in Recipients.names {
                let calls = recipients.standIn(of: name).calls
                let flaws = try proof.flaws(
                    of: recipients.messages(of: name),
                    unconfirmed: calls.count { $0.fault?.hidesSuccess == true }
                )
                #expect(flaws.isEmpty, "MAEDUP_SEED=\(Self.seed) \(name): \(flaws)\n\(said.joined(separator: "\n"))")
            }
            Self.report(proof, recipients)
        }
    }

    // MARK: - Helpers

    private static func configuration(_ hours: String) -> String {
        """
        version: 1
        host: { language: en }
        brokers:
          market: { kis: { mode: simulated, simulator: { from: 2026-11-20T09:00, speed: \(speed) } } }
        \(Recipients.sinks)
        pipelines:
          day:
            when: \(hours)
            sources:
              - kis-ws: { broker: market, trades: [005930, 000660, 035420, 005380, 068270, 122630] }
            history: { csv: { path: var/sample/daily-bars.csv } }
            rules:
              - sigma: { id: often, levels: [0.01, 0.1, 0.2, 0.3, 0.5, 0.7], repeat: each-crossing }
              - sigma: { id: urgent, levels: [0.15, 0.4], repeat: each-crossing, severity: critical }
              - throttle: { limit: \(longRun == nil ? 8 : 20), every: 5m }
            sinks: [chat, room, desk, home]
        """
    }

    /// Runs until the day is over or enough has been told, then once more until nothing waits; what the runs said.
    private static func run(in folder: String, _ environment: [String: String]) async throws -> [String] {
        let start = try #require(LocalMoment("2026-11-20T09:00")).timestamp
        let close = try #require(LocalMoment("2026-11-20T15:30")).timestamp
        let clock = AcceleratedClock(origin: start, speed: Double(speed))
        let state = folder + "/var"
        let day = try await run(configuration("krx-regular"), in: folder, environment, clock) {
            guard longRun == nil, let proof = try DeliveryProof(stateFolder: state, urgent: "urgent") else {
                return clock.now >= close
            }
            return proof.ordinary.count >= 2 * count && proof.critical.count >= count / 2 || clock.now >= close
        }
        // Nothing is raised in these hours. Half a day is more than any pause.
        let end = clock.now + .seconds(43_200)
        let ledger = try #require(try OutboxLedger(stateFolder: state))
        let evening = try await run(configuration("08:00-08:01"), in: folder, environment, clock) {
            try ledger.unsettled().isEmpty || clock.now >= end
        }
        return day + evening
    }

    /// Runs until something is so.
    private static func run(
        _ configuration: String,
        in folder: String,
        _ environment: [String: String],
        _ clock: AcceleratedClock,
        until isDone: () throws -> Bool
    ) async throws -> [String] {
        try Data(configuration.utf8).write(to: URL(filePath: folder + "/config.yaml"))
        let compiled = ConfigurationCompiler.compile(
            ConfigurationLoader.load(path: folder + "/config.yaml", process: environment),
            catalog: PluginCatalog(registeredPlugins),
            calendars: try Calendars.builtIn(),
            today: try #require(CivilDate("2026-11-20"))
        )
        let blueprint = try #require(compiled.blueprint, "\(compiled.diagnostics)")
        let simulators = try SimulatedBrokers(blueprint, clock: clock, .en)
        let said = Mutex<[String]>([])
        let run = try HostRun(
            blueprint,
            clock: clock,
            deliveryClock: clock,
            keepsStates: false,
            simulators: simulators.servers
        ) { status in
            said.withLock { $0.append("\(status.component) \(status.state) \(status.reason ?? "")") }
        }
        async let ended = run.run()
        while try !isDone() { try await Task.sleep(for: .milliseconds(50)) }
        run.stop()
        _ = await ended
        await simulators.stop()
        return said.withLock { $0 }
    }

    private static func report(_ proof: DeliveryProof, _ recipients: Recipients) {
        guard longRun != nil else { return }
        print("alerts: \(proof.ordinary.count) ordinary, \(proof.critical.count) critical")
        for name in Recipients.names {
            let faults = recipients.standIn(of: name).calls.compactMap(\.fault)
            let messages = recipients.messages(of: name)
            let repeats = messages.count - Set(messages.map(\.id)).count
            let hidden = faults.count(where: \.hidesSuccess)
            print(
                "\(name): \(faults.count) faults, \(hidden) lost answers, \(messages.count) messages, \(repeats) repeats"
            )
        }
    }
}
