import Charts
import PluginAPI

/// What a picture of an alert is to show, in the form in which the outbox holds it; it is drawn when its turn has come.
struct StoredImage: Codable, Sendable {
    /// A price with what it stands for.
    struct Level: Codable, Sendable {
        private var role: String
        /// The price.
        var price: Price

        init(_ level: PriceLevel, _ price: Price) {
            role = level.rawValue
            self.price = price
        }

        /// What it stands for.
        var level: PriceLevel { PriceLevel(rawValue: role) ?? .current }
    }

    var pipeline: String
    var symbol: Symbol
    var currency: Currency
    var title: String
    var subtitle: String
    var theme: Chart.Theme
    var levels: [Level]

    /// What a picture of an alert shows; nothing for an alert about no instrument.
    init?(of alert: Alert, named name: String, text: String, in pipeline: String, theme: Chart.Theme) {
        guard let symbol = alert.symbol else { return nil }
        self.pipeline = pipeline
        self.symbol = symbol
        self.theme = theme
        title = name == symbol.description ? name : "\(name) (\(symbol))"
        subtitle = VisibleText.line(text.split(separator: "\n", maxSplits: 1).first.map(String.init) ?? "")
        currency = symbol.market == .krx ? .krw : .usd
        levels = zip(alert.kind.fields, alert.values).compactMap { field, value in
            guard let level = field.level, case .price(let price, _) = value else { return nil }
            return Level(level, price)
        }
    }

    /// The stored form; every part of it has one.
    var text: String {
        do {
            return try StateCoding.encode(self)
        } catch {
            preconditionFailure("texts and whole numbers have a form in JSON: \(error)")
        }
    }
}
