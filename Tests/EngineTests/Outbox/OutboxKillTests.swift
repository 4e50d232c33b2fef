import Foundation
import PluginAPI
import PluginTesting
import Synchronization
import Testing

@testable import Engine

/// The process ends, without a word, while a message is on its way; the next one goes on with what is on the disk.
@Suite struct OutboxKillTests {
    /// How many lives are tried; more with `MAEDUP_SEEDS`.
    private static let seeds = Int(ProcessInfo.processInfo.environment["MAEDUP_SEEDS"] ?? "") ?? 25

    @Test(arguments: 1...seeds)
    func `killed at any message, nothing is lost, nothing changes its order, and one kill repeats one message`(
        seed: Int
    ) async throws {
        var chance = SeededGenerator(seed: UInt64(seed))
        let alerts = (1...Int.random(in: 1...8, using: &chance)).map { "alert-\($0)" }
        let criticals = (1...Int.random(in: 1...3, using: &chance)).map { "critical-\($0)" }
        let service = Service()
        var workspace = try Workspace()
        var kills = 0
        try OutboxDesk(workspace).fill(alerts, criticals)

        // One life after another, each killed at a message, until one comes to the end.
        while true {
            let next = try Workspace()
            let kill = Kill(
                at: Int.random(in: 1...6, using: &chance),
                isAfterArrival: Bool.random(using: &chance),
                from: workspace.path,
                to: next.path
            )
            let desk = try OutboxDesk(workspace)
            let sink = ServiceSink(clock: desk.clock) { service.answer($0, $1, kill) }
            desk.place(["phone": sink])
            await desk.drain()
            guard kill.hasHappened else { break }
            kills += 1
            workspace = next
        }

        let arrived = service.arrived
        let places = arrived.map(\.id)
        #expect(Set(places) == Set(alerts + criticals), "seed \(seed)")
        #expect(Self.firsts(places.filter { $0.hasPrefix("a") }) == alerts, "seed \(seed)")
        #expect(Self.firsts(places.filter { $0.hasPrefix("c") }) == criticals, "seed \(seed)")
        let repeats = places.count - Set(places).count
        #expect(repeats <= kills, "seed \(seed)")
        var seen: Set<String> = []
        let unmarked = arrived.filter { !seen.insert($0.id).inserted && !$0.mayRepeat }
        #expect(unmarked.isEmpty, "seed \(seed)")
    }

    private static func firsts(_ names: [String]) -> [String] {
        names.reduce(into: []) { if !$0.contains($1) { $0.append($1) } }
    }
}

/// A kill at a message, before or after it arrives: what the disk holds then is all that is left.
private final class Kill: Sendable {
    let number: Int
    let isAfterArrival: Bool
    private let from: String
    private let to: String
    private let happened = Mutex(false)

    init(at number: Int, isAfterArrival: Bool, from: String, to: String) {
        self.number = number
        self.isAfterArrival = isAfterArrival
        self.from = from
        self.to = to
    }

    var hasHappened: Bool { happened.withLock { $0 } }

    /// Keeps what the disk holds at this moment.
    func strike() {
        for name in ["host.sqlite", "host.sqlite-wal"] {
            let (source, target) = ("\(from)/\(name)", "\(to)/\(name)")
            guard FileManager.default.fileExists(atPath: source) else { continue }
            do {
                try FileManager.default.copyItem(atPath: source, toPath: target)
            } catch {
                Issue.record("\(error)")
            }
        }
        happened.withLock { $0 = true }
    }
}

/// A service that takes what it is given in every life of the host.
private final class Service: Sendable {
    private let calls = Mutex<[ServiceSink.Call]>([])

    var arrived: [ServiceSink.Call] { calls.withLock { $0 } }

    func answer(_ call: ServiceSink.Call, _ number: Int, _ kill: Kill) -> DeliveryOutcome {
        // What the killed process does afterwards has not happened.
        guard !kill.hasHappened else { return .delivered }
        if number == kill.number, !kill.isAfterArrival { return die(kill) }
        calls.withLock { $0.append(call) }
        if number == kill.number { return die(kill) }
        return .delivered
    }

    private func die(_ kill: Kill) -> DeliveryOutcome {
        kill.strike()
        return .delivered
    }
}

extension OutboxDesk {
    fileprivate func fill(_ alerts: [String], _ criticals: [String]) throws {
        place(["phone": ServiceSink(clock: clock)])
        try put(alerts)
        try put(criticals, .critical)
    }
}
