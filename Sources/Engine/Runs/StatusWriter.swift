internal import Foundation
import PluginAPI

/// Tells how a run is, in a file, as long as it lasts.
struct StatusWriter: Sendable {
    let file: StatusFile
    let board: ComponentBoard
    let timelines: [TimelineRun]
    let sinks: [any SinkRun]
    let started = RealClock().now

    /// Writes whenever there is something new, and now and then in any case, until cancelled.
    func run() async {
        var last: RunStatus?
        repeat {
            var status = current()
            let isDue = last.map { $0.updated + Self.heartbeat <= status.updated } ?? true
            if !isDue { status.updated = last?.updated ?? 0 }
            guard isDue || status != last else { continue }
            status.updated = RealClock().now.nanoseconds
            write(status)
            last = status
        } while (try? await Task.sleep(for: StatusFile.interval)) != nil
    }

    /// Writes that the run has ended.
    func end() {
        var status = current()
        status.hasEnded = true
        write(status)
    }

    private static let heartbeat = StatusFile.heartbeat.components.seconds * 1_000_000_000

    /// A status that cannot be written keeps nothing from going on; it is told of once.
    private func write(_ status: RunStatus) {
        do {
            try file.write(status)
        } catch {
            board.set("status", .degraded, because: Self.notWritten)
        }
    }

    private func current() -> RunStatus {
        RunStatus(
            process: ProcessInfo.processInfo.processIdentifier,
            started: started.nanoseconds,
            updated: RealClock().now.nanoseconds,
            events: timelines.reduce(0) { $0 + $1.timeline.sequence },
            components: board.snapshot.sorted { $0.key < $1.key }.map { RunStatus.Component($0.key, $0.value) },
            pipelines: timelines.flatMap { run in
                run.executors.map { executor in
                    let decisions = run.journal.summary(of: executor.name)
                    return RunStatus.Pipeline(
                        name: executor.name,
                        alerts: decisions.alerts,
                        orders: decisions.orders,
                        suppressed: decisions.suppressed,
                        dropped: executor.dropped
                    )
                }
            },
            sinks: sinks.map { sink in
                let tally = sink.tally
                return RunStatus.Sink(
                    name: sink.name,
                    delivered: tally.delivered,
                    failed: tally.failed,
                    waiting: tally.waiting
                )
            }
        )
    }

    private static let notWritten = LocalizedText(
        ko: "상태 파일을 쓸 수 없어 `host status`에는 옛 상태가 보입니다",
        en: "the status file cannot be written, so 'host status' shows an old state"
    )
}
