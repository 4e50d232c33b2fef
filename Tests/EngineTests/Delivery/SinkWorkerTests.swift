import PluginAPI
import Synchronization
import Testing

@testable import Engine

@Suite struct SinkWorkerTests {
    @Test func `what the sink asks to retry is tried again and the rest waits in order`() async {
        let sink = ObstinateSink(refusals: ["b": 2])

        let tally = await deliver(["a", "b", "c"], to: sink)

        #expect(sink.log == ["a", "b", "b", "b", "c"])
        #expect(tally == SinkTally(delivered: 3, failed: 0))
    }

    @Test func `after the last attempt an item counts as failed and the next goes on`() async {
        let sink = ObstinateSink(refusals: ["a": .max])

        let tally = await deliver(["a", "b"], to: sink)

        #expect(sink.log.count == SinkWorker.attempts + 1)
        #expect(tally == SinkTally(delivered: 1, failed: 1))
    }

    @Test func `an item without an answer counts as failed`() async {
        let sink = ObstinateSink(refusals: [:], answers: false)

        let tally = await deliver(["a", "b"], to: sink)

        #expect(tally == SinkTally(delivered: 0, failed: 2))
    }

    @Test func `a sink that cannot open fails every item and says why`() async {
        let sink = ObstinateSink(refusals: [:], opens: false)
        let board = ComponentBoard { _ in }

        let tally = await deliver(["a"], to: sink, board: board)

        #expect(tally == SinkTally(delivered: 0, failed: 1))
        #expect(board.snapshot["test"]?.state == .failed)
        #expect(board.snapshot["test"]?.reason == "it is closed today")
    }

    @Test func `events leave room for signals`() async {
        let sink = ObstinateSink(refusals: [:])
        let told = Mutex(0)
        let worker = SinkWorker(
            name: "test",
            sink: sink,
            board: ComponentBoard { status in if status.state == .degraded { told.withLock { $0 += 1 } } }
        )
        let header = Moments.header("09:00")
        let event = Delivery.Content.event(Event(header, .status(Status(component: "", state: .idle))))
        let alert = Delivery.Content.alert(Alert(TickRule.alerts[0], about: nil, []), text: "")
        for _ in 0..<SinkWorker.eventLimit + 2 { worker.offer(delivery("event", event)) }

        worker.offer(delivery("alert", alert))
        worker.close(by: .now)
        await worker.run(Self.context)

        #expect(sink.log.last == "alert")
        #expect(worker.tally.failed == 2)
        #expect(told.withLock { $0 } == 1)
    }

    @Test func `a source that can wait goes on once the sink has caught up`() async {
        let sink = ObstinateSink(refusals: [:])
        let worker = SinkWorker(name: "test", sink: sink, board: ComponentBoard { _ in })
        let event = Delivery.Content.event(Event(Moments.header("09:00"), .status(Status(component: "", state: .idle))))
        for number in 0...SinkWorker.roomyCount + 500 { worker.offer(delivery("\(number)", event)) }

        await withTaskGroup(of: Void.self) { group in
            group.addTask { await worker.run(Self.context) }
            await worker.room()

            #expect(sink.log.count >= 500)
            worker.close(by: .now)
        }
    }

    // MARK: - Helpers

    private static let context = SinkContext(name: "test", language: .en, directory: ".", clock: RealClock())

    private func delivery(_ id: String, _ content: Delivery.Content) -> Delivery {
        let header = Moments.header("09:00")
        return Delivery(id: id, pipeline: "test", rule: nil, severity: .info, header: header, content: content)
    }

    private func deliver(
        _ ids: [String],
        to sink: ObstinateSink,
        board: ComponentBoard = ComponentBoard { _ in }
    ) async -> SinkTally {
        let worker = SinkWorker(name: "test", sink: sink, board: board)
        for id in ids {
            let header = Moments.header("09:00")
            let content = Delivery.Content.event(Event(header, .status(Status(component: id, state: .idle))))
            worker.offer(delivery(id, content))
        }
        worker.close(by: .now)
        await worker.run(Self.context)
        return worker.tally
    }

    /// Asks to retry some items a number of times.
    private final class ObstinateSink: Sink {
        struct Settings: PluginSettings {}

        static let summary: LocalizedText = "Asks to retry."
        static let durability = DeliveryDurability.direct

        private let state: Mutex<(refusals: [String: Int], log: [String])>
        private let answers: Bool
        private let opens: Bool

        init(settings: Settings) {
            state = Mutex(([:], []))
            answers = true
            opens = true
        }

        init(refusals: [String: Int], answers: Bool = true, opens: Bool = true) {
            state = Mutex((refusals, []))
            self.answers = answers
            self.opens = opens
        }

        /// Every item that was looked at, in order.
        var log: [String] { state.withLock(\.log) }

        func open(_ context: SinkContext) async throws(SinkError) {
            if !opens { throw SinkError("it is closed today") }
        }

        func deliver(_ items: [Delivery]) async -> [DeliveryOutcome] {
            guard answers else { return [] }
            return state.withLock { state in
                var outcomes: [DeliveryOutcome] = []
                for item in items {
                    state.log.append(item.id)
                    guard let left = state.refusals[item.id], left > 0 else {
                        outcomes.append(.delivered)
                        continue
                    }
                    state.refusals[item.id] = left - 1
                    outcomes.append(.retry(after: .zero, reason: "not now"))
                    break
                }
                return outcomes
            }
        }

        func close() async {}
    }
}
