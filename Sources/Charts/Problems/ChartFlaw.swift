public import PluginAPI

/// What is wrong with a chart, in the words of who wrote it.
public enum ChartFlaw: Sendable, Hashable {
    /// There are no bars.
    case noBars
    /// A list has more entries than are drawn.
    case tooMany(String, count: Int, limit: Int)
    /// A text is longer than is drawn.
    case longText(String, limit: Int)
    /// The picture would be smaller or larger than is drawn.
    case size
    /// A bar does not begin after the one before it.
    case order(bar: Int)
    /// A bar's low is not its lowest price or its high not its highest.
    case bounds(bar: Int)
    /// A price is not above zero, or beyond what is drawn.
    case price(String)
    /// A volume lies below zero.
    case volume(bar: Int)
    /// There is not one value for each bar.
    case rsiCount(values: Int, bars: Int)
    /// A value lies outside of 0 to 100.
    case rsiValue(Int)
    /// The index looks back on no bar at all, or on more than a chart has.
    case rsiPeriod

    /// The flaw in a sentence.
    public var message: LocalizedText {
        switch self {
        case .noBars: LocalizedText(ko: "차트에 봉이 없습니다", en: "the chart has no bars")
        case .tooMany(let list, let count, let limit):
            LocalizedText(
                ko: "`\(list)`에 \(count)개가 있는데 \(limit)개까지 그릴 수 있습니다",
                en: "'\(list)' has \(count) entries; up to \(limit) can be drawn"
            )
        case .longText(let name, let limit):
            LocalizedText(
                ko: "`\(name)`의 글이 너무 깁니다. \(limit)자까지 쓸 수 있습니다",
                en: "the text of '\(name)' is too long; it may have up to \(limit) characters"
            )
        case .size:
            LocalizedText(
                ko: "그림의 크기는 너비와 높이가 \(ChartLimits.side.lowerBound)~\(ChartLimits.side.upperBound), "
                    + "배율이 1~4이고 모두 \(ChartLimits.pixels / 1_000_000)백만 화소를 넘지 않아야 합니다",
                en:
                    "a picture is \(ChartLimits.side.lowerBound) to \(ChartLimits.side.upperBound) wide and high, with a "
                    + "scale of 1 to 4 and at most \(ChartLimits.pixels / 1_000_000) million pixels"
            )
        case .order(let bar):
            LocalizedText(
                ko: "`bars[\(bar)]`의 시각이 앞의 봉보다 늦지 않습니다",
                en: "'bars[\(bar)]' does not begin after the bar before it"
            )
        case .bounds(let bar):
            LocalizedText(
                ko: "`bars[\(bar)]`의 저가와 고가 사이에 시가나 종가가 없습니다",
                en: "the open or close of 'bars[\(bar)]' does not lie between its low and its high"
            )
        case .price(let name):
            LocalizedText(
                ko: "`\(name)`의 가격은 0보다 크고 \(ChartLimits.price.settingText) 이하여야 합니다",
                en: "the price of '\(name)' has to be above zero and at most \(ChartLimits.price.settingText)"
            )
        case .volume(let bar):
            LocalizedText(ko: "`bars[\(bar)]`의 거래량이 0보다 작습니다", en: "the volume of 'bars[\(bar)]' is below zero")
        case .rsiCount(let values, let bars):
            LocalizedText(
                ko: "`rsi.values`가 \(values)개인데 봉은 \(bars)개입니다. 봉마다 값이나 null이 있어야 합니다",
                en: "'rsi.values' has \(values) entries for \(bars) bars; each bar needs a value or null"
            )
        case .rsiValue(let index):
            LocalizedText(ko: "`rsi.values[\(index)]`가 0~100이 아닙니다", en: "'rsi.values[\(index)]' is not from 0 to 100")
        case .rsiPeriod:
            LocalizedText(
                ko: "`rsi.period`는 1~\(ChartLimits.bars)이어야 합니다",
                en: "'rsi.period' has to be from 1 to \(ChartLimits.bars)"
            )
        }
    }
}
