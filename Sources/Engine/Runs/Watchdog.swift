import PluginAPI
internal import Synchronization

/// Looks after the pipelines of a run from a thread of its own: says which rule does not return, and brings the other
/// pipelines what its thread had for them.
final class Watchdog: Sendable {
    /// How often it looks.
    static let interval: Duration = .milliseconds(50)

    /// For how many looks a rule may be at work on one batch until it is told of: a second.
    static let patience = 20

    private struct Sight {
        var sequence: Int64 = 0
        var times = 0
        var isTold = false
    }

    private struct Pipeline: Sendable {
        let executor: PipelineExecutor
        let isRecorded: Bool
    }

    private let timelines: [TimelineRun]
    private let pipelines: [Pipeline]
    private let board: ComponentBoard
    private let sights: Mutex<[Sight]>

    init(_ timelines: [TimelineRun], board: ComponentBoard) {
        self.timelines = timelines
        self.board = board
        pipelines = timelines.flatMap { run in
            run.executors.map { Pipeline(executor: $0, isRecorded: run.isRecorded) }
        }
        sights = Mutex(Array(repeating: Sight(), count: pipelines.count))
    }

    /// Looks again and again until cancelled.
    func run() async {
        while (try? await Task.sleep(for: Self.interval)) != nil { look() }
    }

    /// Looks once.
    func look() {
        for run in timelines where !run.isRecorded { run.timeline.bringOldBatches() }
        for (index, pipeline) in pipelines.enumerated() { look(at: pipeline, index) }
    }

    private func look(at pipeline: Pipeline, _ index: Int) {
        let component = "pipelines.\(pipeline.executor.name)"
        let work = pipeline.executor.atWork
        let change: Bool? = sights.withLock { sights in
            guard let work, work.sequence == sights[index].sequence else {
                defer { sights[index] = Sight(sequence: work?.sequence ?? 0) }
                return sights[index].isTold ? false : nil
            }
            sights[index].times += 1
            guard sights[index].times == Self.patience else { return nil }
            sights[index].isTold = true
            return true
        }
        switch change {
        case true: board.set(component, .degraded, because: Self.stuck(work?.rule))
        case false: board.set(component, .running)
        case nil: break
        }
    }

    private static func stuck(_ rule: String?) -> LocalizedText {
        let rule = rule ?? "?"
        return LocalizedText(
            ko: "\("`\(rule)`", .subject) 1초 넘게 돌아오지 않습니다. 이 파이프라인과, 같은 스레드로 사건을 보내는 소스가 멈춰 있습니다",
            en: "the rule '\(rule)' has not returned for a second; this pipeline stands still, and so may its sources"
        )
    }
}
