internal import Cipher
package import PluginAPI

extension KISSession {
    /// A JSON message came; a look of the server has been answered by then.
    package mutating func received(_ message: KISControl, at now: Timestamp) -> [Action] {
        lastHeard = now
        guard case .open = phase, case .answer(let answer) = message else { return [] }
        switch KISSocketCode(answer) {
        case .taken:
            let reason = LocalizedText(
                ko: "같은 앱 키로 다른 곳에서 KIS 웹소켓에 접속해 있습니다. 그쪽을 끄거나 다른 앱 키를 쓰세요",
                en: "another program is connected to the WebSocket of KIS with this app key; end it or use another key"
            )
            return [.close] + lose(reason, at: now, pausing: pauseWhenTaken.next())
        case .badApproval:
            renewsApproval = true
            let reason = LocalizedText(
                ko: "KIS가 웹소켓 접속 키를 받지 않아 새로 발급받습니다 (\(answer.code))",
                en: "KIS does not take the WebSocket key; asking for another one (\(answer.code))"
            )
            return [.close] + lose(reason, at: now, pausing: pause.next())
        case .registered: return settle(answer, at: now, .confirmed)
        case .unregistered:
            if let place = leaving.firstIndex(where: { answer.isAbout($0.registration) }) {
                leaving.remove(at: place)
                awaitsAnswer = false
                return pump(at: now)
            }
            // Nobody asked for it, so that it is wanted back.
            return settle(answer, at: now, .wanted)
        case .again: return settle(answer, at: now, .wanted)
        case .refused(let reason): return settle(answer, at: now, .refused(reason))
        }
    }

    /// A message came that is of no known form; said once for each connection, however many there are.
    package mutating func receivedUnreadable(at now: Timestamp) -> [Action] {
        lastHeard = now
        guard !hasSaidUnreadable else { return [] }
        (hasSaidUnreadable, isWellAgain) = (true, true)
        let reason = LocalizedText(
            ko: "KIS 웹소켓이 읽을 수 없는 메시지를 보내 건너뜁니다",
            en: "the WebSocket of KIS sent a message that cannot be read; it is left out"
        )
        return [.degraded(reason)]
    }

    private mutating func settle(_ answer: KISControl.Answer, at now: Timestamp, _ standing: Standing) -> [Action] {
        guard let registration = registration(of: answer) else { return [] }
        awaitsAnswer = false
        if standing == .confirmed, let cipher = answer.cipher { ciphers[registration.channel] = cipher }
        guard var entry = entries[registration] else {
            // The server would not let go of it; what it goes on sending is left out.
            leaving.removeAll { $0.registration == registration }
            return pump(at: now)
        }
        var actions: [Action] = []
        if standing == .wanted, entry.attempts >= settings.attempts {
            let said = LocalizedText("\(answer.words) (\(answer.code))")
            entry.standing = .refused(said)
            actions.append(.refused(registration, said))
        } else {
            entry.standing = standing
            if case .refused(let reason) = standing { actions.append(.refused(registration, reason)) }
            if standing == .confirmed { (entry.attempts, entry.losses) = (0, 0) }
        }
        entries[registration] = entry
        return actions + pump(at: now)
    }

    /// What an answer is about; an error that names nothing is about the one that waits for its answer.
    private func registration(of answer: KISControl.Answer) -> KISRegistration? {
        if let known = (order + leaving.map(\.registration)).first(where: { answer.isAbout($0) }) { return known }
        guard answer.isFailure, KISChannel(rawValue: answer.trID) == nil else { return nil }
        return order.first { if case .sent? = entries[$0]?.standing { true } else { false } }
    }

    /// Sends the next frame if it is time, and says when everything is registered.
    mutating func pump(at now: Timestamp) -> [Action] {
        guard case .open = phase, let approval else { return [] }
        if let place = leaving.firstIndex(where: { $0.sent == nil }), isTimeToSend(now) {
            noteSent(now)
            leaving[place].sent = now
            return [.send(leaving[place].registration.frame(isOn: false, approval: approval))]
        }
        if let registration = nextWanted, isTimeToSend(now) {
            noteSent(now)
            entries[registration]?.standing = .sent(now)
            entries[registration]?.attempts += 1
            return [.send(registration.frame(isOn: true, approval: approval))]
        }
        return announceReady()
    }

    private mutating func announceReady() -> [Action] {
        let isSettled = entries.values.allSatisfy { entry in
            switch entry.standing {
            case .confirmed, .refused: true
            case .wanted, .sent: false
            }
        }
        guard isSettled, !isReady else { return [] }
        isReady = true
        defer { hasBeenReady = true }
        return [.ready(isAgain: hasBeenReady)]
    }

    private var nextWanted: KISRegistration? { order.first { entries[$0]?.standing == .wanted } }

    private func isTimeToSend(_ now: Timestamp) -> Bool { nextFrameTime.map { $0 <= now } ?? false }

    /// When the next frame may be sent; nothing when there is none.
    var nextFrameTime: Timestamp? {
        guard nextWanted != nil || leaving.contains(where: { $0.sent == nil }) else { return nil }
        guard let lastSent else { return lastHeard }
        return lastSent + (awaitsAnswer ? settings.patience : settings.spacing)
    }

    private mutating func noteSent(_ now: Timestamp) {
        lastSent = now
        awaitsAnswer = true
    }

    /// Frames whose answer does not come are sent again, a few times.
    mutating func repeatUnanswered(at now: Timestamp) -> [Action] {
        var actions: [Action] = []
        leaving.removeAll { $0.sent.map { now - $0 >= settings.longestAnswer } ?? false }
        for registration in order {
            guard case .sent(let time)? = entries[registration]?.standing, now - time >= settings.longestAnswer
            else { continue }
            guard entries[registration, default: Entry()].attempts >= settings.attempts else {
                entries[registration]?.standing = .wanted
                continue
            }
            let reason = LocalizedText(ko: "KIS가 등록에 답하지 않습니다", en: "KIS does not answer the registration")
            entries[registration]?.standing = .refused(reason)
            actions.append(.refused(registration, reason))
        }
        return actions
    }

    /// The connection is gone: everything has to be registered anew.
    mutating func lose(_ reason: LocalizedText, at now: Timestamp, pausing pause: Duration) -> [Action] {
        phase = .pausing(until: now + pause)
        approval = nil
        ciphers = [:]
        leaving = []
        var actions: [Action] = [.degraded(reason)]
        for registration in order {
            guard var entry = entries[registration] else { continue }
            switch entry.standing {
            case .refused: continue
            case .sent where registration.channel.isOwn:
                entry.losses += 1
                entry.standing = .wanted
                if entry.losses >= 2 {
                    let cause = Self.wrongLogin
                    entry.standing = .refused(cause)
                    actions.append(.refused(registration, cause))
                } else {
                    actions.append(.degraded(Self.doubtfulLogin))
                }
            case .sent, .wanted, .confirmed: entry.standing = .wanted
            }
            entry.attempts = 0
            entries[registration] = entry
        }
        return actions
    }

    /// A drop at this moment may be by chance; a second one is taken for the server's answer.
    private static let doubtfulLogin = LocalizedText(
        ko: "체결 통보를 등록하자마자 KIS가 연결을 끊었습니다. 또 그러면 체결 통보를 쓰지 않습니다. `hts_id`를 확인하세요",
        en:
            "KIS dropped the connection right after own fills were registered; check 'hts_id', since the next time they are"
            + " given up"
    )

    /// The server drops the whole connection for an HTS id that it does not know, and says nothing.
    private static let wrongLogin = LocalizedText(
        ko: "KIS가 체결 통보 등록에 연결을 끊었습니다. `hts_id`를 확인하세요. 체결은 조회로 확인합니다",
        en: "KIS drops the connection when own fills are registered; check 'hts_id'. Fills are found by asking instead"
    )
}

extension KISControl.Answer {
    fileprivate func isAbout(_ registration: KISRegistration) -> Bool {
        trID == registration.channel.rawValue && key == registration.key
    }
}
