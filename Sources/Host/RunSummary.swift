import Engine
import PluginAPI

/// The last words of a run.
struct RunSummary {
    let report: RunReport

    init(_ report: RunReport) { self.report = report }

    /// What was decided, delivered and left out.
    func text(in language: Language) -> String {
        let sections = pipelines(language) + sinks(language) + skipped(language) + failures(language)
        return sections.joined(separator: "\n") + "\n"
    }

    private func pipelines(_ language: Language) -> [String] {
        let events = LocalizedText(ko: "이벤트 \(report.events)개", en: "\(report.events) events")
        return [events.text(in: language)]
            + report.pipelines.flatMap { pipeline in
                let decisions = pipeline.decisions
                let counts = LocalizedText(
                    ko: "알림 \(decisions.alerts)건, 주문 \(decisions.orders)건, 걸러진 신호 \(decisions.suppressed)건",
                    en: "\(decisions.alerts) alerts, \(decisions.orders) orders, \(decisions.suppressed) suppressed"
                )
                let hash = LocalizedText(ko: "결정 해시", en: "decision hash")
                let dropped = LocalizedText(ko: "놓친 시세 \(pipeline.dropped)개", en: "\(pipeline.dropped) ticks dropped")
                return ["  \(pipeline.name): \(counts.text(in: language))"]
                    + (pipeline.dropped > 0 ? ["    \(dropped.text(in: language))"] : [])
                    + ["    \(hash.text(in: language)) \(decisions.hash)"]
            }
    }

    private func sinks(_ language: Language) -> [String] {
        report.sinks.map { sink in
            let counts = LocalizedText(ko: "\(sink.delivered)건 전달", en: "\(sink.delivered) delivered")
            let failed = LocalizedText(ko: ", \(sink.failed)건 실패", en: ", \(sink.failed) failed")
            let waiting = LocalizedText(
                ko: ", \(sink.waiting)건은 다음 실행 때 보냄",
                en: ", \(sink.waiting) left for the next run"
            )
            return "  \(sink.name): \(counts.text(in: language))" + (sink.failed > 0 ? failed.text(in: language) : "")
                + (sink.waiting > 0 ? waiting.text(in: language) : "")
        }
    }

    private func skipped(_ language: Language) -> [String] {
        report.components.sorted { $0.key < $1.key }.filter { !$0.value.skipped.isEmpty }.map { name, component in
            let counts = component.skipped.sorted { $0.key < $1.key }.map { "\($0.key) \($0.value)" }
            let word = LocalizedText(ko: "쓰지 못한 입력", en: "input not used")
            return "  \(name): \(word.text(in: language)): \(counts.joined(separator: ", "))"
        }
    }

    private func failures(_ language: Language) -> [String] {
        let failed = report.components.sorted { $0.key < $1.key }.filter { $0.value.state == .failed }
        let lines = failed.map { "  ✖ \($0.key): \($0.value.reason ?? "")" }
        return lines
            + (report.stateError.map { ["  ✖ " + $0.message.text(in: language)] } ?? [])
    }
}
