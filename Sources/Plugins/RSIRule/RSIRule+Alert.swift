import PluginAPI

extension RSIRule {
    /// The index has come down to the lower bound.
    static let oversold = AlertKind(
        "oversold",
        fields: fields,
        message: LocalizedText(
            ko: """
                📉 RSI 과매도: {name} ({symbol})
                RSI({period}) {rsi}, 기준 {bound} 이하 ({interval} 봉)
                💰 종가: {price}
                """,
            en: """
                📉 RSI oversold: {name} ({symbol})
                RSI({period}) {rsi}, at or below {bound} ({interval} bars)
                💰 Close: {price}
                """
        )
    )

    /// The index has risen to the upper bound.
    static let overbought = AlertKind(
        "overbought",
        fields: fields,
        message: LocalizedText(
            ko: """
                📈 RSI 과매수: {name} ({symbol})
                RSI({period}) {rsi}, 기준 {bound} 이상 ({interval} 봉)
                💰 종가: {price}
                """,
            en: """
                📈 RSI overbought: {name} ({symbol})
                RSI({period}) {rsi}, at or above {bound} ({interval} bars)
                💰 Close: {price}
                """
        )
    )

    private static let fields = [
        AlertKind.Field("rsi", .number, LocalizedText(ko: "RSI", en: "The index at the close of the bar.")),
        AlertKind.Field("bound", .number, LocalizedText(ko: "과매도·과매수 기준", en: "The bound it has reached.")),
        AlertKind.Field("price", .price, LocalizedText(ko: "봉의 종가", en: "The close of the bar."), level: .current),
        AlertKind.Field("period", .integer, LocalizedText(ko: "RSI의 기간", en: "The period of the index.")),
        AlertKind.Field("interval", .text, LocalizedText(ko: "봉의 길이", en: "The length of the bars.")),
    ]

    /// The alert of a bar whose index has entered a zone.
    func alert(_ zone: Zone, _ index: Double, _ bar: Bar) -> Alert {
        let currency = instruments[bar.symbol]?.currency ?? bar.symbol.market.currency
        return Alert(
            zone == .oversold ? Self.oversold : Self.overbought,
            about: bar.symbol,
            [
                .number(index),
                .number(zone == .oversold ? settings.below : settings.above),
                .price(bar.close, currency),
                .integer(Int64(settings.period)),
                .text(bar.interval.description),
            ]
        )
    }

    func standing(of symbol: Symbol) -> RuleStanding? {
        let meter = state.meters[symbol] ?? Meter(period: settings.period)
        guard let index = meter.index else {
            return RuleStanding(
                isReady: false,
                LocalizedText(
                    ko: "RSI를 구하려면 종가 변화가 \(settings.period)개 필요한데 \(meter.changes)개뿐임",
                    en: "the index needs \(settings.period) changes of the close, and there are \(meter.changes)"
                )
            )
        }
        let text = FieldValue.number(index).text(in: .en, zone: .korea)
        return RuleStanding(isReady: true, LocalizedText(ko: "RSI \(text)", en: "the index is \(text)"))
    }
}
