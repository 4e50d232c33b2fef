import PluginAPI
import PluginTesting
import Synchronization
import Testing

/// The paper that sinks write on.
private final class Paper: Sendable {
    private let lines = Mutex<[String]>([])
    var text: String { lines.withLock { $0.joined(separator: "\n") } }
    func write(_ line: String) { lines.withLock { $0.append(line) } }
}

/// A sink that writes on paper in some wrong way.
private struct WrongSink: Sink {
    enum Wrong { case nothing, loses, swaps, repeats, chats, refuses }

    static var summary: LocalizedText { LocalizedText(ko: "견본", en: "A sample.") }
    static var durability: DeliveryDurability { .direct }

    let wrong: Wrong
    let paper: Paper

    init(settings: NoSettings) { self.init(.nothing, Paper()) }

    init(_ wrong: Wrong, _ paper: Paper) {
        self.wrong = wrong
        self.paper = paper
    }

    func open(_ context: SinkContext) async throws(SinkError) {
        if wrong == .refuses { throw SinkError("no") }
    }

    func deliver(_ items: [Delivery]) async -> [DeliveryOutcome] {
        for (index, item) in (wrong == .swaps ? items.reversed() : items).enumerated() {
            guard case .alert(_, let text) = item.content, wrong != .loses || index != 2 else { continue }
            paper.write(text)
            if wrong == .repeats { paper.write(text) }
        }
        return items.map { _ in .delivered } + (wrong == .chats ? [.delivered] : [])
    }

    func close() async {}
}

@Suite struct SinkContractTests {
    private func problems(_ wrong: WrongSink.Wrong) async -> Set<String> {
        let paper = Paper()
        let clock = ManualClock(at: Timestamp(nanoseconds: 0))
        let context = SinkContext(name: "test", language: .ko, directory: ".", clock: clock)
        let problems = await SinkContract.problems(context: context) {
            WrongSink(wrong, paper)
        } received: {
            paper.text
        }
        return Set(problems.map(\.check))
    }

    @Test func `nothing is found in a good sink`() async {
        #expect(await problems(.nothing) == [])
    }

    @Test func `an alert that was delivered and did not arrive is caught`() async {
        #expect(await problems(.loses) == ["order"])
    }

    @Test func `swapped alerts are caught`() async {
        #expect(await problems(.swaps) == ["order"])
    }

    @Test func `an alert that arrives twice is caught`() async {
        #expect(await problems(.repeats) == ["order"])
    }

    @Test func `more answers than items are caught`() async {
        #expect(await problems(.chats) == ["deliver"])
    }

    @Test func `a sink that does not open is caught`() async {
        #expect(await problems(.refuses) == ["open"])
    }

    @Test func `a recording sink keeps what it is given`() async throws {
        var script = EventScript()
        let sink = RecordingSink { $0.id == "A2" ? .never(reason: "full") : .delivered }
        let clock = ManualClock(at: script.now)

        try await sink.open(SinkContext(name: "test", language: .ko, directory: ".", clock: clock))
        let outcomes = await sink.deliver([script.delivery("one", id: "A1"), script.delivery("two", id: "A2")])
        await sink.close()

        #expect(outcomes == [.delivered, .never(reason: "full")])
        #expect(sink.texts == ["one", "two"])
        #expect(sink.calls == [.opened, .delivered(["A1", "A2"]), .closed])
    }
}
