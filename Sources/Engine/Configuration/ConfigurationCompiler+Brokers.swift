import PluginAPI
import YAML

extension ConfigurationCompiler {
    /// What a part asks of a broker, and where the part stands.
    private struct PlacedUse {
        var use: BrokerUse
        var span: SourceSpan
    }

    /// Checks what sources and sinks ask of brokers.
    mutating func checkBrokers() {
        let uses =
            sources.compactMap { part in part.source.brokerUse.map { PlacedUse(use: $0, span: part.span) } }
            + sinks.compactMap { part in part.sink.brokerUse.map { PlacedUse(use: $0, span: part.span) } }
        for placed in uses where definitions[.broker, placed.use.broker] == nil && isComplete {
            reportUndefined(placed)
        }
        for broker in brokers {
            checkLimits(broker.broker.terms.limits)
            checkConnection(of: broker, uses.filter { $0.use.broker == broker.name })
        }
        checkSimulatorClock()
    }

    private mutating func reportUndefined(_ placed: PlacedUse) {
        let name = placed.use.broker
        let names = definitions.names(.broker)
        let place = placed.use.span ?? placed.span
        let nearest = Spelling.nearest(to: name, in: names)
        let places = nearest.compactMap { name in
            definitions[.broker, name].map {
                RelatedPlace($0.nameSpan, LocalizedText(ko: "여기 정의되어 있습니다", en: "it is defined here"))
            }
        }
        diagnostics.append(
            Diagnostic(
                .undefinedName,
                LocalizedText(
                    ko: "\("`\(name)`", .called) 증권사가 정의되어 있지 않습니다.",
                    en: "there is no broker '\(name)'"
                ),
                at: place,
                related: places,
                suggestions: Suggestion.didYouMean(nearest, insteadOf: name, at: placed.use.span),
                help: names.isEmpty
                    ? LocalizedText(
                        ko: "`brokers:` 아래에 정의하세요.",
                        en: "define it under 'brokers:'"
                    )
                    : LocalizedText(
                        ko: "정의된 증권사: \(names.joined(separator: ", "))",
                        en: "brokers: \(names.joined(separator: ", "))"
                    )
            )
        )
    }

    /// The amount of one order cannot exceed that of a whole day.
    private mutating func checkLimits(_ limits: OrderLimits) {
        guard let order = limits.notionalPerOrder, let day = limits.notionalPerDay, day.isLess(than: order) == true
        else { return }
        diagnostics.append(
            Diagnostic(
                .unreachableLimit,
                LocalizedText(
                    ko: "`notional_per_order`가 `notional_per_day`보다 커서 결코 닿을 수 없습니다.",
                    en: "'notional_per_order' is above 'notional_per_day' and can never be reached"
                ),
                at: limits.$notionalPerOrder.span,
                related: [limits.$notionalPerDay.place(LocalizedText(ko: "하루의 한도", en: "the limit of a day"))]
                    .compactMap(\.self)
            )
        )
    }

    private mutating func checkConnection(of broker: BrokerBlueprint, _ uses: [PlacedUse]) {
        let plan = ConnectionPlan(uses.map(\.use), terms: broker.broker.terms)
        guard let problem = plan.problem else { return }
        let culprit = uses.last { !$0.use.registrations.isEmpty || !$0.use.calls.isEmpty }
        diagnostics.append(
            Diagnostic(
                .callBudget,
                problem.message(of: broker, plan),
                at: culprit?.span ?? broker.span,
                related: [RelatedPlace(broker.span, LocalizedText(ko: "증권사는 여기입니다", en: "the broker is here"))],
                help: problem.help(plan)
            )
        )
    }
}

extension ConnectionPlan.Problem {
    /// The problem in words for a person.
    fileprivate func message(of broker: BrokerBlueprint, _ plan: ConnectionPlan) -> LocalizedText {
        let limit = plan.limit ?? 0
        let name = "`\(broker.name)`"
        switch self {
        case .refused(let wanted):
            return LocalizedText(
                ko: "\(name)의 실시간 등록이 \(wanted)건인데 한도는 \(limit)건이고, `overflow: error`라서 나눠 조회하지 않습니다.",
                en: """
                    '\(broker.name)' would have \(wanted) live registrations of \(limit), and with 'overflow: error' \
                    none is polled
                    """
            )
        case .unpollable(let wanted):
            return LocalizedText(
                ko: "\(name)의 실시간 등록이 \(wanted)건인데 한도는 \(limit)건이고, 넘는 것을 조회로 대신할 수 없습니다.",
                en:
                    "'\(broker.name)' would have \(wanted) live registrations of \(limit), and those beyond cannot be polled"
            )
        case .calls(let daily):
            return LocalizedText(
                ko: "\(name)에 하루 \(daily)번 조회하게 되어 있는데 조회에 쓸 수 있는 것은 \(plan.dailyBudget ?? 0)번입니다.",
                en:
                    "'\(broker.name)' would be called \(daily) times a day, and polling may take \(plan.dailyBudget ?? 0)"
            )
        case .interval(let interval?):
            return LocalizedText(
                ko: """
                    \(name)의 등록 한도를 넘는 \(plan.polled.count)건은 \(interval.settingText)에 한 번밖에 조회할 수 없어 \
                    너무 느립니다.
                    """,
                en: """
                    \(plan.polled.count) registrations beyond the limit of '\(broker.name)' could be polled only every \
                    \(interval.settingText), which is too slow
                    """
            )
        case .interval(nil):
            return LocalizedText(
                ko: "\(name)의 등록 한도를 넘는 \(plan.polled.count)건을 조회할 호출이 남지 않습니다.",
                en: "no call is left to poll \(plan.polled.count) registrations beyond the limit of '\(broker.name)'"
            )
        }
    }

    fileprivate func help(_ plan: ConnectionPlan) -> LocalizedText {
        switch self {
        case .refused:
            LocalizedText(
                ko: "종목을 줄이거나 `overflow: poll`을 쓰세요.",
                en: "ask for fewer symbols, or write 'overflow: poll'"
            )
        case .unpollable: LocalizedText(ko: "종목을 줄이세요.", en: "ask for fewer symbols")
        case .calls: LocalizedText(ko: "조회 간격을 늘리세요.", en: "poll less often")
        case .interval:
            LocalizedText(
                ko: "종목을 줄이거나 다른 조회의 간격을 늘리세요.",
                en: "ask for fewer symbols, or poll other things less often"
            )
        }
    }
}
