import Cipher
import PluginAPI
import Testing

@testable import KIS

/// Whatever the socket brings ends in events, in a count or in words.
@Suite struct KISFrameMutationTests {
    /// Frames as the simulated broker sends them, and the answers to registrations with the keys of notices.
    private struct Corpus {
        var acknowledgements: [[UInt8]] = []
        var frames: [[UInt8]] = []
        /// Notices before they are encrypted, as frames that say so.
        var notices: [[UInt8]] = []

        init(_ access: KISAccess) throws {
            let symbol = try #require(Symbol("005930")), apple = try #require(Symbol("NASDAQ:AAPL"))
            let korean: [KISRegistration] =
                [Venue.krx, .nxt, .combined].flatMap { [.trades(symbol, at: $0), .book(symbol, at: $0)] }
            let american: [KISRegistration] = [.trades(apple, at: .us), .book(apple, at: .us)]
            let own = KISRegistration.own(access)
            try add(access, korean + own, from: Fixtures.now, order: ("005930", .krx))
            let night = Fixtures.now + .seconds(14 * 3_600 + 15 * 60)
            try add(access, american + own, from: night, order: ("NASDAQ:AAPL", .us))
            frames.append(Array(#"{"header":{"tr_id":"PINGPONG","datetime":"20261120101530"}}"#.utf8))
        }

        private mutating func add(
            _ access: KISAccess,
            _ registrations: [KISRegistration],
            from start: Timestamp,
            order: (code: String, venue: Venue)
        ) throws {
            var talk = try SimulatedTalk(start: start.nanoseconds)
            var asked = AskedBroker(talk, access)
            let approval = try asked.pass(.approval)
            talk = asked.talk
            for registration in registrations {
                talk.say(registration.frame(isOn: true, approval: approval.text))
            }
            var ciphers: [String: AES256CBC] = [:]
            for answer in talk.heard() {
                acknowledgements.append(answer)
                guard case .answer(let said)? = KISControl(answer) else { continue }
                ciphers[said.trID] = said.cipher
            }
            asked.talk = talk
            let price: Price? = order.venue == .us ? Price(1_000) : nil
            try asked.place(order.code, at: price, venue: order.venue)
            asked.talk.pass(120)
            for frame in asked.talk.heard().suffix(400) {
                frames.append(frame)
                let parts = frame.split(separator: UInt8(ascii: "|"), maxSplits: 3)
                guard frame.first == UInt8(ascii: "1"), parts.count == 4,
                    let cipher = ciphers[String(decoding: parts[1], as: UTF8.self)],
                    let bytes = Base64.bytes(parts[3]), let plain = cipher.decrypted(bytes)
                else { continue }
                notices.append(Array("0|\(String(decoding: parts[1], as: UTF8.self))|001|".utf8) + plain)
            }
        }
    }

    private let access: KISAccess

    init() throws { access = try AskedBroker.access() }

    /// A stream whose session is open and has the keys.
    private func stream(_ corpus: Corpus) throws -> (stream: KISStream, receiver: FuzzReceiver) {
        let clock = SteppingClock()
        let receiver = FuzzReceiver()
        var session = KISSession(seed: 1)
        _ = session.start()
        _ = session.want(
            KISRegistration.own(access) + [.trades(try #require(Symbol("005930")), at: .krx)],
            at: clock.now
        )
        _ = session.opened(approval: Secret("approval"), at: clock.now)
        let holder = try KISKeyHolder.shared(for: access.key, in: nil, pace: KISPace.Settings(of: .real))
        let stream = KISStream(
            KISClient(access, holder: holder, transport: KISHTTPTransport(), clock: clock),
            opener: KISWebSocketOpener(clock: clock),
            receiver: receiver,
            clock: clock,
            session: session,
            isInSession: { _ in true }
        )
        for answer in corpus.acknowledgements { stream.receive(answer.span, at: clock.now) }
        return (stream, receiver)
    }

    @Test func `damaged frames are used, counted or said`() throws {
        let corpus = try Corpus(access)
        let messages = corpus.frames + corpus.acknowledgements
        var mutation = Mutation(seed: Fuzz.seed)
        var (stream, receiver) = try stream(corpus)
        var (used, left) = (0, 0)
        var heap: [Int] = []
        let rounds = Fuzz.all(2_000)

        for round in 0..<rounds {
            if round % 1_000 == 999 {
                (used, left) = (used + receiver.sums.used, left + receiver.sums.left)
                // A session that was ended by a word of the server hears nothing more.
                (stream, receiver) = try self.stream(corpus)
            }
            if round == rounds / 2 || round == rounds - 1 { heap.append(try HeapUse.bytes()) }
            let message = mutation.damaged(mutation.choice(messages) ?? [])
            let before = receiver.sums
            _ = stream.isLook(message.span)
            stream.receive(message.span, at: Fixtures.now)
            stream.endBatch(at: Fixtures.now)

            let after = receiver.sums
            let isControl = message.first == UInt8(ascii: "{") && KISControl(message) != nil
            let isTold = after.used + after.left + after.said > before.used + before.left + before.said
            // Messages that cannot be made out at all are said once for each connection.
            let isSaid = (message.isEmpty || message.first == UInt8(ascii: "{")) && after.said > 0
            #expect(
                isControl || isTold || isSaid,
                "MAEDUP_FUZZ_SEED=\(Fuzz.seed), round \(round): \(String(decoding: message, as: UTF8.self))"
            )
        }

        // The messages are worth something only when there are enough of both kinds.
        #expect(corpus.frames.count > 300 && corpus.notices.count >= 4)
        #expect(used > rounds / 20 && left > rounds / 20, "\(used) used, \(left) left out")
        #expect(heap[1] - heap[0] < 48 << 20, "the heap grew: \(heap)")
    }

    @Test func `damaged notices are used or counted`() throws {
        let corpus = try Corpus(access)
        let decoder = KISNoticeDecoder(account: access.account)
        var mutation = Mutation(seed: Fuzz.seed)
        var (used, left) = (0, 0)

        for round in 0..<Fuzz.all(2_000) {
            let frame = mutation.damaged(mutation.choice(corpus.notices) ?? [])
            let (notices, skipped) = decoder.decode(frame, receivedAt: Fixtures.now) { _ in nil }

            used += notices.count
            left += skipped.count
            #expect(
                notices.count + skipped.count > 0,
                "MAEDUP_FUZZ_SEED=\(Fuzz.seed), round \(round): \(String(decoding: frame, as: UTF8.self))"
            )
            #expect(notices.allSatisfy { ($0.notice.fill?.quantity ?? Quantity(1)) > .zero })
        }

        #expect(used > 200 && left > 200, "\(used) used, \(left) left out")
    }
}
