/// The broker's two digits for what the exchange does: the first says the session, the second the kind of trading.
struct MarketState: Sendable, Hashable {
    let code: String

    init(at moment: Moment) {
        code =
            switch KRXPhase(at: moment.second, on: moment.day) {
            case .openingAuction: "10"
            case .continuous, .closingAuction: "20"
            case .closed, .closingPriceEntry, .closingPrice, .afterMarket:
                moment.second < SessionClock.open ? "10" : "30"
            }
    }
}
