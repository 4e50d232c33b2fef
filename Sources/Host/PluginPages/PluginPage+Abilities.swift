import PluginAPI

extension PluginPage {
    /// What goes in and comes out, a sentence a line.
    var abilities: [LocalizedText] { ruleAbilities + sourceAbilities + sinkAbilities + brokerAbilities }

    private var ruleAbilities: [LocalizedText] {
        guard let rule else { return [] }
        let consumed = Self.list(rule.consumes.names)
        let needed = Self.list(requires.names)
        let periods = Self.list(bars.map(\.words))
        let facts: [(Bool, LocalizedText)] = [
            (!consumed.isEmpty, LocalizedText(ko: "받는 이벤트: \(consumed)", en: "takes the events \(consumed)")),
            (!needed.isEmpty, LocalizedText(ko: "꼭 있어야 하는 이벤트: \(needed)", en: "cannot work without \(needed)")),
            (
                !bars.isEmpty,
                LocalizedText(
                    ko: "먼저 읽는 봉: \(periods.ko) (예의 설정대로라면)",
                    en: "reads \(periods.en) first (with the settings of the example)"
                )
            ),
            (rule.isFilter, LocalizedText(ko: "위에 있는 규칙의 신호를 거릅니다.", en: "filters the signals of the rules above it")),
            (!rule.alerts.isEmpty, LocalizedText(ko: "알림을 냅니다.", en: "raises alerts")),
            (rule.ordersAreRaised, LocalizedText(ko: "주문을 냅니다.", en: "asks for orders")),
            (
                rule.isProtective,
                LocalizedText(ko: "가진 것을 지키므로 `when`과 관계없이 일합니다.", en: "guards what is held, whatever 'when' says")
            ),
        ]
        return facts.compactMap { isTrue, words in isTrue ? words : nil }
    }

    private var sourceAbilities: [LocalizedText] {
        guard let source else { return [] }
        let produced = Self.list(source.produces.names)
        return [LocalizedText(ko: "주는 이벤트: \(produced)", en: "gives the events \(produced)")]
    }

    private var sinkAbilities: [LocalizedText] {
        guard let sink else { return [] }
        let taken = Self.list(sink.accepts.words)
        let durability =
            sink.durability == .durable
            ? LocalizedText(ko: "보내지 못한 것은 다시 켜도 남아 있습니다.", en: "what was not delivered outlives a restart")
            : LocalizedText(ko: "바로 내보냅니다.", en: "hands them on at once")
        return [LocalizedText(ko: "내보내는 것: \(taken.ko)", en: "takes \(taken.en)"), durability]
    }

    private var brokerAbilities: [LocalizedText] {
        guard let broker else { return [] }
        let markets = Self.list(broker.markets.map(\.name).sorted())
        return [LocalizedText(ko: "거래하는 시장: \(markets)", en: "serves the markets \(markets)")]
    }

    private static func list(_ names: [String]) -> String { names.joined(separator: ", ") }

    private static func list(_ words: [LocalizedText]) -> LocalizedText {
        LocalizedText(ko: list(words.map(\.ko)), en: list(words.map(\.en)))
    }
}

extension RuleNeeds.Bars {
    /// How many bars, in words.
    var words: LocalizedText {
        switch reach {
        case .count(let count): LocalizedText(ko: "\(interval) 봉 \(count)개", en: "\(count) bars of \(interval)")
        case .period(let period): LocalizedText(ko: "\(interval) 봉 \(period)", en: "\(period) of \(interval) bars")
        }
    }

    /// The same for a program.
    var json: JSONValue {
        switch reach {
        case .count(let count): ["interval": .string("\(interval)"), "count": .integer(Int64(count))]
        case .period(let period): ["interval": .string("\(interval)"), "period": .string("\(period)")]
        }
    }
}

extension SinkInputs {
    /// What there is, with the word of programs for it.
    static let all: [(input: SinkInputs, name: String, word: LocalizedText)] = [
        (.alerts, "alerts", LocalizedText(ko: "알림", en: "alerts")),
        (.orders, "orders", LocalizedText(ko: "주문", en: "orders")),
        (.events, "events", LocalizedText(ko: "이벤트(설정할 때만)", en: "events where it is told to")),
    ]

    fileprivate var words: [LocalizedText] { Self.all.filter { contains($0.input) }.map(\.word) }
}
