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

    /// The moment from which one more message may go, asked for now.
    mutating func room(isCritical: Bool, at now: Timestamp) -> Timestamp {
        forgetFuture(now)
        return paces.reduce(Timestamp(nanoseconds: 0)) { latest, pace in
            let limit = isCritical ? pace.count : Self.share(of: pace)
            guard sent.count >= limit else { return latest }
            return max(latest, sent[sent.count - limit] + pace.time)
        }
    }

    /// Takes what seems to be sent far from now as sent just now, as it was at the latest.
    ///
    /// The clock of a machine can be set back; a limit is then kept for a little longer, but not for the hours by which
    /// the clock was wrong. Destinations that share a limit may have looked at the clock one shortly after the other.
    private mutating func forgetFuture(_ now: Timestamp) {
        let longest = paces.map(\.time).max() ?? .zero
        guard let last = sent.last, last > now + longest else { return }
        for index in sent.indices where sent[index] > now { sent[index] = now }
    }

    /// Takes down that a message goes.
    mutating func note(_ moment: Timestamp) {
        // Destinations that share a limit tell what they sent before a start one after the other.
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
