import Indicators
import PluginAPI

extension PortfolioReportRule {
    /// What the daily bars of one instrument come to.
    struct Reading: Sendable {
        /// An average of so many closes.
        struct Average: Sendable {
            var length: Int
            var price: Price
        }

        var rsi: Double?
        var averages: [Average]

        /// The day of the last close.
        var day: CivilDate

        /// Computes what is wanted; nothing when there are too few bars for any of it.
        init?(_ history: BarHistory, _ settings: Settings) {
            guard let last = history.bars.last else { return nil }
            let closes = history.bars.map(\.close)
            rsi = settings.rsi.flatMap { RelativeStrengthIndex.value(after: closes, period: $0) }
            averages = settings.movingAverages.compactMap { length in
                SimpleAverage(ofLast: length, closes).map { Average(length: length, price: $0.price) }
            }
            day = last.day
            guard rsi != nil || !averages.isEmpty else { return nil }
        }
    }

    /// The kinds of line of indicators: with an index and without, with each number of averages.
    static let indicators: [AlertKind.Row] = (0...Settings.mostAverages).flatMap { count in
        [true, false].filter { $0 || count > 0 }.map { indicators(hasIndex: $0, averages: count) }
    }

    /// The line of an instrument's indicators.
    static func row(_ reading: Reading, _ settings: Settings, _ currency: Currency) -> Alert.Row {
        var values: [FieldValue] = []
        if let index = reading.rsi { values += [.integer(Int64(settings.rsi ?? 0)), .number(index)] }
        for average in reading.averages {
            values += [.integer(Int64(average.length)), .price(average.price, currency)]
        }
        let kind = indicators(hasIndex: reading.rsi != nil, averages: reading.averages.count)
        return Alert.Row(kind, values + [.date(reading.day)])
    }

    private static func indicators(hasIndex: Bool, averages: Int) -> AlertKind.Row {
        let names = (hasIndex ? ["rsi"] : []) + (averages > 0 ? ["averages-\(averages)"] : [])
        let lengths = (0..<averages).map { $0 + 1 }
        let ko = lengths.map { "{length_\($0)}일 {average_\($0)}" }.joined(separator: " · ")
        let en = lengths.map { "{length_\($0)} days {average_\($0)}" }.joined(separator: " · ")
        let index = hasIndex ? ["RSI({period}): {rsi}"] : []
        return AlertKind.Row(
            names.joined(separator: "-"),
            fields: (hasIndex ? indexFields : []) + lengths.flatMap(averageFields) + [dayField],
            message: LocalizedText(
                ko: "┗ " + (index + (averages > 0 ? ["이동평균 \(ko)"] : [])).joined(separator: " | "),
                en: "┗ " + (index + (averages > 0 ? ["averages \(en)"] : [])).joined(separator: " | ")
            )
        )
    }

    private static let indexFields = [
        AlertKind.Field("period", .integer, LocalizedText(ko: "RSI의 기간", en: "The period of the index.")),
        AlertKind.Field("rsi", .number, LocalizedText(ko: "일봉 RSI", en: "The index at the last daily close.")),
    ]

    private static func averageFields(_ number: Int) -> [AlertKind.Field] {
        [
            AlertKind.Field("length_\(number)", .integer, LocalizedText(ko: "이동평균의 일수", en: "How many closes.")),
            AlertKind.Field("average_\(number)", .price, LocalizedText(ko: "이동평균", en: "Their average.")),
        ]
    }

    private static let dayField = AlertKind.Field(
        "day",
        .date,
        LocalizedText(ko: "마지막 종가의 날짜", en: "The day of the last close.")
    )
}
