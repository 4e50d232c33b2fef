import Engine
import PluginAPI

extension PlanText {
    /// Every broker with what is asked of it and what its account can lose.
    mutating func addBrokers() {
        guard !plan.brokers.isEmpty else { return }
        write { $0.addBreak() }
        add("증권사", "brokers")
        for broker in plan.brokers { add(broker) }
    }

    private mutating func add(_ broker: BrokerPlan) {
        let mode = say(broker.mode.word)
        let rest = [broker.plugin, broker.terms.account.map { say("계좌 \($0)", "account \($0)") }].compactMap(\.self)
        let line = "  \(broker.name)  " + ([mode] + rest).joined(separator: " · ")
        let severity: Diagnostic.Severity? = broker.mode == .real ? .error : broker.mode == .paper ? .note : nil
        let shown = severity.map { line.replacing(mode, with: paint.severity(mode, $0), maxReplacements: 1) } ?? line
        write { $0.add(shown) }
        addConnection(broker)
        addCeiling(broker)
        addProtection(broker)
    }

    private mutating func addConnection(_ broker: BrokerPlan) {
        let plan = broker.connection
        if !plan.registered.isEmpty {
            let used = plan.limit.map {
                say("\($0)건 가운데 \(plan.registered.count)건", "\(plan.registered.count) of \($0)")
            }
            add("실시간 등록", "registrations", used ?? "\(plan.registered.count)", indent: 4)
        }
        if !plan.polled.isEmpty, let interval = plan.interval {
            let names = listed(plan.polled.map { $0.symbol.map(\.description) ?? $0.channel })
            let text = say(
                "\(interval.settingText)마다 \(plan.polled.count)건: \(names)",
                "every \(interval.settingText), \(plan.polled.count): \(names)"
            )
            add("REST로 조회", "polled by REST", text, indent: 4)
        }
        if let pace = broker.terms.pace, let budget = plan.dailyBudget {
            add("호출", "calls", calls(plan, pace, budget, broker.terms.pollingShare), indent: 4)
        }
    }

    private func calls(_ plan: ConnectionPlan, _ pace: CallRate, _ budget: Int64, _ share: Percent) -> String {
        let period = pace.period == .seconds(1) ? say("초", "s") : pace.period.settingText
        let rate = say("\(period)당 \(pace.calls)번", "\(pace.calls)/\(period)")
        let used = budget == 0 ? Percent(0) : Percent(units: Self.share(plan.dailyCalls, of: budget))
        return say(
            "한도 \(rate), 조회 몫 \(share.formatted()) 가운데 \(used.formatted(decimals: 1)) 사용",
            "limit \(rate); polling may take \(share.formatted()) of it and takes \(used.formatted(decimals: 1)) of that"
        )
    }

    private static func share(_ part: Int64, of whole: Int64) -> Int64 {
        Int64(clamping: Int128(part) * 100 * Int128(Percent.unitsPerOne) / Int128(whole))
    }

    private mutating func addCeiling(_ broker: BrokerPlan) {
        let limits = broker.terms.limits
        guard let ceiling = broker.ceiling else {
            guard plan.canOrder else { return }
            return add("주문", "orders", say("이 계좌로는 주문하지 않습니다", "none go to this account"), indent: 4)
        }
        let text: String
        switch ceiling {
        case .amount(let money):
            let amount = money.formatted(in: language)
            text = say("하루 최대 \(amount)\(sum(limits, money))", "at most \(amount) a day\(sum(limits, money))")
        case .orders(let count):
            text = say("하루 최대 \(count)건, 금액 한도 없음", "at most \(count) a day, of any amount")
        case .unlimited: text = say("한도가 없습니다", "without any limit")
        }
        add("주문", "orders", text, indent: 4)
    }

    /// Where the ceiling comes from, when it is a product.
    private func sum(_ limits: OrderLimits, _ ceiling: Money) -> String {
        guard ceiling != limits.notionalPerDay, let orders = limits.ordersPerDay, let order = limits.notionalPerOrder
        else { return "" }
        return say(
            " (\(orders)건 × \(order.formatted(in: language)))",
            " (\(orders) orders × \(order.formatted(in: language)))"
        )
    }

    private mutating func addProtection(_ broker: BrokerPlan) {
        guard broker.ceiling != nil else { return }
        let limits = broker.terms.limits
        let written: [String?] = [
            limits.ordersPerDay.map { "orders_per_day \($0)" },
            limits.notionalPerOrder.map { "notional_per_order \($0.formatted(in: language))" },
            limits.notionalPerDay.map { "notional_per_day \($0.formatted(in: language))" },
            limits.positionPerSymbol.map { "position_per_symbol \($0.formatted(in: language))" },
            limits.dailyLoss.map { "daily_loss \($0.formatted())" },
        ]
        let limited = written.compactMap(\.self).joined(separator: ", ")
        if !limited.isEmpty { add("한도", "limits", limited, indent: 4) }
        let guards = broker.guards.map { "\($0.pipeline)/\($0.rule)" }.joined(separator: ", ")
        let none = say("지키는 규칙이 없습니다", "no rule guards what is held")
        add("보호 규칙", "guarded by", guards.isEmpty ? none : guards, indent: 4)
    }

    private func say(_ text: LocalizedText) -> String { text.text(in: language) }
}

extension BrokerMode? {
    /// The word for people; real money stands out without colour too.
    var word: LocalizedText {
        switch self {
        case .real: LocalizedText(ko: "[실전: 진짜 돈]", en: "[REAL MONEY]")
        case .paper: LocalizedText(ko: "모의투자", en: "paper")
        case .simulated: LocalizedText(ko: "시뮬레이터", en: "simulated")
        case nil: LocalizedText(ko: "서버 없음", en: "no server")
        }
    }
}
