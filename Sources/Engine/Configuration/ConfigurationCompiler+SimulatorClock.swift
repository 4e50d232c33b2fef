import PluginAPI
import YAML

extension ConfigurationCompiler {
    /// A simulator, and where it asks for a time of its own.
    private struct Trial {
        var broker: BrokerBlueprint
        var settings: SimulatorSettings
        var span: SourceSpan
    }

    /// Checks that the simulators ask for one clock, and that nothing real would run by it.
    mutating func checkSimulatorClock() {
        let simulators = brokers.compactMap { broker in
            broker.broker.simulator.map { settings in
                Trial(broker: broker, settings: settings, span: settings.clockSpan ?? broker.span)
            }
        }
        reportContradiction(in: simulators, "from", \.settings.from?.description, \.settings.$from.span)
        reportContradiction(in: simulators, "speed", \.settings.speedText, \.settings.$speed.span)
        guard let trial = simulators.first(where: { SimulatorClock([$0.settings]).isTrial }) else { return }
        for broker in brokers where broker.broker.mode == .real || broker.broker.mode == .paper {
            reportTrial(trial, beside: broker)
        }
    }

    private mutating func reportContradiction(
        in simulators: [Trial],
        _ setting: String,
        _ value: (Trial) -> String?,
        _ span: (Trial) -> SourceSpan?
    ) {
        guard let first = simulators.first(where: { value($0) != nil }), let wanted = value(first),
            let other = simulators.first(where: { value($0).map { $0 != wanted } ?? false })
        else { return }
        let found = value(other) ?? ""
        diagnostics.append(
            Diagnostic(
                .mixedTimelines,
                LocalizedText(
                    ko: """
                        한 번의 실행에는 시계가 하나뿐인데 시뮬레이터마다 \("`\(setting)`", .subject) 다릅니다: \
                        `\(wanted)`, `\(found)`.
                        """,
                    en: "a run has one clock, but its simulators ask for '\(setting)' \(wanted) and \(found)"
                ),
                at: span(other) ?? other.span,
                related: [
                    RelatedPlace(
                        span(first) ?? first.span,
                        LocalizedText(ko: "다른 시뮬레이터는 여기입니다", en: "the other simulator is here")
                    )
                ],
                help: LocalizedText(
                    ko: "둘을 같게 하거나 한쪽에만 쓰세요.",
                    en: "make both the same, or write it at one of them"
                )
            )
        )
    }

    private mutating func reportTrial(_ trial: Trial, beside broker: BrokerBlueprint) {
        diagnostics.append(
            Diagnostic(
                .mixedTimelines,
                LocalizedText(
                    ko: "시뮬레이터의 시각을 바꾸면 `\(broker.name)` 계좌도 실제가 아닌 시각을 따르게 됩니다.",
                    en:
                        "a simulator with a time of its own would have '\(broker.name)' run by a clock that is not the real one"
                ),
                at: trial.span,
                related: [
                    RelatedPlace(broker.span, LocalizedText(ko: "실제 증권사는 여기입니다", en: "the real broker is here"))
                ],
                help: LocalizedText(
                    ko: "`from`과 `speed`를 지우거나 설정 파일을 둘로 나누세요.",
                    en: "remove 'from' and 'speed', or make two configurations of it"
                )
            )
        )
    }
}

extension SimulatorSettings {
    /// Where a time of its own is asked for.
    fileprivate var clockSpan: SourceSpan? { $from.span ?? $speed.span }

    fileprivate var speedText: String? { writtenSpeed.map(String.init) }
}
