import Engine
import PluginAPI

/// One real message through one sink.
struct SinkTrial {
    /// What became of the message at one destination.
    struct Result {
        var place: String
        var outcome: DeliveryOutcome

        /// Whether the service confirmed it.
        var isDelivered: Bool {
            switch outcome {
            case .delivered, .confirmed: true
            default: false
            }
        }

        /// One line for a person.
        func text(in language: Language) -> String {
            let (mark, words) = words
            return "\(mark) \(place): \(words.text(in: language))"
        }

        private var words: (String, LocalizedText) {
            switch outcome {
            case .delivered, .confirmed: ("✔", LocalizedText(ko: "보냈습니다", en: "delivered"))
            case .retry(let after?, let reason), .partial(let after?, let reason):
                (
                    "✖",
                    LocalizedText(
                        ko: "\(after.components.seconds)초 뒤에 다시 보내야 합니다: \(reason)",
                        en: "to be tried again after \(after.components.seconds) s: \(reason)"
                    )
                )
            case .retry(nil, let reason), .partial(nil, let reason):
                ("✖", LocalizedText(ko: "지금은 보낼 수 없습니다: \(reason)", en: "not now: \(reason)"))
            case .never(let reason):
                ("✖", LocalizedText(ko: "받지 않습니다: \(reason)", en: "refused: \(reason)"))
            case .closed(let reason):
                ("✖", LocalizedText(ko: "보낼 수 없는 곳입니다: \(reason)", en: "cannot be delivered there: \(reason)"))
            case .unknown(let reason):
                ("?", LocalizedText(ko: "도착했는지 알 수 없습니다: \(reason)", en: "perhaps delivered: \(reason)"))
            case .moved(let address):
                (
                    "✖",
                    LocalizedText(
                        ko: "`\(address)`로 옮겨졌습니다. 설정을 그렇게 고치세요.",
                        en: "it has moved to '\(address)'; put that into the configuration"
                    )
                )
            }
        }
    }

    private let sink: SinkBlueprint
    private let blueprint: Blueprint

    init(_ sink: SinkBlueprint, in blueprint: Blueprint) {
        self.sink = sink
        self.blueprint = blueprint
    }

    /// Opens the sink, sends to each of its destinations, and closes it.
    func run() async throws(SinkError) -> [Result] {
        try await sink.sink.open(
            SinkContext(
                name: sink.name,
                language: blueprint.host.language,
                directory: blueprint.directory,
                clock: RealClock()
            )
        )
        var results: [Result] = []
        for destination in sink.sink.destinations {
            var item = message(at: RealClock().now)
            item.destination = destination.name
            let outcome = await sink.sink.deliver([item]).first ?? .unknown(reason: "")
            let place = destination.name.isEmpty ? sink.name : "\(sink.name) (\(VisibleText.line(destination.name)))"
            results.append(Result(place: place, outcome: outcome))
        }
        await sink.sink.close()
        return results
    }

    private func message(at now: Timestamp) -> Delivery {
        let language = blueprint.host.language
        let kind = AlertKind("test", severity: .notice, fields: [], message: Self.text)
        return Delivery(
            id: "0000000000",
            pipeline: "host",
            rule: "alert-test",
            severity: kind.severity,
            header: EventHeader(
                exchangeTime: now,
                receivedAt: now,
                tradingDay: blueprint.calendars.krx.tradingDay(at: now)
            ),
            content: .alert(Alert(kind, about: nil, []), text: Self.text.text(in: language))
        )
    }

    private static let text = LocalizedText(
        ko: "🔔 시험 알림입니다\n여기로 알림이 옵니다.\n특수 문자: <b> & _ * ` 매듭 🪢",
        en: "🔔 This is a test\nAlerts arrive here.\nSpecial characters: <b> & _ * ` 매듭 🪢"
    )
}
