import PluginAPI
import Testing

@testable import KIS

/// Faults of the socket: what is said of each, and that the session is whole again by itself.
@Suite struct KISLoopbackSocketFaultTests {
    private static func running(
        _ mishaps: [Mishap],
        speed: Int = 60,
        _ body: (LoopbackRig) async throws -> Void
    ) async throws {
        try await LoopbackRig.running(FlowingClock(speed: speed), { $0.mishaps = mishaps }, body)
    }

    @Test(arguments: [false, true]) func `trades, books and own orders come over one session`(isPaper: Bool)
        async throws
    {
        try await LoopbackRig.running(FlowingClock(speed: 60), { $0.isPaper = isPaper }) { rig in
            let symbol = try #require(Symbol("005930"))
            let wanted = [try rig.trades("005930"), .book(symbol, at: .krx)] + KISRegistration.own(rig.access)
            try await rig.streaming(wanted) { stream, receiver in
                try await rig.waitUntil { receiver.readies == 1 }
                let id = try await rig.client.ask(rig.order("005930", .buy, 7), .order)
                try await rig.waitUntil { receiver.filled == Quantity(7) }
                try await rig.waitUntil { !receiver.trades.isEmpty && !receiver.books.isEmpty }
                let orders = try await rig.fills()

                let notices = receiver.notices
                #expect(wanted.allSatisfy { stream.standing(of: $0) == .confirmed })
                #expect(notices.first?.kind == .accepted)
                #expect(notices.allSatisfy { $0.order.day == id.day && $0.order.number == id.number })
                #expect(orders.first?.filled == Quantity(7))
                #expect(receiver.trades.allSatisfy { $0.symbol == symbol })
                #expect(receiver.skipped == 0)
            }
        }
    }

    @Test func `older frames are read as well`() async throws {
        try await LoopbackRig.running(FlowingClock(speed: 60), { $0.hasOlderFrames = true }) { rig in
            let symbol = try #require(Symbol("005930"))
            let wanted = [try rig.trades("005930"), .book(symbol, at: .krx)] + KISRegistration.own(rig.access)
            try await rig.streaming(wanted) { _, receiver in
                try await rig.waitUntil { receiver.readies == 1 }
                _ = try await rig.client.ask(rig.order("005930", .buy, 2), .order)
                try await rig.waitUntil { receiver.notices.contains { $0.kind == .filled } }
                try await rig.waitUntil { !receiver.trades.isEmpty && !receiver.books.isEmpty }
                #expect(receiver.skipped == 0)
            }
        }
    }

    @Test func `US trades, books and own orders come in the American session`() async throws {
        let night = FlowingClock(at: Fixtures.now + .seconds(14 * 3_600 + 15 * 60), speed: 60)
        try await LoopbackRig.running(night) { rig in
            let symbol = try #require(Symbol("NASDAQ:AAPL"))
            let wanted = [.trades(symbol, at: .us), .book(symbol, at: .us)] + KISRegistration.own(rig.access)
            let price = Price(units: Int64(try #require(rig.broker.usView("DNASAAPL")).price * 2))
            try await rig.streaming(wanted) { _, receiver in
                try await rig.waitUntil { receiver.readies == 1 }
                let id = try await rig.client.ask(rig.order("NASDAQ:AAPL", .buy, 2, at: price), .order)
                try await rig.waitUntil { receiver.notices.contains { $0.kind == .filled } }
                try await rig.waitUntil { !receiver.usTrades.isEmpty && !receiver.books.isEmpty }

                #expect(receiver.notices.allSatisfy { $0.order.number == id.number && $0.symbol == symbol })
                #expect(receiver.notices.allSatisfy { $0.order.day == id.day })
                #expect(receiver.skipped == 0)
            }
        }
    }

    @Test func `notice-first is told before the order's own answer`() async throws {
        try await Self.running([Mishap("notice-first", on: "order", count: 1)]) { rig in
            try await rig.streaming(KISRegistration.own(rig.access)) { _, receiver in
                try await rig.waitUntil { receiver.readies == 1 }

                let id = try await rig.client.ask(rig.order("005930"), .order)
                try await rig.waitUntil { receiver.notices.contains { $0.kind == .filled } }

                #expect(receiver.notices.allSatisfy { $0.order.number == id.number })
                #expect(rig.broker.orders.count == 1)
            }
        }
    }

    @Test func `duplicate-notice is handed on as it came`() async throws {
        try await Self.running([Mishap("duplicate-notice", count: 2)]) { rig in
            try await rig.streaming(KISRegistration.own(rig.access)) { _, receiver in
                try await rig.waitUntil { receiver.readies == 1 }

                _ = try await rig.client.ask(rig.order("005930"), .order)
                try await rig.waitUntil { receiver.notices.count == 3 }

                let notices = receiver.notices
                #expect(notices.map(\.kind) == [.accepted, .filled, .filled])
                #expect(notices[1] == notices[2])
            }
        }
    }

    @Test func `socket-silent is noticed, and the session begins anew`() async throws {
        // Two minutes and a half after the beginning, for a little longer than a server is waited for.
        let silence = Mishap("socket-silent", at: 101_801, lasts: 125)
        var settings = KISSession.Settings()
        settings.attempts = 1_000
        try await LoopbackRig.running(FlowingClock(speed: 60), { ($0.mishaps, $0.ticks) = ([silence], 100_000) }) {
            rig in
            try await rig.streaming([try rig.trades("005930")], settings) { _, receiver in
                try await rig.waitUntil { receiver.degradations.contains { $0.reason.en.contains("for 120 s") } }
                let lost = try #require(receiver.degradations.last).at
                try await rig.waitUntil {
                    receiver.events.contains { $0.action == .ready(isAgain: true) && $0.at > lost }
                }

                let begin = Fixtures.now + .seconds(150)
                let quiet = receiver.degradations.last { $0.reason.en.contains("has been quiet for 30 s") }
                // Half a minute, and what a fast clock makes of a late wake-up.
                #expect(quiet.map { $0.at > begin && $0.at - begin < .seconds(100) } == true)
            }
        }
    }

    @Test(arguments: ["socket-dropped", "half-frame"])
    func `socket-dropped and half-frame are said, and everything is registered anew`(name: String) async throws {
        try await Self.running([Mishap(name, count: 2)]) { rig in
            let wanted = [try rig.trades("005930")] + KISRegistration.own(rig.access)
            try await rig.streaming(wanted) { stream, receiver in
                try await rig.waitUntil { receiver.readies == 2 }
                let before = receiver.frames
                try await rig.waitUntil { receiver.frames > before }

                #expect(receiver.degradations.count == 1)
                #expect(receiver.degradations.first?.reason.en.contains("the WebSocket of KIS was lost") == true)
                #expect(wanted.allSatisfy { stream.standing(of: $0) == .confirmed })
                #expect(rig.transport.paths.count { $0 == "Approval" } == 1)
                #expect(receiver.skipped == 0)
            }
        }
    }

    @Test func `session-taken-over is said and the session comes back later`() async throws {
        try await Self.running([Mishap("session-taken-over", at: 101_730)]) { rig in
            try await rig.streaming([try rig.trades("005930")]) { _, receiver in
                try await rig.waitUntil { receiver.readies == 2 }

                let taken = try #require(receiver.degradations.first)
                let back = try #require(receiver.events.last { if case .ready = $0.action { true } else { false } })
                #expect(taken.reason.en.contains("another program is connected"))
                #expect(back.at - taken.at >= .seconds(15))
                #expect(rig.transport.paths.count { $0 == "Approval" } == 1)
            }
        }
    }

    @Test func `another program with the key is not fought: the pauses grow`() async throws {
        try await LoopbackRig.running(FlowingClock(speed: 300)) { rig in
            let wanted = [try rig.trades("005930")]
            try await rig.streaming(wanted) { _, first in
                try await rig.waitUntil { first.readies == 1 }
                try await rig.streaming(wanted) { _, second in
                    try await rig.waitUntil { second.degradations.count == 4 }

                    let times = second.degradations.map(\.at)
                    let gaps = zip(times.dropFirst(), times).map { $0 - $1 }
                    #expect(second.degradations.allSatisfy { $0.reason.en.contains("another program") })
                    #expect(second.readies == 0)
                    #expect(zip(gaps, [15, 30, 60]).allSatisfy { $0 >= .seconds($1) })
                }
                #expect(first.readies == 1)
                #expect(first.degradations.isEmpty)
            }
        }
    }

    @Test func `wrong-width is said once a day and read all the same`() async throws {
        try await Self.running([Mishap("wrong-width", count: 3, times: 2), Mishap("wrong-width", count: 9, times: 2)]) {
            rig in
            try await rig.streaming([try rig.trades("005930")]) { _, receiver in
                try await rig.waitUntil { receiver.frames >= 12 }

                #expect(receiver.drifts.count == 1)
                #expect(receiver.drifts.first?.en.contains("48 fields instead of 47") == true)
                #expect(receiver.skipped == 0)
                #expect(receiver.trades.count >= 12)
            }
        }
    }

    @Test func `null-fields do not hinder a trade`() async throws {
        try await Self.running([Mishap("null-fields", count: 1, times: 5)]) { rig in
            try await rig.streaming([try rig.trades("005930")]) { _, receiver in
                try await rig.waitUntil { receiver.frames >= 6 }

                #expect(receiver.trades.count >= 6)
                #expect(receiver.skipped == 0)
                #expect(receiver.drifts.isEmpty)
            }
        }
    }

    @Test func `a wrong login name is said at the first drop and given up at the second`() async throws {
        try await LoopbackRig.running(FlowingClock(speed: 300)) { rig in
            let wrong = KISAccess(
                rig.access.environment,
                rig.access.credentials,
                account: rig.access.account,
                htsID: "somebody"
            )
            let own = KISRegistration.own(wrong)
            try await rig.streaming([try rig.trades("005930")] + own, as: wrong) { stream, receiver in
                try await rig.waitUntil { receiver.readies == 1 }

                let said = receiver.degradations.map(\.reason.en)
                #expect(said.contains { $0.contains("right after own fills were registered; check 'hts_id'") })
                for registration in own {
                    guard case .refused(let reason)? = stream.standing(of: registration) else {
                        Issue.record("\(registration) is not given up")
                        continue
                    }
                    #expect(reason.ko.contains("hts_id"))
                }
            }
        }
    }

    @Test func `every fault of a script has a test here`() {
        let calls: Set = [
            "answer-lost", "too-many-calls", "gateway-error", "token-expired", "maintenance", "garbage-body",
            "half-body", "slow-body", "empty-investor-row", "lagging-balance",
        ]
        let sockets: Set = [
            "notice-first", "duplicate-notice", "socket-silent", "socket-dropped", "half-frame", "session-taken-over",
            "wrong-width", "null-fields",
        ]

        #expect(calls.union(sockets) == Set(Mishap.names))
    }
}
