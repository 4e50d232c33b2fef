public import PluginAPI
internal import Synchronization
import YAML

/// What the services themselves say to a configuration: the seventh stage of validation.
///
/// Everything is asked at once and the time for all is bounded; a part that has not answered by then is named, cancelled
/// and left behind.
public struct LiveChecks: Sendable {
    /// The parts that were asked, by their names in the configuration.
    public let asked: [String]

    /// What they found, brokers first.
    public let diagnostics: [Diagnostic]

    /// How long all checks together may take.
    public static let timeLimit: Duration = .seconds(10)

    /// One part that has a check.
    private struct Part {
        var name: String
        var plugin: any LiveCheckable
        var span: SourceSpan
    }

    /// Asks every part of a valid configuration that has a check; nothing else is called or started.
    public static func run(
        _ blueprint: Blueprint,
        clock: any RunClock = RealClock(),
        within limit: Duration = timeLimit
    ) async -> LiveChecks {
        let parts = parts(of: blueprint)
        let deadline = clock.now + limit
        let answers = Answers(count: parts.count)
        let tasks = PartTasks(
            parts.enumerated().map { index, part in
                PartTasks.Part(component: part.name) {
                    let check = LiveCheck(
                        name: part.name,
                        clock: clock,
                        deadline: deadline,
                        directory: blueprint.directory
                    )
                    answers.take(await part.plugin.check(check), of: index)
                }
            }
        )
        tasks.waitNoLonger(than: limit)
        _ = await tasks.wait()
        // Who is cancelled returns and has answered nothing.
        let answered = answers.all
        tasks.cancel()
        let found = zip(parts, answered).flatMap { part, findings in
            findings.map { diagnostics($0, of: part) } ?? [silence(of: part, limit)]
        }
        return LiveChecks(asked: parts.map(\.name), diagnostics: found)
    }

    private static func parts(of blueprint: Blueprint) -> [Part] {
        let all: [(name: String, plugin: any Plugin, span: SourceSpan)] =
            blueprint.brokers.map { ("brokers.\($0.name)", $0.broker, $0.span) }
            + blueprint.sources.map { ($0.component, $0.source, $0.span) }
            + blueprint.sinks.map { ($0.name, $0.sink, $0.span) }
        return all.compactMap { part in
            (part.plugin as? any LiveCheckable).map { Part(name: part.name, plugin: $0, span: part.span) }
        }
    }

    private static func diagnostics(_ findings: [LiveFinding], of part: Part) -> [Diagnostic] {
        findings.map { Diagnostic(.liveCheck, $0.message, at: $0.span ?? part.span, severity: $0.severity) }
    }

    /// Whoever does not answer has not said that anything is wrong.
    private static func silence(of part: Part, _ limit: Duration) -> Diagnostic {
        Diagnostic(
            .liveCheck,
            LocalizedText(
                ko: "\("`\(part.name)`", .topic) \(limit.settingText) 안에 답하지 않아 확인하지 못했습니다.",
                en: "'\(part.name)' did not answer within \(limit.settingText), so nothing is known of it"
            ),
            at: part.span,
            severity: .warning
        )
    }
}

/// What the parts have answered so far, by their places.
private final class Answers: Sendable {
    private let findings: Mutex<[[LiveFinding]?]>

    init(count: Int) { findings = Mutex(Array(repeating: nil, count: count)) }

    var all: [[LiveFinding]?] { findings.withLock { $0 } }

    func take(_ answer: [LiveFinding], of index: Int) { findings.withLock { $0[index] = answer } }
}
