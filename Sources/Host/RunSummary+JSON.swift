import Engine
import PluginAPI

extension RunSummary {
    /// The version of the form.
    private static let version: Int64 = 1

    /// The same for a program, with both languages where there are words.
    func json(leftOut: [Replay.LeftOut]) -> JSONValue {
        [
            "v": .integer(Self.version),
            "clean": .bool(report.isClean),
            "events": .integer(report.events),
            "pipelines": .array(report.pipelines.map(json)),
            "left_out": .array(leftOut.map { ["name": .string($0.pipeline), "reason": $0.reason.json] }),
            "sinks": .array(
                report.sinks.map {
                    [
                        "name": .string($0.name), "delivered": .integer($0.delivered), "failed": .integer($0.failed),
                        "waiting": .integer($0.waiting),
                    ]
                }
            ),
            "parts": .array(report.components.sorted { $0.key < $1.key }.map { json($0.key, $0.value) }),
            "journal_error": report.stateError.map(\.message.json) ?? .null,
        ]
    }

    private func json(_ pipeline: RunReport.Pipeline) -> JSONValue {
        [
            "name": .string(pipeline.name),
            "alerts": .integer(pipeline.decisions.alerts),
            "orders": .integer(pipeline.decisions.orders),
            "suppressed": .integer(pipeline.decisions.suppressed),
            "dropped": .integer(pipeline.dropped),
            "hash": .string(pipeline.decisions.hash),
        ]
    }

    private func json(_ name: String, _ part: ComponentBoard.Component) -> JSONValue {
        let skipped = part.skipped.sorted { $0.key < $1.key }
        return [
            "name": .string(name),
            "state": .string(part.state.rawValue),
            "reason": part.reason.map(JSONValue.string) ?? .null,
            "not_used": .object(skipped.map { JSONValue.Member($0.key.description, .integer($0.value)) }),
        ]
    }
}
