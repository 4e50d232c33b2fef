import PluginAPI

extension MovingAverageRule {
    /// The fast average has risen above the slow one.
    static let goldenCross = AlertKind(
        "golden-cross",
        fields: fields,
        message: LocalizedText(
            ko: """
                📈 골든크로스(상향 돌파): {name} ({symbol})
                {kind} {fast}: {fast_average}, {slow}: {slow_average} ({interval} 봉)
                💰 종가: {price}
                """,
            en: """
                📈 Golden cross: {name} ({symbol})
                {kind} {fast}: {fast_average}, {slow}: {slow_average} ({interval} bars)
                💰 Close: {price}
                """
        )
    )

    /// The fast average has fallen below the slow one.
    static let deadCross = AlertKind(
        "dead-cross",
        fields: fields,
        message: LocalizedText(
            ko: """
                📉 데드크로스(하향 돌파): {name} ({symbol})
                {kind} {fast}: {fast_average}, {slow}: {slow_average} ({interval} 봉)
                💰 종가: {price}
                """,
            en: """
                📉 Dead cross: {name} ({symbol})
                {kind} {fast}: {fast_average}, {slow}: {slow_average} ({interval} bars)
                💰 Close: {price}
                """
        )
    )

    private static let fields = [
        AlertKind.Field("price", .price, LocalizedText(ko: "봉의 종가", en: "The close of the bar."), level: .current),
        AlertKind.Field("fast_average", .price, LocalizedText(ko: "단기 이동평균", en: "The fast average.")),
        AlertKind.Field("slow_average", .price, LocalizedText(ko: "장기 이동평균", en: "The slow average.")),
        AlertKind.Field("kind", .text, LocalizedText(ko: "이동평균의 종류", en: "The kind of average.")),
        AlertKind.Field("fast", .integer, LocalizedText(ko: "단기 봉 수", en: "The bars of the fast average.")),
        AlertKind.Field("slow", .integer, LocalizedText(ko: "장기 봉 수", en: "The bars of the slow average.")),
        AlertKind.Field("interval", .text, LocalizedText(ko: "봉의 길이", en: "The length of the bars.")),
    ]

    /// The alert of a bar at which the averages have crossed.
    func alert(_ crossing: Crossing, _ bar: Bar) -> Alert {
        let currency = instruments[bar.symbol]?.currency ?? bar.symbol.market.currency
        return Alert(
            crossing.side == .above ? Self.goldenCross : Self.deadCross,
            about: bar.symbol,
            [
                .price(bar.close, currency),
                .price(crossing.averages.fast, currency),
                .price(crossing.averages.slow, currency),
                .text(settings.kind.rawValue.uppercased()),
                .integer(Int64(settings.fast)),
                .integer(Int64(settings.slow)),
                .text(bar.interval.description),
            ]
        )
    }

    func standing(of symbol: Symbol) -> RuleStanding? {
        let track = state.tracks[symbol] ?? Track()
        guard let averages = track.averages(settings) else {
            let count = track.count(settings)
            return RuleStanding(
                isReady: false,
                LocalizedText(
                    ko: "장기 이동평균에 봉이 \(settings.slow)개 필요한데 \(count)개뿐임",
                    en: "the slow average needs \(settings.slow) bars, and there are \(count)"
                )
            )
        }
        let currency = instruments[symbol]?.currency ?? symbol.market.currency
        func text(_ language: Language) -> String {
            "\(averages.fast.formatted(currency, in: language)) / \(averages.slow.formatted(currency, in: language))"
        }
        return RuleStanding(isReady: true, LocalizedText(ko: text(.ko), en: text(.en)))
    }
}
