/// What a price stands for in a chart.
public enum PriceLevel: String, Sendable, Hashable, CaseIterable {
    /// The price of now.
    case current
    /// A price that was waited for.
    case target
    /// Where a position would be sold to end a loss.
    case stop
    /// What a position cost on average.
    case average

    /// The word for people.
    public var word: LocalizedText {
        switch self {
        case .current: LocalizedText(ko: "현재가", en: "price")
        case .target: LocalizedText(ko: "목표가", en: "target")
        case .stop: LocalizedText(ko: "손절가", en: "stop")
        case .average: LocalizedText(ko: "평균단가", en: "average")
        }
    }
}
