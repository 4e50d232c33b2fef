/// What an account's guards never let orders exceed, over all pipelines; what is not written is not limited.
///
/// Broker plugins have it as their setting `limits`.
public struct OrderLimits: PluginSettings {
    /// The most orders of a day.
    @Setting(LocalizedText(ko: "하루에 낼 수 있는 주문 수", en: "The most orders of a day."), in: 1...1_000_000)
    public var ordersPerDay: Int?

    /// The largest amount of one order.
    @Setting(LocalizedText(ko: "주문 하나의 최대 금액", en: "The largest amount of one order."))
    public var notionalPerOrder: Money?

    /// The largest amount of all orders of a day.
    @Setting(LocalizedText(ko: "하루 주문의 최대 금액", en: "The largest amount of all orders of a day."))
    public var notionalPerDay: Money?

    /// The most that may be held of one instrument.
    @Setting(LocalizedText(ko: "한 종목에 담을 최대 금액", en: "The most that may be held of one instrument."))
    public var positionPerSymbol: Money?

    /// How far the account may fall in a day before nothing more is bought.
    @Setting(
        LocalizedText(
            ko: "하루에 이만큼 잃으면 더 사지 않음",
            en: "How far the account may fall in a day before nothing more is bought."
        )
    )
    public var dailyLoss: Percent?

    /// No limits.
    public init() {}
}

extension OrderLimits: Hashable {
    /// Limits are the same when all their values are.
    public static func == (left: OrderLimits, right: OrderLimits) -> Bool {
        left.ordersPerDay == right.ordersPerDay && left.notionalPerOrder == right.notionalPerOrder
            && left.notionalPerDay == right.notionalPerDay && left.positionPerSymbol == right.positionPerSymbol
            && left.dailyLoss == right.dailyLoss
    }

    /// Feeds all values.
    public func hash(into hasher: inout Hasher) {
        hasher.combine(ordersPerDay)
        hasher.combine(notionalPerOrder)
        hasher.combine(notionalPerDay)
        hasher.combine(positionPerSymbol)
        hasher.combine(dailyLoss)
    }
}
