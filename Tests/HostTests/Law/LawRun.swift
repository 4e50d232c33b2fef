import Engine
import Foundation
import PluginAPI
import Simulator
import Synchronization

@testable import Host

/// A run that is ended as soon as every part of it runs.
struct LawRun {
    /// A run that has not come so far by then never will.
    private static let patience: Duration = .seconds(30)

    /// Starts what a blueprint describes and says why it did not come to run; nothing when it did.
    static func problem(of blueprint: Blueprint) async -> String? {
        let (states, feed) = AsyncStream.makeStream(of: Status.self)
        guard blueprint.brokers.allSatisfy({ $0.broker.simulator != nil }) else {
            return "a broker is not simulated"
        }
        let run: HostRun
        let simulators: SimulatedBrokers
        do {
            let clock = AcceleratedClock(origin: RealClock().now, speed: 100)
            simulators = try SimulatedBrokers(blueprint, clock: clock, .en) { simulation in
                (simulation.symbols, simulation.ticks) = (9, 10_000)
            }
            run = try HostRun(blueprint, clock: clock, keepsStates: false, simulators: simulators.servers) {
                _ = feed.yield($0)
            }
        } catch {
            return "it could not start: \((error as? RunError)?.message.en ?? "\(error)")"
        }
        let limit = Task {
            try? await Task.sleep(for: patience)
            feed.finish()
        }
        async let report = run.run()
        let problem = await problem(among: states, awaited: awaited(of: blueprint))
        limit.cancel()
        run.stop()
        _ = await report
        await simulators.stop()
        return problem
    }

    private static func problem(among states: AsyncStream<Status>, awaited: Set<String>) async -> String? {
        var awaited = awaited
        for await status in states {
            if status.state == .failed { return "\(status.component) failed: \(status.reason ?? "")" }
            if status.state == .running || status.state == .stopped { awaited.remove(status.component) }
            if awaited.isEmpty { return nil }
        }
        return "did not run: \(awaited.sorted().joined(separator: ", "))"
    }

    /// The parts that have to run; a broker that nothing asks for is not started, and a timetable is no part of its own.
    private static func awaited(of blueprint: Blueprint) -> Set<String> {
        let sources = blueprint.sources.filter { !($0.source is any TimetableSource) }.map(\.component)
        let used = Set(blueprint.sources.compactMap(\.source.brokerUse?.broker)).map { "brokers.\($0)" }
        return Set(used + sources + blueprint.sinks.map(\.name) + blueprint.pipelines.map { "pipelines.\($0.name)" })
    }
}
