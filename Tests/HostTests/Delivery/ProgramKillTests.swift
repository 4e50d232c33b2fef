import ChannelTesting
import Engine
import Foundation
import PluginTesting
import Synchronization
import Testing

@testable import Host

/// The program is killed while it delivers, again and again, and started again in the same folder.
///
/// `MAEDUP_KILLS` says how often; `MAEDUP_SEED` says when.
@Suite struct ProgramKillTests {
    private static let environment = ProcessInfo.processInfo.environment
    private static let longRun = environment["MAEDUP_KILLS"].flatMap { Int($0) }
    private static let kills = longRun ?? 2

    /// How many messages are sent at most before a kill.
    private static let mostMessages = longRun == nil ? 6 : 24
    private static let seed = environment["MAEDUP_SEED"].flatMap { UInt64($0) } ?? 20_261_120

    @Test(.timeLimit(.minutes(30)))
    func
        `killed in the middle of deliveries, no alert is lost, none changes its place, and one kill repeats one message`()
        async throws
    {
        var chance = SeededGenerator(seed: Self.seed)
        let recipients = Recipients()
        let assassin = Assassin()
        for name in Recipients.names { recipients.standIn(of: name).misbehave { _ in assassin.meet() } }
        let folder = try SampleFolder.workspace(Self.configuration)

        try await recipients.whileServing { environment in
            for _ in 0..<Self.kills {
                assassin.lieInWait(
                    for: Int.random(in: 1...Self.mostMessages, using: &chance),
                    untilServed: Bool.random(using: &chance)
                )
                try await Self.run(in: folder, environment, assassin) { false }
            }
            assassin.rest()
            let state = folder + "/var"
            try await Self.run(in: folder, environment, assassin) {
                guard let proof = try DeliveryProof(stateFolder: state, urgent: "urgent") else { return false }
                return proof.ordinary.count > Self.kills && !proof.critical.isEmpty
            }
            let ledger = try #require(try OutboxLedger(stateFolder: state))
            try Data(Self.quiet.utf8).write(to: URL(filePath: folder + "/config.yaml"))
            try await Self.run(in: folder, environment, assassin) { try ledger.unsettled().isEmpty }

            let proof = try #require(try DeliveryProof(stateFolder: state, urgent: "urgent"))
            #expect(proof.ordinary.count > Self.kills)
            for name in Recipients.names {
                let flaws = try proof.flaws(of: recipients.messages(of: name), unconfirmed: Self.kills)
                #expect(flaws.isEmpty, "MAEDUP_SEED=\(Self.seed) \(name): \(flaws)")
            }
            Self.report(proof, recipients)
        }
    }

    // MARK: - Helpers

    private static let configuration = configuration("krx-regular")

    /// The same, with a pipeline that has nothing to tell at this time.
    private static let quiet = configuration("08:00-08:01")

    private static func configuration(_ hours: String) -> String {
        """
        version: 1
        host: { language: en }
        brokers:
          market: { kis: { mode: simulated, simulator: { from: 2026-11-20T09:02, speed: 60 } } }
        \(Recipients.sinks)
        pipelines:
          day:
            when: \(hours)
            sources:
              - kis-ws: { broker: market, trades: [005930, 000660, 035420, 005380, 068270, 122630] }
            history: { csv: { path: var/sample/daily-bars.csv } }
            rules:
              - sigma: { id: often, levels: [0.01, 0.2, 0.3, 0.5, 0.7], repeat: each-crossing }
              - sigma: { id: urgent, levels: [0.1], repeat: each-crossing, severity: critical }
              - throttle: { limit: 2, every: 1m }
            sinks: [chat, room, desk, home]
        """
    }

    /// Runs the program until it is killed or has done what is wanted, and then asks it to end.
    private static func run(
        in folder: String,
        _ environment: [String: String],
        _ assassin: Assassin,
        until isDone: () throws -> Bool
    ) async throws {
        let (process, output, errors) = try Program("host").start(
            ["run", "config.yaml", "--quiet"],
            in: folder,
            environment: environment
        )
        // What nobody reads would hold the program up.
        for pipe in [output, errors] { pipe.fileHandleForReading.readabilityHandler = { _ = $0.availableData } }
        assassin.follow(process.processIdentifier)
        let limit = ContinuousClock.now + .seconds(60 + 8 * kills)
        while process.isRunning, try !isDone() {
            try await Task.sleep(for: .milliseconds(20))
            guard ContinuousClock.now < limit else {
                kill(process.processIdentifier, SIGKILL)
                Issue.record("MAEDUP_SEED=\(seed): the program was neither killed nor done")
                break
            }
        }
        if process.isRunning { process.terminate() }
        process.waitUntilExit()
        for pipe in [output, errors] { pipe.fileHandleForReading.readabilityHandler = nil }
    }

    private static func report(_ proof: DeliveryProof, _ recipients: Recipients) {
        guard longRun != nil else { return }
        print("\(kills) kills, alerts: \(proof.ordinary.count) ordinary, \(proof.critical.count) critical")
        for name in Recipients.names {
            let messages = recipients.messages(of: name)
            let repeats = messages.count - Set(messages.map(\.id)).count
            print("\(name): \(messages.count) messages, \(repeats) repeats")
        }
    }
}

/// Kills a process at one of the messages that it sends.
private final class Assassin: Sendable {
    private struct Plan {
        var process: Int32?
        /// How many messages are still let pass; nothing when nobody is to be killed.
        var messages: Int?
        var isAfterArrival = false
    }

    private let plan = Mutex(Plan())

    /// Chooses the message, and whether it still arrives.
    func lieInWait(for message: Int, untilServed isAfterArrival: Bool) {
        plan.withLock { $0 = Plan(messages: message, isAfterArrival: isAfterArrival) }
    }

    /// Names the process.
    func follow(_ process: Int32) { plan.withLock { $0.process = process } }

    /// Kills nobody any more.
    func rest() { plan.withLock { $0 = Plan() } }

    /// A message has come in: the process goes on, or it is killed before or after the message has been taken.
    func meet() -> Fault? {
        plan.withLock { plan in
            guard let left = plan.messages, let process = plan.process else { return nil }
            plan.messages = left - 1
            guard left <= 1 else { return nil }
            // What another thread of it still sends is not taken: it may be dead before it learns of that.
            if left == 1 { kill(process, SIGKILL) }
            return left == 1 && plan.isAfterArrival ? .lost : .reset
        }
    }
}
