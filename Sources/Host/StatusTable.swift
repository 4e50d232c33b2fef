import Engine
import PluginAPI

/// How a run is, for a person.
struct StatusTable {
    private let status: RunStatus
    private let isAlive: Bool

    init(_ status: RunStatus, isAlive: Bool) {
        self.status = status
        self.isAlive = isAlive
    }

    /// The run, then a line for each part with what there is to say about it.
    func text(in language: Language) -> String {
        let width = status.components.map { DisplayWidth.of($0.name) }.max() ?? 0
        let parts = status.components.map { component in
            let name = component.name + String(repeating: " ", count: width - DisplayWidth.of(component.name))
            let notes = notes(on: component, language).joined(separator: ", ")
            let state = Status.State(rawValue: component.state)?.word.text(in: language) ?? component.state
            return "  \(mark(component.state)) \(name)  \(state)" + (notes.isEmpty ? "" : ": \(notes)")
        }
        return ([heading(language)] + parts).joined(separator: "\n") + "\n"
    }

    private func heading(_ language: Language) -> String {
        let since = Self.moment(status.started)
        let last = Self.moment(status.updated)
        let text =
            if isAlive {
                LocalizedText(
                    ko: "실행 중 (pid \(status.process), \(since)부터), 이벤트 \(status.events)개",
                    en: "running (pid \(status.process), since \(since)), \(status.events) events"
                )
            } else if status.hasEnded {
                LocalizedText(
                    ko: "\(last)에 끝났습니다 (\(since)부터), 이벤트 \(status.events)개",
                    en: "ended at \(last) (since \(since)), \(status.events) events"
                )
            } else {
                LocalizedText(
                    ko: "\(last) 이후로 소식이 없습니다 (pid \(status.process))",
                    en: "no sign of life since \(last) (pid \(status.process))"
                )
            }
        return text.text(in: language)
    }

    private func notes(on component: RunStatus.Component, _ language: Language) -> [String] {
        var notes: [LocalizedText] = []
        if let reason = component.reason { notes.append(LocalizedText(stringLiteral: reason)) }
        if let pipeline = status.pipelines.first(where: { "pipelines.\($0.name)" == component.name }) {
            notes += Self.notes(on: pipeline)
        }
        if let sink = status.sinks.first(where: { $0.name == component.name }) { notes += Self.notes(on: sink) }
        if let completed = component.completed, let total = component.total, total > 0 {
            notes.append(LocalizedText(stringLiteral: "\(completed * 100 / total)%"))
        }
        notes += component.skipped.sorted { $0.key < $1.key }.map {
            LocalizedText(stringLiteral: "\($0.key) \($0.value)")
        }
        return notes.map { $0.text(in: language) }
    }

    private static func notes(on pipeline: RunStatus.Pipeline) -> [LocalizedText] {
        let decisions = LocalizedText(
            ko: "알림 \(pipeline.alerts)건, 주문 \(pipeline.orders)건, 걸러진 신호 \(pipeline.suppressed)건",
            en: "\(pipeline.alerts) alerts, \(pipeline.orders) orders, \(pipeline.suppressed) suppressed"
        )
        guard pipeline.dropped > 0 else { return [decisions] }
        let dropped = LocalizedText(ko: "놓친 시세 \(pipeline.dropped)개", en: "\(pipeline.dropped) ticks dropped")
        return [decisions, dropped]
    }

    private static func notes(on sink: RunStatus.Sink) -> [LocalizedText] {
        var notes = [LocalizedText(ko: "\(sink.delivered)건 전달", en: "\(sink.delivered) delivered")]
        if sink.waiting > 0 { notes.append(LocalizedText(ko: "\(sink.waiting)건 대기", en: "\(sink.waiting) waiting")) }
        if sink.failed > 0 { notes.append(LocalizedText(ko: "\(sink.failed)건 실패", en: "\(sink.failed) failed")) }
        return notes
    }

    private func mark(_ state: String) -> String {
        switch Status.State(rawValue: state) {
        case .running: "●"
        case .degraded: "▲"
        case .failed: "✖"
        default: "○"
        }
    }

    /// Date and time by Korea's clock, to the second.
    private static func moment(_ nanoseconds: Int64) -> String {
        let (date, time) = MarketTimeZone.korea.localTime(at: Timestamp(nanoseconds: nanoseconds))
        return "\(date) \(time.fullText)"
    }
}
