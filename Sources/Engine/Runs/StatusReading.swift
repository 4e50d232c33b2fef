internal import Foundation
import PluginAPI

/// What a run tells of itself, read off its parts.
struct StatusReading: Sendable {
    let board: ComponentBoard
    let timelines: [TimelineRun]
    let sinks: [any SinkRun]
    let started = RealClock().now

    /// How the run is now.
    var status: RunStatus {
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
}
