import PluginAPI
import Testing

@testable import KIS

@Suite struct KISPassKeeperTests {
    private let now = Fixtures.now

    private func pass(_ text: String = "a", hours: Int = 24) -> KISPass {
        KISPass(text: Secret(text), expires: now + .seconds(3_600 * hours))
    }

    private let busy = KISFault(.notProcessed(after: .seconds(60)), code: "EGW00133", "busy")

    @Test func `one is asked for and the others wait for it`() {
        var keeper = KISPassKeeper(.token)

        #expect(keeper.step(at: now) == .issue)
        #expect(keeper.step(at: now) == .wait(until: now + .milliseconds(50)))
        keeper.issued(pass())

        #expect(keeper.step(at: now) == .use(pass()))
    }

    @Test func `a stored one is used after a restart`() {
        var keeper = KISPassKeeper(.token, .init(pass: pass(), lastIssue: now - .seconds(5)))

        #expect(keeper.step(at: now) == .use(pass()))
    }

    @Test func `no more than one is asked for in a minute, over a restart too`() {
        var keeper = KISPassKeeper(.token)
        _ = keeper.step(at: now)
        keeper.failed(KISFault(.unknown, "lost"), at: now)

        var restarted = KISPassKeeper(.token, keeper.memory)

        #expect(keeper.step(at: now + .seconds(1)) == .wait(until: now + .seconds(60)))
        #expect(restarted.step(at: now + .seconds(1)) == .wait(until: now + .seconds(60)))
        #expect(restarted.step(at: now + .seconds(60)) == .issue)
    }

    @Test func `a key of the WebSocket needs a second only`() {
        var keeper = KISPassKeeper(.approval, .init(lastIssue: now))

        #expect(keeper.step(at: now + .milliseconds(500)) == .wait(until: now + .seconds(1)))
        #expect(keeper.step(at: now + .seconds(1)) == .issue)
    }

    @Test func `the broker's minute is obeyed`() {
        var keeper = KISPassKeeper(.token)
        _ = keeper.step(at: now)

        keeper.failed(busy, at: now + .seconds(3))

        #expect(keeper.step(at: now + .seconds(61)) == .wait(until: now + .seconds(63)))
        #expect(keeper.step(at: now + .seconds(63)) == .issue)
    }

    @Test func `what never reached the broker costs a second and no minute`() {
        var keeper = KISPassKeeper(.token)
        _ = keeper.step(at: now)

        keeper.failed(.cancelled, at: now)

        #expect(keeper.memory.lastIssue == nil)
        #expect(keeper.step(at: now + .seconds(1)) == .issue)
    }

    @Test func `one is renewed before it ends, and used on while that fails`() {
        var keeper = KISPassKeeper(.token, .init(pass: pass("old", hours: 1)))
        let later = now + .seconds(31 * 60)

        #expect(keeper.step(at: now) == .use(pass("old", hours: 1)))
        #expect(keeper.step(at: later) == .issue)
        #expect(keeper.step(at: later) == .use(pass("old", hours: 1)))
        keeper.failed(busy, at: later)
        #expect(keeper.step(at: later) == .use(pass("old", hours: 1)))
        #expect(keeper.step(at: later + .seconds(599)) == .use(pass("old", hours: 1)))
        #expect(keeper.step(at: later + .seconds(600)) == .issue)
        keeper.issued(pass("new"))

        #expect(keeper.step(at: later + .seconds(600)) == .use(pass("new")))
    }

    @Test func `a refused key is not asked for again`() {
        var keeper = KISPassKeeper(.token)
        let refusal = KISFault(.never, code: "EGW00103", "wrong key")
        _ = keeper.step(at: now)

        keeper.failed(refusal, at: now)

        #expect(keeper.step(at: now + .seconds(100_000)) == .refused(refusal))
    }

    @Test func `one that the broker no longer takes is replaced, but not one that already was`() {
        var keeper = KISPassKeeper(.token, .init(pass: pass("new")))

        keeper.invalidate(pass("old"))
        #expect(keeper.step(at: now) == .use(pass("new")))
        keeper.invalidate(pass("new"))
        #expect(keeper.step(at: now) == .issue)
    }

    @Test func `a clock that was set does not stop it`() {
        var ahead = KISPassKeeper(.token, .init(lastIssue: now + .seconds(100_000)))
        var strange = KISPassKeeper(.token, .init(pass: pass("a", hours: 1_000)))

        #expect(ahead.step(at: now) == .wait(until: now + .seconds(60)))
        #expect(strange.step(at: now) == .issue)
    }
}
