import ChannelTesting
import LoopbackServer
import PluginTesting
import Synchronization

/// Makes services misbehave in every way they can, by a seed, until each has done so often enough.
final class SeededFaults: Sendable {
    private struct State {
        var chance: SeededGenerator
        var left: Int
    }

    /// One of so many requests goes wrong.
    private static let rarity = 3

    private let sink: String
    private let isPatient: Bool
    private let state: Mutex<State>

    /// - Parameters:
    ///   - count: how many faults there are.
    ///   - isPatient: whether a service may also be silent, until the client gives up after twenty real seconds.
    init(of sink: String, seed: UInt64, count: Int, isPatient: Bool) {
        self.sink = sink
        self.isPatient = isPatient
        let name = sink.utf8.reduce(UInt64(0)) { $0 &* 31 &+ UInt64($1) }
        state = Mutex(State(chance: SeededGenerator(seed: seed &+ name), left: count))
    }

    /// Whether all have struck.
    var isOver: Bool { state.withLock { $0.left == 0 } }

    /// The next fault, or none.
    func next() -> Fault? {
        state.withLock { state in
            guard state.left > 0, Int.random(in: 0..<Self.rarity, using: &state.chance) == 0 else { return nil }
            state.left -= 1
            return fault(using: &state.chance)
        }
    }

    private func fault(using chance: inout SeededGenerator) -> Fault {
        switch Int.random(in: 0..<(isPatient ? 100 : 98), using: &chance) {
        case ..<20: .answer(Recipients.tooMany(sink, Int.random(in: 1...40, using: &chance)))
        case ..<30: .page([500, 502, 503, 504][Int.random(in: 0..<4, using: &chance)])
        // A receiver of one's own has no pages of machines in front of it, so that it is believed.
        case ..<35: .page(sink == "home" ? 502 : [403, 404][Int.random(in: 0..<2, using: &chance)])
        case ..<45: .redirect([302, 303, 307][Int.random(in: 0..<3, using: &chance)], to: "http://127.0.0.1:9/")
        case ..<55: .reset
        case ..<70: .lost
        case ..<80: .garbage
        case ..<90: .half
        case ..<98: .slow
        default: .silence
        }
    }
}
