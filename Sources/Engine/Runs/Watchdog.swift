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
        /// What was said of it.
        var told: LocalizedText?
    }

    private enum Change {
        case stuck(LocalizedText), free(LocalizedText)
    }

    private let timelines: [TimelineRun]
    private let pipelines: [PipelineExecutor]
    private let board: ComponentBoard
    private let sights: Mutex<[Sight]>

    init(_ timelines: [TimelineRun], board: ComponentBoard) {
        self.timelines = timelines
        self.board = board
        pipelines = timelines.flatMap(\.executors)
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

    private func look(at pipeline: PipelineExecutor, _ index: Int) {
        let component = "pipelines.\(pipeline.name)"
        let work = pipeline.atWork
        let change: Change? = sights.withLock { sights in
            guard let work, work.sequence == sights[index].sequence else {
                defer { sights[index] = Sight(sequence: work?.sequence ?? 0) }
                return sights[index].told.map(Change.free)
            }
            sights[index].times += 1
            guard sights[index].times == Self.patience else { return nil }
            let text = Self.stuck(work.rule)
            sights[index].told = text
            return .stuck(text)
        }
        switch change {
        case .stuck(let text): board.set(component, .degraded, because: text)
        case .free(let text): board.clear(component, of: text)
        case nil: break
        }
    }

    private static func stuck(_ rule: String?) -> LocalizedText {
        let rule = rule ?? "?"
        return LocalizedText(
            ko: "\("`\(rule)`", .subject) 1초 넘게 돌아오지 않습니다. 이 파이프라인이 멈춰 있고, 그 소스도 멈췄을 수 있습니다",
            en: "the rule '\(rule)' has not returned for a second; this pipeline stands still, and so may its sources"
        )
    }
}
