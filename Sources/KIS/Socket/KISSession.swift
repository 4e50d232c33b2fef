internal import Cipher
package import PluginAPI

/// One WebSocket session of an app key: what is registered, what is to be sent next, when to connect anew.
///
/// Events in, actions out; no connection and no clock of its own. The owner performs the actions in order and calls
/// `wake(at:)` at `nextWake`. After every connection all that is wanted is registered again, own fills first, one after
/// another; what happened meanwhile is not sent again by the broker, which `Action.ready` is there to say.
package struct KISSession: Sendable {
    /// What the owner does.
    package enum Action: Sendable, Hashable {
        /// Connect, with a new approval key when the old one was refused; then call `opened` or `closed`.
        case connect(renewingApproval: Bool)
        /// Send a text.
        case send(String)
        /// Close the connection; `closed` need not be called.
        case close
        /// Everything wanted is registered, for the first time or anew, or what was degraded is well again.
        case ready(isAgain: Bool)
        /// The session does not do all it should, and why.
        case degraded(LocalizedText)
        /// A registration was given up, and why.
        case refused(KISRegistration, LocalizedText)
    }

    /// How a registration stands.
    package enum Standing: Sendable, Hashable {
        /// To be sent.
        case wanted
        /// Sent at this time and not answered yet.
        case sent(Timestamp)
        /// The server has it.
        case confirmed
        /// Given up.
        case refused(LocalizedText)
    }

    /// What may be set.
    package struct Settings: Sendable, Hashable {
        /// How many registrations a session may have.
        package var limit = 41
        /// The shortest time between two frames that are sent.
        package var spacing = Duration.milliseconds(50)
        /// How long the next frame waits for the answer to the one before.
        package var patience = Duration.milliseconds(500)
        /// How long an answer may take before the frame is sent again.
        package var longestAnswer = Duration.seconds(10)
        /// How often a frame is sent.
        package var attempts = 3
        /// How long nothing at all may come before the connection counts as dead.
        package var longestSilence = KISUnconfirmed.longestSilence
        /// How long a channel may be quiet in session hours while others are not, before that is said.
        package var longestQuiet = Duration.seconds(30)
        /// The first and the longest pause before connecting again.
        package var pauses = Duration.seconds(1)...Duration.seconds(60)
        /// The same after another session had the app key, which may be this program's own lost one.
        package var pausesWhenTaken = Duration.seconds(30)...Duration.seconds(300)
        /// How long a connection has to last for the next pause to be the first again.
        package var steady = Duration.seconds(60)

        /// The usual ones.
        package init() {}
    }

    struct Entry {
        var standing = Standing.wanted
        var attempts = 0
        /// How often the connection was lost while the server had this and had not answered.
        var losses = 0
    }

    enum Phase {
        case idle
        case connecting
        case open(since: Timestamp)
        case pausing(until: Timestamp)
    }

    let settings: Settings
    var phase = Phase.idle
    var entries: [KISRegistration: Entry] = [:]
    /// Registrations in the order in which they are sent.
    var order: [KISRegistration] = []
    /// Registrations that the server still has and that nobody wants, with the time when it was told so.
    var leaving: [(registration: KISRegistration, sent: Timestamp?)] = []
    var ciphers: [KISChannel: AES256CBC] = [:]
    var approval: Secret?
    var lastSent: Timestamp?
    var awaitsAnswer = false
    var lastHeard = Timestamp(nanoseconds: 0)
    var quiet: KISQuietWatch
    var pause: KISBackOff
    var pauseWhenTaken: KISBackOff
    var renewsApproval = false
    var hasBeenReady = false
    var isReady = false
    /// Whether it was said of this connection that a message could not be read.
    var hasSaidUnreadable = false
    /// Whether what was said of this connection is over, which is told at the next waking.
    var isWellAgain = false

    /// Makes a session that is not connected.
    ///
    /// - Parameter seed: decides how pauses are spread.
    package init(_ settings: Settings = Settings(), seed: UInt64) {
        self.settings = settings
        quiet = KISQuietWatch(longest: settings.longestQuiet)
        pause = KISBackOff(settings.pauses, seed: seed)
        pauseWhenTaken = KISBackOff(settings.pausesWhenTaken, seed: seed ^ 0x5DEE_CE66)
    }

    /// How a registration stands; nothing for one that is not wanted.
    package func standing(of registration: KISRegistration) -> Standing? { entries[registration]?.standing }

    /// How many registrations the server has or shall have.
    package var count: Int {
        leaving.count + entries.values.count { entry in if case .refused = entry.standing { false } else { true } }
    }

    /// What decrypts a channel.
    func cipher(of channel: KISChannel) -> AES256CBC? { ciphers[channel] }
}

extension KISSession {
    /// Begins.
    package mutating func start() -> [Action] {
        guard case .idle = phase else { return [] }
        phase = .connecting
        return [.connect(renewingApproval: false)]
    }

    /// Wants more registrations; those beyond the limit are refused at once, own fills never because of others.
    package mutating func want(_ registrations: [KISRegistration], at now: Timestamp) -> [Action] {
        var actions: [Action] = []
        for registration in registrations where entries[registration] == nil {
            var entry = Entry()
            leaving.removeAll { $0.registration == registration }
            if count >= settings.limit {
                let reason = LocalizedText(
                    ko: "한 접속에 \(settings.limit)건까지만 등록할 수 있습니다",
                    en: "a session takes \(settings.limit) registrations at most"
                )
                entry.standing = .refused(reason)
                actions.append(.refused(registration, reason))
            }
            entries[registration] = entry
            let place = registration.channel.isOwn ? order.firstIndex { !$0.channel.isOwn } : nil
            order.insert(registration, at: place ?? order.endIndex)
        }
        return actions + pump(at: now)
    }

    /// Wants registrations no longer.
    package mutating func drop(_ registrations: [KISRegistration], at now: Timestamp) -> [Action] {
        for registration in registrations {
            guard let entry = entries.removeValue(forKey: registration) else { continue }
            order.removeAll { $0 == registration }
            switch entry.standing {
            case .confirmed, .sent: leaving.append((registration, sent: nil))
            case .wanted, .refused: break
            }
        }
        return pump(at: now)
    }

    /// The connection is there.
    package mutating func opened(approval: Secret, at now: Timestamp) -> [Action] {
        phase = .open(since: now)
        self.approval = approval
        renewsApproval = false
        lastHeard = now
        lastSent = nil
        awaitsAnswer = false
        isReady = false
        hasSaidUnreadable = false
        isWellAgain = false
        quiet.begin(at: now)
        return pump(at: now)
    }

    /// The connection could not be made, or is lost.
    package mutating func closed(_ reason: LocalizedText, at now: Timestamp) -> [Action] {
        switch phase {
        case .idle, .pausing: return []
        case .connecting, .open: break
        }
        return lose(reason, at: now, pausing: pause.next())
    }

    /// A data frame came; cheap, to be called once for a batch.
    package mutating func heard(_ channel: KISChannel?, at now: Timestamp) {
        lastHeard = now
        if let channel, quiet.heard(channel, at: now) { isWellAgain = true }
    }

    /// When `wake` has to be called next; nothing while there is nothing to wait for.
    package var nextWake: Timestamp? {
        switch phase {
        case .idle, .connecting: return nil
        case .pausing(let end): return end
        case .open:
            var next = min(lastHeard + settings.longestSilence, quiet.nextLook)
            if let time = nextFrameTime { next = min(next, time) }
            for case .sent(let time) in entries.values.map(\.standing) {
                next = min(next, time + settings.longestAnswer)
            }
            for case let time? in leaving.map(\.sent) { next = min(next, time + settings.longestAnswer) }
            return next
        }
    }

    /// Time has passed.
    ///
    /// - Parameter isInSession: whether the market is open, so that data is to be expected.
    package mutating func wake(at now: Timestamp, isInSession: Bool) -> [Action] {
        switch phase {
        case .idle, .connecting: return []
        case .pausing(let end):
            guard now >= end else { return [] }
            phase = .connecting
            return [.connect(renewingApproval: renewsApproval)]
        case .open(let since):
            if now - since >= settings.steady {
                pause.reset()
                if isReady { pauseWhenTaken.reset() }
            }
            guard now - lastHeard < settings.longestSilence else {
                let seconds = settings.longestSilence.components.seconds
                let reason = LocalizedText(
                    ko: "KIS 웹소켓이 \(seconds)초 동안 아무것도 보내지 않아 다시 연결합니다",
                    en: "the WebSocket of KIS has sent nothing for \(seconds) s; connecting again"
                )
                return [.close] + lose(reason, at: now, pausing: pause.next())
            }
            let confirmed = Set(entries.filter { $0.value.standing == .confirmed }.map(\.key.channel))
            var actions: [Action] = []
            if isWellAgain {
                isWellAgain = false
                if isReady { actions.append(.ready(isAgain: true)) }
            }
            actions += quiet.look(at: now, confirmed, isInSession: isInSession).map(Action.degraded)
            actions += repeatUnanswered(at: now)
            return actions + pump(at: now)
        }
    }
}
