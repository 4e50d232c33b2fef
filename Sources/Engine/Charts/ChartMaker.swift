import Charts
internal import Indicators
import PluginAPI

/// Draws the pictures of alerts.
struct ChartMaker: Sendable {
    /// How many daily bars a picture shows: about half a year.
    private static let bars = 120

    /// Over how many bars the relative strength index is taken, by Wilder's definition.
    private static let period = 14

    let book: ChartBook
    let process: ChartProcess
    let language: Language
    let calendars: Calendars

    /// The picture; nothing when there are no bars to draw.
    ///
    /// - Throws: `ChartError`.
    func picture(_ image: StoredImage) async throws(ChartError) -> [UInt8]? {
        let page = book.page(of: image.symbol, in: image.pipeline)
        guard !page.bars.isEmpty else { return nil }
        return try await process.png(of: chart(image, page)).bytes
    }

    private func chart(_ image: StoredImage, _ page: ChartBook.Page) -> Chart {
        let shown = page.bars.suffix(Self.bars)
        var chart = Chart(title: Self.heading(image.title), bars: shown.map(Chart.Bar.init))
        chart.subtitle = Self.heading(image.subtitle)
        chart.language = language
        chart.timeZone = calendars.calendar(of: image.symbol.market).timeZone
        chart.currency = image.currency
        chart.theme = image.theme
        chart.levels = image.levels.map {
            Chart.Level(label: $0.level.word.text(in: language), price: $0.price, role: $0.level.role)
        }
        if let average = page.average, !image.levels.contains(where: { $0.level == .average }) {
            let label = PriceLevel.average.word.text(in: language)
            chart.levels.append(Chart.Level(label: label, price: average, role: .average))
        }
        chart.marks = page.marks
        chart.showsVolume = true
        chart.rsi = rsi(page.bars, shown.count)
        return chart
    }

    /// As much of a line as a chart takes, whole characters of it.
    private static func heading(_ text: String) -> String {
        guard text.unicodeScalars.count > ChartLimits.heading else { return text }
        var (heading, room) = ("", ChartLimits.heading - 1)
        for character in text {
            room -= character.unicodeScalars.count
            guard room >= 0 else { break }
            heading.append(character)
        }
        return heading + "…"
    }

    /// The index at the bars that are shown, warmed up by those before; nothing when there are too few for one value.
    private func rsi(_ bars: [PluginAPI.Bar], _ count: Int) -> Chart.RSI? {
        var index = RelativeStrengthIndex(period: Self.period)
        let values = bars.map { bar -> Double? in
            index.add(bar.close)
            return index.value
        }.suffix(count)
        guard values.contains(where: { $0 != nil }) else { return nil }
        return Chart.RSI(period: Self.period, values: Array(values))
    }
}

extension PriceLevel {
    /// The same for a chart.
    fileprivate var role: Chart.Level.Role {
        switch self {
        case .current: .current
        case .target: .target
        case .stop: .stop
        case .average: .average
        }
    }
}
