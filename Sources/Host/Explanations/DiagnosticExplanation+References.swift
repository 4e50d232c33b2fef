import PluginAPI

extension DiagnosticExplanation {
    /// Names, and what flows between parts: H0201 to W0210.
    static let references: [DiagnosticExplanation] = [
        DiagnosticExplanation(
            .unknownPlugin,
            cause: LocalizedText(
                ko: "그런 이름의 플러그인도, 위에서 정의한 이름도 없습니다.",
                en: "No plugin has the name, and nothing of that name is defined."
            ),
            cure: LocalizedText(
                ko: "메시지가 권하는 이름으로 고치세요. `host plugins`가 모두 보여 줍니다.",
                en: "Use the name that the message suggests; 'host plugins' lists them all."
            ),
            wrong: .pipeline("rules: [sgima]"),
            mended: .pipeline("rules: [sigma]")
        ),
        DiagnosticExplanation(
            .undefinedName,
            cause: LocalizedText(
                ko: "설정이 가리키는 증권사나 싱크가 어디에도 정의되지 않았습니다.",
                en: "A setting names a broker or a sink that is not defined anywhere."
            ),
            cure: LocalizedText(
                ko: "`brokers:`나 `sinks:`에 그 이름을 정의하거나 이름을 고치세요.",
                en: "Define the name under 'brokers:' or 'sinks:', or correct it."
            ),
            assumption: assuming(
                ko: "`desk` 증권사와 `desk-ticks` 소스",
                en: "the broker 'desk' and the source 'desk-ticks'"
            ),
            wrong: .sections(
                """
                brokers: { main: desk }
                pipelines:
                  alerts:
                    sources: [{ desk-ticks: { broker: mian, trades: [005930] } }]
                    rules: [sigma]
                    sinks: [console]
                """
            ),
            mended: .sections(
                """
                brokers: { main: desk }
                pipelines:
                  alerts:
                    sources: [{ desk-ticks: { broker: main, trades: [005930] } }]
                    rules: [sigma]
                    sinks: [console]
                """
            )
        ),
        DiagnosticExplanation(
            .nameIsPlugin,
            cause: LocalizedText(
                ko: "정의한 이름이 플러그인의 이름과 같아 어느 쪽인지 알 수 없습니다.",
                en: "A defined name is also the name of a plugin, so it is unclear which is meant."
            ),
            cure: LocalizedText(
                ko: "다른 이름을 붙이세요.",
                en: "Give it another name."
            ),
            wrong: .sections(
                """
                sinks: { console: console }
                pipelines:
                  alerts:
                    sources: [{ replay: { path: var/sample/krx-2026-11-20.rec } }]
                    rules: [sigma]
                    sinks: [console]
                """
            ),
            mended: .sections(
                """
                sinks: { screen: console }
                pipelines:
                  alerts:
                    sources: [{ replay: { path: var/sample/krx-2026-11-20.rec } }]
                    rules: [sigma]
                    sinks: [screen]
                """
            )
        ),
        DiagnosticExplanation(
            .missingID,
            cause: LocalizedText(
                ko: "한 파이프라인에 같은 이름의 규칙이 둘 있어 상태와 알림을 구별할 수 없습니다.",
                en: "A pipeline has two rules of one name, whose states and alerts could not be told apart."
            ),
            cure: LocalizedText(
                ko: "하나에 `id:`를 적으세요.",
                en: "Give one of them an 'id'."
            ),
            wrong: .pipeline("rules: [rsi, rsi: { period: 28 }]"),
            mended: .pipeline("rules: [rsi, rsi: { id: slow, period: 28 }]")
        ),
        DiagnosticExplanation(
            .missingEvents,
            cause: LocalizedText(
                ko: "규칙이 필요로 하는 이벤트를 이 파이프라인의 어떤 소스도 주지 않습니다.",
                en: "A rule needs a type of event that no source of the pipeline gives."
            ),
            cure: LocalizedText(
                ko: "메시지가 말하는 소스를 더하거나 규칙을 다른 파이프라인으로 옮기세요.",
                en: "Add a source that the message names, or move the rule to another pipeline."
            ),
            wrong: .pipeline(
                """
                sources:
                  - schedule: { name: report, at: ["09:00"] }
                """
            ),
            mended: .pipeline(
                """
                sources:
                  - replay: { path: var/sample/krx-2026-11-20.rec }
                """
            )
        ),
        DiagnosticExplanation(
            .noOrderSink,
            cause: LocalizedText(
                ko: "규칙이 주문을 내는데 주문을 받을 `order` 싱크가 파이프라인에 없습니다.",
                en: "A rule asks for orders, and the pipeline has no 'order' sink to place them."
            ),
            cure: LocalizedText(
                ko: "`sinks`에 주문을 받는 싱크를 더하세요.",
                en: "Add a sink that takes orders to 'sinks'."
            ),
            assumption: assuming(ko: "`buyer` 규칙과 `order` 싱크", en: "the rule 'buyer' and the sink 'order'"),
            wrong: .pipeline(
                """
                rules: [buyer]
                sinks: [console]
                """
            ),
            mended: .pipeline(
                """
                rules: [buyer]
                sinks: [console, order]
                """
            )
        ),
        DiagnosticExplanation(
            .unknownField,
            cause: LocalizedText(
                ko: "알림에 그런 이름의 항목이 없습니다.",
                en: "The alert has no field of that name."
            ),
            cure: LocalizedText(
                ko: "메시지에 나온 항목 가운데에서 고르세요.",
                en: "Use one of the fields in the message."
            ),
            wrong: .pipeline(
                """
                rules:
                  - sigma: { message: "{prise}" }
                """
            ),
            mended: .pipeline(
                """
                rules:
                  - sigma: { message: "{price}" }
                """
            )
        ),
        DiagnosticExplanation(
            .missingHistory,
            cause: LocalizedText(
                ko: "규칙이 지난 봉을 필요로 하는데 어디에서 얻을지 적혀 있지 않습니다.",
                en: "A rule needs past bars, and the configuration does not say where they come from."
            ),
            cure: LocalizedText(
                ko: "`history: { csv: { path: … } }`를 적으세요. 증권사 소스가 있으면 그 증권사에서 받으므로 적지 않아도 됩니다.",
                en: "Add 'history: { csv: { path: … } }'; with a source of a broker, past bars come from that broker."
            ),
            wrong: .whole(
                """
                version: 1
                pipelines:
                  alerts:
                    sources: [{ replay: { path: var/sample/krx-2026-11-20.rec } }]
                    rules: [sigma]
                    sinks: [console]
                """
            ),
            mended: .whole(
                """
                version: 1
                history: { csv: { path: var/sample/daily-bars.csv } }
                pipelines:
                  alerts:
                    sources: [{ replay: { path: var/sample/krx-2026-11-20.rec } }]
                    rules: [sigma]
                    sinks: [console]
                """
            )
        ),
        DiagnosticExplanation(
            .unusedDefinition,
            cause: LocalizedText(
                ko: "정의만 하고 어떤 파이프라인에서도 쓰지 않는 부분입니다. 잊은 것일 수 있습니다.",
                en: "A part is defined and no pipeline uses it, perhaps by oversight."
            ),
            cure: LocalizedText(
                ko: "파이프라인에서 쓰거나 지우세요.",
                en: "Use it in a pipeline, or delete it."
            ),
            wrong: .sections(
                """
                sinks: { screen: console }
                pipelines:
                  alerts:
                    sources: [{ replay: { path: var/sample/krx-2026-11-20.rec } }]
                    rules: [sigma]
                    sinks: [console]
                """
            ),
            mended: .sections(
                """
                sinks: { screen: console }
                pipelines:
                  alerts:
                    sources: [{ replay: { path: var/sample/krx-2026-11-20.rec } }]
                    rules: [sigma]
                    sinks: [screen]
                """
            )
        ),
    ]
}
