import PluginAPI
import Testing

@testable import KIS

@Suite struct KISSessionTests {
    private let now = Fixtures.now
    private let key = Secret("approval-1")

    private func trades(_ number: Int) throws -> KISRegistration {
        .trades(try #require(Symbol(.krx, String(String(1_000_000 + number).dropFirst()))), at: .krx)
    }

    private func own() throws -> KISRegistration { try #require(KISRegistration.own(try KISAccess.sample()).first) }

    private func answer(
        _ registration: KISRegistration,
        _ code: String = "OPSP0000",
        result: String = "0",
        output: String = ""
    ) throws -> KISControl {
        let text =
            #"{"header":{"tr_id":"\#(registration.channel.rawValue)","tr_key":"\#(registration.key)","encrypt":"N"},"#
            + #""body":{"rt_cd":"\#(result)","msg_cd":"\#(code)","msg1":"WORDS"\#(output)}}"#
        return try #require(KISControl(Array(text.utf8)))
    }

    /// A session that is connected and has sent its first frame, if there is one.
    private func connected(_ registrations: [KISRegistration], _ settings: KISSession.Settings = .init()) -> KISSession
    {
        var session = KISSession(settings, seed: 1)
        _ = session.want(registrations, at: now)
        _ = session.start()
        _ = session.opened(approval: key, at: now)
        return session
    }

    @Test func `it connects, registers as documented and is ready`() throws {
        var session = KISSession(seed: 1)
        let registration = KISRegistration.trades(try #require(Symbol("005930")), at: .krx)

        #expect(session.want([registration], at: now).isEmpty)
        #expect(session.start() == [.connect(renewingApproval: false)])
        #expect(session.start().isEmpty)
        #expect(
            session.opened(approval: key, at: now) == [
                .send(
                    #"{"header":{"approval_key":"approval-1","custtype":"P","tr_type":"1","content-type":"utf-8"},"#
                        + #""body":{"input":{"tr_id":"H0STCNT0","tr_key":"005930"}}}"#
                )
            ]
        )
        #expect(session.standing(of: registration) == .sent(now))
        #expect(session.received(try answer(registration), at: now) == [.ready(isAgain: false)])
        #expect(session.standing(of: registration) == .confirmed)
    }

    @Test func `frames follow answers, or a pause, own fills first`() throws {
        let (first, second, mine) = (try trades(1), try trades(2), try own())
        var session = connected([first, second, mine])

        #expect(session.standing(of: mine) == .sent(now))
        #expect(session.received(try answer(mine), at: now + .milliseconds(10)).isEmpty)
        #expect(session.nextWake == now + .milliseconds(50))
        #expect(session.wake(at: now + .milliseconds(50), isInSession: true).count == 1)
        #expect(session.nextWake == now + .milliseconds(550))
        #expect(session.wake(at: now + .milliseconds(550), isInSession: true).count == 1)
        #expect(session.standing(of: second) == .sent(now + .milliseconds(550)))
    }

    @Test func `dropping unregisters, and a second answer changes nothing`() throws {
        let registration = try trades(1)
        var session = connected([registration])
        _ = session.received(try answer(registration), at: now)
        let later = now + .seconds(1)

        let actions = session.drop([registration], at: later)
        #expect(session.count == 1)
        _ = session.received(try answer(registration, "OPSP0001"), at: later)

        guard case .send(let text)? = actions.first else {
            Issue.record("nothing was sent")
            return
        }
        #expect(text.contains(#""tr_type":"2""#) && text.contains(#""tr_key":"000001""#))
        #expect(session.count == 0)
        #expect(session.received(try answer(registration, "OPSP0001"), at: later).isEmpty)
        #expect(session.wake(at: later + .seconds(20), isInSession: false).isEmpty)
    }

    @Test func `a server that does not let go is not asked for ever`() throws {
        let registration = try trades(1)
        var session = connected([registration])
        _ = session.received(try answer(registration), at: now)
        _ = session.drop([registration], at: now + .seconds(1))

        #expect(session.received(try answer(registration, "OPSP0007", result: "1"), at: now + .seconds(2)).isEmpty)
        #expect(session.count == 0)
    }

    @Test func `forty-one are registered and the next is refused`() throws {
        var session = KISSession(seed: 1)
        let all = try (0..<42).map(trades)

        let actions = session.want(all, at: now)

        #expect(session.count == 41)
        #expect(actions.count == 1)
        guard case .refused(all[41], let reason)? = actions.first else {
            Issue.record("another one was refused")
            return
        }
        #expect(reason.ko == "한 접속에 41건까지만 등록할 수 있습니다")
    }

    @Test func `the server's own limit is obeyed too`() throws {
        let registration = try trades(1)
        var session = connected([registration])

        let actions = session.received(try answer(registration, "OPSP0008", result: "1"), at: now)

        #expect(actions.count == 2)
        #expect(actions.last == .ready(isAgain: false))
        if case .refused? = session.standing(of: registration) {} else { Issue.record("it was not refused") }
    }

    @Test func `already registered is registered`() throws {
        let registration = try trades(1)
        var session = connected([registration])

        _ = session.received(try answer(registration, "OPSP0002", result: "1"), at: now)

        #expect(session.standing(of: registration) == .confirmed)
    }

    @Test(arguments: ["OPSP0007", "OPSP0009"]) func `an internal error is tried three times`(code: String) throws {
        let registration = try trades(1)
        var session = connected([registration])
        var time = now
        var refused = false

        for _ in 0..<3 {
            time += .seconds(1)
            let actions = session.received(try answer(registration, code, result: "1"), at: time)
            refused = actions.contains { if case .refused = $0 { true } else { false } }
        }

        #expect(refused)
    }

    @Test func `no answer at all is tried three times`() throws {
        let registration = try trades(1)
        var session = connected([registration])
        var time = now
        var sent = 1
        var refused = 0

        for _ in 0..<10 {
            time += .seconds(11)
            session.heard(nil, at: time)
            for action in session.wake(at: time, isInSession: false) {
                if case .send = action { sent += 1 }
                if case .refused = action { refused += 1 }
            }
        }

        #expect(sent == 3)
        #expect(refused == 1)
    }

    @Test func `after a lost connection everything is registered again, paced`() throws {
        let all = try (0..<5).map(trades)
        var session = connected(all)
        var time = now
        for registration in all {
            _ = session.received(try answer(registration), at: time)
            time += .milliseconds(50)
            _ = session.wake(at: time, isInSession: true)
        }
        #expect(all.allSatisfy { session.standing(of: $0) == .confirmed })

        let lost = session.closed("gone", at: time)
        #expect(lost == [.degraded("gone")])
        let wake = try #require(session.nextWake)
        #expect(wake - time >= .milliseconds(500) && wake - time <= .seconds(1))
        #expect(session.wake(at: wake - .milliseconds(1), isInSession: true).isEmpty)
        #expect(session.wake(at: wake, isInSession: true) == [.connect(renewingApproval: false)])
        var sent = session.opened(approval: Secret("approval-2"), at: wake).count
        var ready: [KISSession.Action] = []
        time = wake
        for registration in all {
            ready += session.received(try answer(registration), at: time).filter { $0 == .ready(isAgain: true) }
            time += .milliseconds(50)
            sent += session.wake(at: time, isInSession: true).count { if case .send = $0 { true } else { false } }
        }

        #expect(sent == 5)
        #expect(ready == [.ready(isAgain: true)])
    }

    @Test func `pauses grow, are spread and end at a minute`() throws {
        func pauses(seed: UInt64) throws -> [Duration] {
            var session = KISSession(seed: seed)
            _ = session.start()
            var time = now
            var pauses: [Duration] = []
            for _ in 0..<12 {
                _ = session.closed("gone", at: time)
                let wake = try #require(session.nextWake)
                pauses.append(wake - time)
                time = wake
                _ = session.wake(at: time, isInSession: false)
            }
            return pauses
        }

        let first = try pauses(seed: 1)

        #expect(try first == pauses(seed: 1))
        #expect(try first != pauses(seed: 2))
        #expect(first[0] <= .seconds(1) && first[3] >= .seconds(4) && first[3] <= .seconds(8))
        #expect(first.allSatisfy { $0 <= .seconds(60) } && first[11] >= .seconds(30))
    }

    @Test func `a steady connection makes the next pause short again`() throws {
        var session = connected([])
        for _ in 0..<6 {
            _ = session.closed("gone", at: now)
            _ = session.wake(at: now + .seconds(100), isInSession: false)
        }
        _ = session.opened(approval: key, at: now)
        session.heard(nil, at: now + .seconds(60))
        _ = session.wake(at: now + .seconds(60), isInSession: false)

        _ = session.closed("gone", at: now + .seconds(61))

        let wake = try #require(session.nextWake)
        #expect(wake - now <= .seconds(62))
    }

    @Test func `another session with the key is reported and not fought over`() throws {
        let taken =
            #"{"header":{"tr_id":"(null)","tr_key":"","encrypt":"N"},"body":{"rt_cd":"9","msg_cd":"OPSP8996","#
            + #""msg1":"ALREADY IN USE appkey"}}"#
        var session = connected([try trades(1)])
        var pauses: [Duration] = []

        for _ in 0..<6 {
            let actions = session.received(try #require(KISControl(Array(taken.utf8))), at: now)
            #expect(actions.first == .close)
            pauses.append(try #require(session.nextWake) - now)
            _ = session.wake(at: now + .seconds(1_000), isInSession: true)
            _ = session.opened(approval: key, at: now)
        }

        #expect(pauses[0] >= .seconds(15) && pauses[0] <= .seconds(30))
        #expect(pauses[5] >= .seconds(150) && pauses[5] <= .seconds(300))
    }

    @Test(arguments: ["OPSP0010", "OPSP0011", "OPSP9994"]) func `a refused key is renewed`(code: String) throws {
        let registration = try trades(1)
        var session = connected([registration])

        let actions = session.received(try answer(registration, code, result: "1"), at: now)
        let wake = try #require(session.nextWake)

        #expect(actions.first == .close)
        #expect(session.wake(at: wake, isInSession: true) == [.connect(renewingApproval: true)])
    }

    @Test func `an unknown HTS id is given up after the second drop, and the rest goes on`() throws {
        let (mine, other) = (try own(), try trades(1))
        var session = connected([mine, other])

        let first = session.closed("gone", at: now)
        _ = session.wake(at: now + .seconds(10), isInSession: true)
        _ = session.opened(approval: key, at: now)
        let actions = session.closed("gone", at: now)
        _ = session.wake(at: now + .seconds(10), isInSession: true)
        let next = session.opened(approval: key, at: now)

        guard case .degraded(let doubt)? = first.last, case .refused(let registration, _)? = actions.last else {
            Issue.record("\(first), \(actions)")
            return
        }
        #expect(first.count == 2 && actions.count == 2)
        #expect(doubt.ko.contains("`hts_id`를 확인하세요"))
        #expect(registration == mine)
        #expect(session.standing(of: other) == .sent(now))
        #expect(next.count == 1)
    }

    @Test func `silence ends a connection`() throws {
        var session = connected([])
        let end = now + .seconds(120)

        #expect(session.wake(at: end - .milliseconds(1), isInSession: true).isEmpty)
        let actions = session.wake(at: end, isInSession: true)

        #expect(actions.first == .close)
        #expect(actions.count == 2)
    }

    @Test func `a channel that is quiet while another is not is said once, in session hours`() throws {
        let (krx, nxt) = (try trades(1), KISRegistration.trades(try #require(Symbol("000002")), at: .nxt))
        var session = connected([krx, nxt, try own()])
        var time = now
        for registration in [try own(), krx, nxt] {
            _ = session.received(try answer(registration), at: time)
            time += .milliseconds(50)
            _ = session.wake(at: time, isInSession: true)
        }
        var said: [KISSession.Action] = []
        for isInSession in [false, true, true] {
            time += .seconds(30)
            session.heard(.krxTrades, at: time)
            said += session.wake(at: time, isInSession: isInSession)
        }
        session.heard(.nxtTrades, at: time)
        for _ in 0..<2 {
            time += .seconds(30)
            session.heard(.krxTrades, at: time)
            said += session.wake(at: time, isInSession: true)
        }

        #expect(said.count == 3)
        #expect(said[1] == .ready(isAgain: true))
        #expect(said[2] == said[0])
        #expect(
            said.first
                == .degraded(
                    LocalizedText(
                        ko: "KIS 웹소켓 채널 `H0NXCNT0`이 30초 동안 조용합니다",
                        en: "the channel 'H0NXCNT0' of the WebSocket of KIS has been quiet for 30 s"
                    )
                )
        )
    }

    @Test func `a lively channel that stops is said after half a minute, others or not`() throws {
        let registration = try trades(1)
        var session = connected([registration])
        _ = session.received(try answer(registration), at: now)
        var time = now
        for _ in 0..<12 {
            time += .seconds(1)
            session.heard(.krxTrades, at: time)
        }
        let last = time

        var said: [(KISSession.Action, Timestamp)] = []
        while time < last + .seconds(85) {
            time = try #require(session.nextWake)
            said += session.wake(at: time, isInSession: true).map { ($0, time) }
        }

        session.heard(.krxTrades, at: time)
        let again = session.wake(at: time, isInSession: true)

        #expect(said.count == 1)
        #expect(said.first?.1 == last + .seconds(30))
        #expect(again == [.ready(isAgain: true)])
    }

    @Test func `a channel that was never lively may be quiet`() throws {
        let registration = try trades(1)
        var session = connected([registration])
        _ = session.received(try answer(registration), at: now)
        var time = now
        var said: [KISSession.Action] = []

        for _ in 0..<20 {
            session.heard(.krxTrades, at: time)
            time += .seconds(40)
            said += session.wake(at: time, isInSession: true)
        }

        #expect(said.isEmpty)
    }

    @Test func `a message that cannot be read is said once for each connection`() throws {
        var session = connected([])

        let said = (0..<3).flatMap { _ in session.receivedUnreadable(at: now) }
        _ = session.closed("gone", at: now)
        _ = session.wake(at: now + .seconds(10), isInSession: true)
        _ = session.opened(approval: key, at: now)
        let again = session.receivedUnreadable(at: now)

        #expect(said.count == 1)
        #expect(again == said)
    }

    @Test(arguments: 0..<8) func `whatever a server says, it is bounded and comes to rest`(seed: UInt64) throws {
        var random = SplitMix64(seed: seed)
        let all = try (0..<20).map(trades) + [try own()]
        var session = KISSession(seed: seed)
        _ = session.start()
        _ = session.opened(approval: key, at: now)
        var time = now
        var sent: [Timestamp] = []
        var most = 0
        // Answers about one registration are more common than the end of the session.
        let codes =
            Array(repeating: "OPSP0000", count: 12)
            + ["OPSP0001", "OPSP0002", "OPSP0003", "OPSP0007", "OPSP0008", "OPSP8996", "OPSP9999", "OPSP0011", "X"]

        for _ in 0..<Fuzz.rounds(1_000) {
            time += .milliseconds(Int.random(in: 0...2_000, using: &random))
            let registration = try #require(all.randomElement(using: &random))
            let actions: [KISSession.Action]
            switch Int.random(in: 0...20, using: &random) {
            case 0...3: actions = session.want([registration], at: time)
            case 4, 5: actions = session.drop([registration], at: time)
            case 6: actions = session.closed("gone", at: time)
            case 7...14:
                let code = try #require(codes.randomElement(using: &random))
                let result = Int.random(in: 0...1, using: &random)
                actions = session.received(try answer(registration, code, result: "\(result)"), at: time)
            case 15:
                session.heard(registration.channel, at: time)
                actions = []
            default: actions = session.wake(at: time, isInSession: Bool.random(using: &random))
            }
            for action in actions {
                switch action {
                case .send: sent.append(time)
                case .connect: _ = session.opened(approval: key, at: time)
                case .close, .ready, .degraded, .refused: break
                }
            }
            most = max(most, session.count)
        }
        #expect(most <= 41, "seed \(seed)")

        #expect(sent.count > 5, "seed \(seed)")
        #expect(zip(sent, sent.dropFirst()).allSatisfy { $1 - $0 >= .milliseconds(50) }, "seed \(seed)")
    }
}
