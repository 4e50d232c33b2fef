import PluginAPI

extension SigmaRule {
    /// A price has come down to a target.
    static let buyTarget = AlertKind(
        "buy-target",
        fields: [
            AlertKind.Field("level", .number, LocalizedText(ko: "표준편차의 배수", en: "The multiple of the deviation.")),
            AlertKind.Field(
                "price",
                .price,
                LocalizedText(ko: "현재가", en: "The price of the trade."),
                level: .current
            ),
            AlertKind.Field(
                "target",
                .price,
                LocalizedText(ko: "목표가", en: "The price the level stands for."),
                level: .target
            ),
            AlertKind.Field(
                "drop",
                .percent,
                LocalizedText(ko: "전일 종가에서 목표가까지의 하락률", en: "How far the target lies below the previous close.")
            ),
            AlertKind.Field("previous_close", .price, LocalizedText(ko: "전일 종가", en: "The previous close.")),
        ],
        message: LocalizedText(
            ko: """
                🚨 매수 알림! {level}차 매수 시점 도달
                📊 {name} ({symbol})
                💰 현재가: {price}
                🎯 목표가: {target}
                📉 하락률: {drop}
                """,
            en: """
                🚨 Time to buy? Level {level} reached
                📊 {name} ({symbol})
                💰 Price: {price}
                🎯 Target: {target}
                📉 Drop: {drop}
                """
        )
    )

    /// Raises the alert of a level that a trade has reached.
    func raise(_ level: Int, _ target: Price, _ watch: Watch, on trade: Trade, _ signals: inout Signals) {
        let currency = currency(of: trade.symbol)
        signals.raise(
            Self.buyTarget,
            on: trade,
            .number(levels[level]),
            .price(trade.price, currency),
            .price(target, currency),
            .percent(watch.targets[level].drop),
            .price(watch.previousClose, currency)
        )
    }
}
