/// An order that the broker keeps over night and sends before the opening.
struct ReservedOrder: Sendable, Hashable {
    let sequence: Int
    /// The trading day on which it is sent first.
    let day: MarketDate
    let received: Moment
    let symbol: Int
    let side: OrderSide
    let code: String
    let quantity: Int
    let price: Int
    /// The last day on which it is sent.
    let end: MarketDate
    var cancelled: Moment?
    var sent: [MarketDate: Outcome] = [:]

    enum Outcome: Sendable, Hashable {
        case order(Int)
        case rejected(OrderReject)
    }

    /// Whether it will be sent on a day.
    func isDue(on day: MarketDate) -> Bool { cancelled == nil && (self.day...end).contains(day) && sent[day] == nil }

    /// Whether reserved orders are taken at a moment: from 15:40 to 07:30 of the next trading day, with a pause.
    static func isWindowOpen(at moment: Moment) -> Bool {
        let second = moment.second
        if second >= 23 * 3_600 + 40 * 60 || second < 10 * 60 { return false }
        guard SampleCalendar.isOpen(moment.day) else { return true }
        return second >= SessionTimes.closingPrice || second < 7 * 3_600 + 30 * 60
    }

    /// The trading day on which an order reserved at a moment is sent.
    static func firstDay(for moment: Moment) -> MarketDate {
        SampleCalendar.isOpen(moment.day) && moment.second < SessionTimes.openingAuction
            ? moment.day : moment.day.nextTradingDay
    }
}
