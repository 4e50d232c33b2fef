import PluginAPI

extension DailyAnalysisRule {
    /// The analysis of an instrument, by how many targets there are.
    static let analyses = (0...Settings.most).map(analysis)

    /// The instruments that are left out.
    static let tooFewBars = AlertKind(
        "too-few-bars",
        severity: .info,
        fields: [
            AlertKind.Field("count", .integer, LocalizedText(ko: "빠진 종목 수", en: "How many instruments are left out.")),
            AlertKind.Field("needed", .integer, LocalizedText(ko: "필요한 일봉 수", en: "How many daily bars are needed.")),
        ],
        rows: [leftOut, moreLeftOut],
        message: LocalizedText(
            ko: "📭 일봉이 {needed}개가 안 되어 분석에서 빠진 종목 {count}개\n{rows}",
            en: "📭 Left out of the analysis for want of {needed} daily bars: {count}\n{rows}"
        )
    )

    /// The most instruments that one message names as left out.
    private static let mostNamed = 30

    /// The alert of an instrument.
    static func alert(_ analysis: Analysis, about symbol: Symbol) -> Alert {
        let currency = analysis.currency
        let own: [FieldValue] = [
            .price(analysis.close, currency), .date(analysis.day), .percent(analysis.change),
        ]
        let targets = analysis.targets.enumerated().map { index, found in
            Alert.Row(target, [.number(found.multiple), .price(found.price, currency), .percent(found.drop)])
        }
        let rsi = analysis.rsi.map { [Alert.Row(index, [.integer(Int64($0.period)), .number($0.value)])] } ?? []
        let averages = analysis.averages.map {
            Alert.Row(average, [.integer(Int64($0.length)), .price($0.price, currency)])
        }
        return Alert(
            analyses[analysis.targets.count],
            about: symbol,
            own + analysis.targets.map { .price($0.price, currency) },
            rows: targets + rsi + averages
        )
    }

    /// The alert of those that are left out.
    static func alert(leavingOut named: [(symbol: Symbol, name: String, count: Int)], _ needed: Int) -> Alert {
        let rows = named.prefix(mostNamed).map {
            Alert.Row(leftOut, [.text($0.name), .symbol($0.symbol), .integer(Int64($0.count))])
        }
        let more = named.count - mostNamed
        return Alert(
            tooFewBars,
            about: nil,
            [.integer(Int64(named.count)), .integer(Int64(needed))],
            rows: rows + (more > 0 ? [Alert.Row(moreLeftOut, [.integer(Int64(more))])] : [])
        )
    }

    private static func analysis(targets: Int) -> AlertKind {
        AlertKind(
            targets == 0 ? "analysis" : "analysis-\(targets)",
            severity: .info,
            fields: fields + (0..<targets).map(targetField),
            rows: [target, index, average],
            message: LocalizedText(
                ko: """
                    📅 {date} 오늘의 분석
                    📊 {name} ({symbol})
                    💰 종가: {close} ({change})
                    {rows}
                    """,
                en: """
                    📅 Analysis for {date}
                    📊 {name} ({symbol})
                    💰 Close: {close} ({change})
                    {rows}
                    """
            )
        )
    }

    private static let fields = [
        AlertKind.Field("close", .price, LocalizedText(ko: "마지막 종가", en: "The last close."), level: .current),
        AlertKind.Field("close_date", .date, LocalizedText(ko: "그 종가의 거래일", en: "The day of that close.")),
        AlertKind.Field(
            "change",
            .percent,
            LocalizedText(ko: "그 전 종가에서의 변화", en: "How far it lies from the close before."),
            sign: .always
        ),
    ]

    private static func targetField(_ index: Int) -> AlertKind.Field {
        AlertKind.Field(
            "target_\(index + 1)",
            .price,
            LocalizedText(
                ko: "종가에 \(index + 1)번째로 가까운 목표가",
                en: "The target that is number \(index + 1) below the close."
            ),
            level: .target
        )
    }

    private static let target = AlertKind.Row(
        "target",
        fields: [
            AlertKind.Field("level", .number, LocalizedText(ko: "표준편차의 배수", en: "The multiple of the deviation.")),
            AlertKind.Field("target", .price, LocalizedText(ko: "목표가", en: "The price it stands for.")),
            AlertKind.Field(
                "drop",
                .percent,
                LocalizedText(ko: "종가에서 목표가까지의 하락률", en: "How far it lies below the close.")
            ),
        ],
        message: LocalizedText(ko: "🎯 {level}차 목표가: {target} (-{drop})", en: "🎯 Target {level}: {target} (-{drop})")
    )

    private static let index = AlertKind.Row(
        "rsi",
        fields: [
            AlertKind.Field("period", .integer, LocalizedText(ko: "RSI의 기간", en: "The period of the index.")),
            AlertKind.Field("rsi", .number, LocalizedText(ko: "일봉 RSI", en: "The index at the last close.")),
        ],
        message: "📈 RSI({period}): {rsi}"
    )

    private static let average = AlertKind.Row(
        "average",
        fields: [
            AlertKind.Field("length", .integer, LocalizedText(ko: "이동평균의 일수", en: "How many closes.")),
            AlertKind.Field("average", .price, LocalizedText(ko: "이동평균", en: "Their average.")),
        ],
        message: LocalizedText(ko: "📏 {length}일 이동평균: {average}", en: "📏 {length}-day average: {average}")
    )

    private static let leftOut = AlertKind.Row(
        "left-out",
        fields: [
            AlertKind.Field("name", .text, LocalizedText(ko: "종목명", en: "The name, or the code if none is known.")),
            AlertKind.Field("symbol", .symbol, LocalizedText(ko: "종목코드", en: "The symbol.")),
            AlertKind.Field("bars", .integer, LocalizedText(ko: "있는 일봉 수", en: "How many daily bars there are.")),
        ],
        message: LocalizedText(ko: "┗ {name} ({symbol}): {bars}개", en: "┗ {name} ({symbol}): {bars}")
    )

    private static let moreLeftOut = AlertKind.Row(
        "more",
        fields: [AlertKind.Field("count", .integer, LocalizedText(ko: "더 있는 종목의 수", en: "How many more there are."))],
        message: LocalizedText(ko: "… 외 {count}개", en: "… and {count} more")
    )
}
