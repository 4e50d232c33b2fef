import Indicators
import PluginAPI

extension SigmaRule {
    func standing(of symbol: Symbol) -> RuleStanding? {
        guard let index = watches.firstIndex(where: { $0.symbol == symbol }) else { return Self.withoutCloses }
        let watch = watches[index]
        guard let day = watch.day, watch.isCurrent else { return standing(beforeFirstTrade: watch) }
        guard watch.targets.contains(where: { $0.price != nil }) else {
            return Self.standing(withReturns: watch.returns)
        }
        let currency = currency(of: symbol)
        let ko = zip(levels, watch.targets).map { Self.words(for: $1, level: $0, currency, .ko) }
        let en = zip(levels, watch.targets).map { Self.words(for: $1, level: $0, currency, .en) }
        return RuleStanding(
            isReady: true,
            LocalizedText(
                ko: "\(day) 목표가: \(ko.joined(separator: ", "))",
                en: "targets of \(day): \(en.joined(separator: ", "))"
            )
        )
    }

    private func standing(beforeFirstTrade watch: Watch) -> RuleStanding {
        guard let last = watch.closes.days.last else { return Self.withoutCloses }
        let closes = watch.closes.closes(before: watch.day ?? last.advanced(by: 1), within: settings.lookback)
        guard closes.count > DailyDeviation.fewestReturns else {
            return Self.standing(withReturns: max(0, closes.count - 1))
        }
        return RuleStanding(
            isReady: true,
            LocalizedText(ko: "다음 체결을 기다리는 중", en: "waiting for the next trade")
        )
    }

    private static let withoutCloses = RuleStanding(
        isReady: false,
        LocalizedText(ko: "일봉이 없어서 목표가를 구할 수 없음", en: "there are no daily bars to take a target from")
    )

    private static func standing(withReturns count: Int) -> RuleStanding {
        guard count < DailyDeviation.fewestReturns else {
            let text = LocalizedText(ko: "목표가가 0 이하임", en: "every target lies at zero or below")
            return RuleStanding(isReady: false, text)
        }
        return RuleStanding(
            isReady: false,
            LocalizedText(
                ko: "목표가를 구하려면 일간 수익률이 \(DailyDeviation.fewestReturns)개 필요한데 \(count)개뿐임",
                en: "a target needs \(DailyDeviation.fewestReturns) daily returns, and there are \(count)"
            )
        )
    }

    private static func words(
        for target: Target,
        level: Double,
        _ currency: Currency,
        _ language: Language
    ) -> String {
        let name = FieldValue.number(level).text(in: language, zone: .korea) + "σ"
        guard let price = target.price else { return "\(name) –" }
        return "\(name) \(price.formatted(currency, in: language))" + (target.isArmed ? "" : " ✓")
    }
}
