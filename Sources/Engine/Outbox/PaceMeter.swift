internal import DequeModule
import PluginAPI

/// How much of some limits has been used, and when there is room again.
///
/// A limit of several messages keeps a fifth, at least one, back from ordinary ones, so that a critical message finds room
/// in the midst of a storm.
struct PaceMeter: Sendable {
    private let paces: [Pace]
    private var sent: Deque<Timestamp> = []

    init(_ paces: [Pace]) { self.paces = paces }

    /// The moment from which one more message may go.
    func room(isCritical: Bool) -> Timestamp {
        paces.reduce(Timestamp(nanoseconds: 0)) { latest, pace in
            let limit = isCritical ? pace.count : Self.share(of: pace)
            guard sent.count >= limit else { return latest }
            return max(latest, sent[sent.count - limit] + pace.time)
        }
    }

    /// Takes down that a message goes.
    mutating func note(_ moment: Timestamp) {
        // The clock of a machine can be set back; a limit is then kept for longer, never for less.
        sent.append(max(moment, sent.last ?? moment))
        let longest = paces.map(\.count).max() ?? 0
        while sent.count > longest { sent.removeFirst() }
    }

    /// How long so many ordinary messages take, one after the other.
    func time(for count: Int) -> Duration {
        paces.map { $0.time * (count / Self.share(of: $0)) }.max() ?? .zero
    }

    private static func share(of pace: Pace) -> Int {
        pace.count < 4 ? pace.count : pace.count - max(1, pace.count / 5)
    }
}
