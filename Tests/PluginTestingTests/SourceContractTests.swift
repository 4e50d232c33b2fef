import PluginAPI
import PluginTesting
import Synchronization
import Testing

/// Something that a test opens and that tasks wait for, cancelled or not.
private final class Door: Sendable {
    private let state = Mutex<(isOpen: Bool, waiting: [CheckedContinuation<Void, Never>])>((false, []))

    func pass() async {
        await withCheckedContinuation { continuation in
            let isOpen = state.withLock { state in
                if !state.isOpen { state.waiting.append(continuation) }
                return state.isOpen
            }
            if isOpen { continuation.resume() }
        }
    }

    func open() {
        let waiting = state.withLock { state in
            state.isOpen = true
            return state.waiting
        }
        for continuation in waiting { continuation.resume() }
    }
}

/// A source that sends two statuses in some wrong way.
private struct WrongSource: Source {
    enum Wrong { case deaf, greedy, impatient }

    static var summary: LocalizedText { LocalizedText(ko: "견본", en: "A sample.") }
    static var produces: EventKinds { .statuses }

    let wrong: Wrong
    let door: Door

    init(settings: NoSettings) { self.init(.deaf, Door()) }

    init(_ wrong: Wrong, _ door: Door) {
        self.wrong = wrong
        self.door = door
    }

    func run(_ feed: any Feed) async throws {
        for _ in 0..<2 {
            let now = feed.clock.now
            let header = EventHeader(
                exchangeTime: now,
                receivedAt: now,
                tradingDay: feed.calendars.krx.tradingDay(at: now)
            )
            let began = ContinuousClock.now
            do {
                try feed.send(.status(Status(component: "test", state: .running)), header)
            } catch {
                if wrong == .greedy { await door.pass() }
                throw error
            }
            if wrong == .impatient, ContinuousClock.now - began > .milliseconds(20) { return }
        }
        if wrong == .deaf { await door.pass() }
    }
}

@Suite struct SourceContractTests {
    private static let limit = Duration.milliseconds(500)

    private static let feed: @Sendable () -> RecordingFeed = {
        RecordingFeed(clock: ManualClock(at: Timestamp(nanoseconds: 1_800_000_000_000_000_000)))
    }

    private func checks(_ wrong: WrongSource.Wrong) async -> Set<String> {
        let door = Door()
        defer { door.open() }
        let make: @Sendable () -> WrongSource = { WrongSource(wrong, door) }
        return Set(await SourceContract.problems(within: Self.limit, make: make, feed: Self.feed).map(\.check))
    }

    @Test func `nothing is found in a source that sends everything at once`() async {
        var script = EventScript()
        let events = script.trades("1 2 3").map { Event($0.header, .trade($0)) } + script.bars("4")

        #expect(
            await SourceContract.problems(within: .seconds(2), make: { ScriptedSource(events) }, feed: Self.feed) == []
        )
    }

    @Test func `nothing is found in a source that waits for a later time`() async {
        var script = EventScript(on: "2099-11-20")
        let events = script.bars("1 2")

        let problems = await SourceContract.problems(
            within: .seconds(2),
            make: { ScriptedSource(events) },
            feed: Self.feed
        )

        #expect(problems == [])
    }

    @Test func `a source that does not hear a cancellation is caught`() async {
        #expect(await checks(.deaf).contains("cancellation"))
    }

    @Test func `a source that goes on when the run has ended is caught`() async {
        #expect(await checks(.greedy).contains("closed"))
    }

    @Test func `a source that drops events when it is held up is caught`() async {
        #expect(await checks(.impatient) == ["back-pressure"])
    }
}
