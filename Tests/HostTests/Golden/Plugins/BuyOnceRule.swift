import PluginAPI

/// A rule that asks for orders.
struct BuyOnceRule: Rule {
    struct Settings: PluginSettings {
        @Setting(LocalizedText(ko: "종목마다 쓸 금액", en: "How much to spend on a symbol.")) var budget: Money?
        @Setting(LocalizedText(ko: "살 가격들", en: "The prices to buy at.")) var targets: [Price] = []
        @Setting(LocalizedText(ko: "살 수량", en: "How many to buy.")) var quantity: Quantity?
        @Setting(LocalizedText(ko: "손절 폭", en: "How far the price may fall."), aliases: ["loss_cut"])
        var stopLoss: Percent?
        @Setting(LocalizedText(ko: "익절 폭", en: "How far the price has to rise.")) var takeProfit: Percent?

        func validate(_ report: inout SettingReport) {
            guard let stopLoss, stopLoss > Percent(50) else { return }
            report.warning(
                $stopLoss,
                LocalizedText(ko: "반토막이 나도 손절하지 않습니다.", en: "half of the money is gone before this sells")
            )
        }
    }

    static let summary = LocalizedText(ko: "하루에 한 번 삽니다.", en: "Buys once a day.")
    static let consumes: EventKinds = .trades
    static let ordersAreRaised = true

    init(settings: Settings) {}
}
