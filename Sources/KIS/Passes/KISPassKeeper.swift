package import PluginAPI

/// Decides when a pass is used, asked for anew or waited for: events in, steps out, no clock and no connection of its own.
///
/// A pass is renewed before it ends and used on while that fails. Between two issues lies the time the broker demands, also
/// over a restart, since the time of the last one is part of what is stored. One that the broker refused for good is not
/// asked for again, because asking often locks the key.
package struct KISPassKeeper: Sendable {
    /// What to do now.
    package enum Step: Sendable, Hashable {
        /// Use this one.
        case use(KISPass)
        /// Ask the broker for one; the keeper counts on being told how it went.
        case issue
        /// Come back then.
        case wait(until: Timestamp)
        /// There will be none.
        case refused(KISFault)
    }

    /// What survives a restart.
    package struct Memory: Sendable, Hashable {
        /// The pass.
        package var pass: KISPass?
        /// When one was asked for last.
        package var lastIssue: Timestamp?

        /// Makes an empty memory, or one that was stored.
        package init(pass: KISPass? = nil, lastIssue: Timestamp? = nil) {
            self.pass = pass
            self.lastIssue = lastIssue
        }
    }

    /// Which kind of pass.
    package let kind: KISPass.Kind

    /// What survives a restart.
    package private(set) var memory: Memory

    private let margin: Duration
    private var isIssuing = false
    private var issueBefore: Timestamp?
    private var pausedUntil: Timestamp?
    private var refusal: KISFault?

    /// How soon those who wait for another's request look again.
    private static let look = Duration.milliseconds(50)

    /// Begins with what was stored.
    ///
    /// - Parameter margin: how long before its end a pass is renewed.
    package init(_ kind: KISPass.Kind, _ memory: Memory = Memory(), margin: Duration = .seconds(30 * 60)) {
        self.kind = kind
        self.memory = memory
        self.margin = margin
    }

    /// What to do now.
    package mutating func step(at now: Timestamp) -> Step {
        if let pass = usable(at: now) {
            let isDue = pass.expires - now <= margin && isLongAgo(now)
            guard isDue, refusal == nil, !isIssuing, earliestIssue(now) <= now else { return .use(pass) }
            return begin(at: now)
        }
        if let refusal { return .refused(refusal) }
        if isIssuing { return .wait(until: now + Self.look) }
        let earliest = earliestIssue(now)
        return earliest > now ? .wait(until: earliest) : begin(at: now)
    }

    /// The broker issued a pass.
    package mutating func issued(_ pass: KISPass) {
        isIssuing = false
        pausedUntil = nil
        memory.pass = pass
    }

    /// Asking for a pass failed; a fault without the broker's code that says "not processed" never reached the broker.
    package mutating func failed(_ fault: KISFault, at now: Timestamp) {
        isIssuing = false
        switch fault.reaction {
        case .never: refusal = fault
        case .notProcessed where fault.code.isEmpty:
            memory.lastIssue = issueBefore
            pausedUntil = now + .seconds(1)
        case .notProcessed(let pause): pausedUntil = now + max(pause ?? kind.spacing, kind.spacing)
        case .renewToken, .unknown: pausedUntil = now + kind.spacing
        }
    }

    /// The broker does not take this pass any more; one that has been replaced meanwhile stays.
    package mutating func invalidate(_ pass: KISPass) {
        if memory.pass?.text == pass.text { memory.pass = nil }
    }

    /// Whether a good pass may be renewed: one that ends soon although it is new would be renewed every minute.
    private func isLongAgo(_ now: Timestamp) -> Bool {
        guard let last = memory.lastIssue else { return true }
        return last > now || now - last >= Self.renewalSpacing
    }

    private static let renewalSpacing = Duration.seconds(600)

    private mutating func begin(at now: Timestamp) -> Step {
        isIssuing = true
        issueBefore = memory.lastIssue
        memory.lastIssue = now
        return .issue
    }

    /// The pass, unless it has ended or claims to live longer than any does, as after the clock was set.
    package func usable(at now: Timestamp) -> KISPass? {
        guard let pass = memory.pass, pass.expires > now, pass.expires - now <= KISPass.longestLife + .seconds(60)
        else {
            return nil
        }
        return pass
    }

    private func earliestIssue(_ now: Timestamp) -> Timestamp {
        // A time to come was noted by a clock that has been set back since.
        let spaced = memory.lastIssue.map { min($0, now) + kind.spacing } ?? now
        return max(spaced, min(pausedUntil ?? now, now + .seconds(600)))
    }
}
