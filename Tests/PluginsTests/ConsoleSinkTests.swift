import Files
import PluginAPI
import PluginTesting
import Synchronization
import Testing

@testable import Plugins

@Suite struct ConsoleSinkTests {
    /// An output that keeps what is written and can be slow, stopped or broken.
    private final class Paper: Sendable {
        struct State {
            var bytes: [UInt8] = []
            var room = Int.max
            var problem: FileProblem?
            var roomAfterPause = 0
        }

        let state = Mutex(State())

        var text: String { String(decoding: state.withLock(\.bytes), as: UTF8.self) }

        func output(isColored: Bool = false) -> ConsoleSink.Output {
            ConsoleSink.Output(
                isColored: { isColored },
                write: { (bytes) throws(FileProblem) in try self.write(bytes) },
                pause: {
                    try Task.checkCancellation()
                    self.state.withLock { $0.room = $0.roomAfterPause }
                }
            )
        }

        private func write(_ bytes: Span<UInt8>) throws(FileProblem) -> Int {
            let taken = state.withLock { state -> Int? in
                let count = min(bytes.count, state.room)
                if count == 0, state.problem != nil { return nil }
                for index in 0..<count { state.bytes.append(bytes[index]) }
                state.room -= count
                return count
            }
            guard let taken else { throw state.withLock(\.problem) ?? .noSpace }
            return taken
        }
    }

    private let paper = Paper()

    private func sink(_ language: Language = .ko, isColored: Bool = false) async throws -> ConsoleSink {
        let sink = ConsoleSink(settings: ConsoleSink.Settings(), output: paper.output(isColored: isColored))
        let clock = ManualClock(at: Timestamp(nanoseconds: 0))
        try await sink.open(SinkContext(name: "console", language: language, directory: "", clock: clock))
        return sink
    }

    @Test func `an alert is one line in the exchange's time`() async throws {
        var script = EventScript(on: "2026-11-20", at: "09:30:12")
        let sink = try await sink()

        let outcomes = await sink.deliver([script.delivery("삼성전자 70,600원", id: "A1")])

        #expect(outcomes == [.delivered])
        #expect(paper.text == "2026-11-20 09:30:12 알림 test/above: 삼성전자 70,600원\n")
    }

    @Test func `an American alert says whose time it is`() async throws {
        var script = EventScript(on: "2026-11-20", at: "09:30:12", market: .nasdaq)
        let sink = try await sink(.en)

        _ = await sink.deliver([script.delivery("Apple", id: "A1", severity: .warning, of: "NASDAQ:AAPL")])

        #expect(paper.text == "2026-11-20 09:30:12 ET warning test/above: Apple\n")
    }

    @Test func `a message keeps its lines`() async throws {
        var script = EventScript(at: "09:30:12")
        let sink = try await sink(.en)

        _ = await sink.deliver([script.delivery("one\ntwo\r\nthree", id: "A1")])

        #expect(paper.text == "2026-11-20 09:30:12 notice test/above: one\n    two\n    three\n")
    }

    @Test func `what would steer a terminal is shown as a sign`() async throws {
        var script = EventScript(at: "09:30:12")
        let sink = try await sink(.en)

        _ = await sink.deliver([script.delivery("a\u{1B}[2Jb\u{07}\rc\u{202E}d\u{85}e\tf", id: "A1")])

        #expect(paper.text == "2026-11-20 09:30:12 notice test/above: a␛[2Jb␇␍c\u{FFFD}d\u{FFFD}e f\n")
    }

    @Test(arguments: [
        (AlertSeverity.info, "\u{1B}[2minfo\u{1B}[0m"), (.notice, "\u{1B}[36mnotice\u{1B}[0m"),
        (.warning, "\u{1B}[1;33mwarning\u{1B}[0m"), (.critical, "\u{1B}[1;37;41mcritical\u{1B}[0m"),
    ])
    func `a terminal shows how urgent it is in colour`(severity: AlertSeverity, label: String) async throws {
        var script = EventScript(at: "09:30:12")
        let sink = try await sink(.en, isColored: true)

        _ = await sink.deliver([script.delivery("text", id: "A1", severity: severity)])

        #expect(paper.text == "2026-11-20 09:30:12 \(label) test/above: text\n")
    }

    @Test func `an item that may have come before says so`() async throws {
        var script = EventScript(at: "09:30:12")
        var item = script.delivery("text", id: "A1")
        item.mayRepeat = true

        _ = try await sink(.en).deliver([item])

        #expect(paper.text == "2026-11-20 09:30:12 notice test/above: text (may be a repeat)\n")
    }

    @Test func `an output that stops for a while gets everything`() async throws {
        var script = EventScript(at: "09:30:12")
        let sink = try await sink(.en)
        paper.state.withLock { ($0.room, $0.roomAfterPause) = (3, 5) }

        let outcomes = await sink.deliver([script.delivery("text", id: "A1")])

        #expect(outcomes == [.delivered])
        #expect(paper.text == "2026-11-20 09:30:12 notice test/above: text\n")
    }

    @Test func `an output that stays stopped is given up when the run ends`() async throws {
        var script = EventScript()
        let item = script.delivery("text", id: "A1")
        let sink = try await sink(.en)
        paper.state.withLock { $0.room = 0 }

        let run = Task { await sink.deliver([item]) }
        run.cancel()

        #expect(await run.value == [.unknown(reason: "standard output took nothing until the program ended")])
    }

    @Test func `a reader that has gone is an outcome`() async throws {
        var script = EventScript()
        let sink = try await sink(.en)
        paper.state.withLock { ($0.room, $0.problem) = (0, .brokenPipe) }

        let outcomes = await sink.deliver([script.delivery("a", id: "A1"), script.delivery("b", id: "A2")])

        let never = DeliveryOutcome.never(reason: "standard output: nobody reads it any more")
        #expect(outcomes == [never, never])
    }

    @Test func `after a line that broke off the next begins anew`() async throws {
        var script = EventScript(at: "09:30:12")
        let sink = try await sink(.en)
        let item = script.delivery("text", id: "A1")
        paper.state.withLock { ($0.room, $0.problem) = (10, .noSpace) }

        let first = await sink.deliver([item])
        paper.state.withLock { ($0.room, $0.problem) = (.max, nil) }
        let second = await sink.deliver([item])

        #expect(first == [.retry(after: .seconds(5), reason: "standard output: the disk is full")])
        #expect(second == [.delivered])
        #expect(paper.text == "2026-11-20\n2026-11-20 09:30:12 notice test/above: text\n")
    }

    @Test func `events come where they are asked for`() async throws {
        let settings = try SettingsText.settings("events: [Trade]", for: ConsoleSink.self)

        #expect(ConsoleSink(settings: settings).events == .trades)
        #expect(ConsoleSink(settings: ConsoleSink.Settings()).events == [])
    }

    @Test func `the sink keeps the contract`() async throws {
        let paper = paper
        let context = SinkContext(
            name: "console",
            language: .ko,
            directory: "",
            clock: ManualClock(at: Timestamp(nanoseconds: 0))
        )

        let problems = await SinkContract.problems(context: context) {
            ConsoleSink(settings: ConsoleSink.Settings(), output: paper.output())
        } received: {
            paper.text
        }

        #expect(problems == [])
    }
}
