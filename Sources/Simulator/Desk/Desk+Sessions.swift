/// Which session takes an order, and until when it stands.
extension Desk {
    /// The venue that an order goes to.
    func venue(for request: OrderRequest, _ board: Board) -> Venue {
        switch request.routing {
        case .krx: return .krx
        case .nxt: return .nxt
        case .smart:
            guard board.isTradedEverywhere else { return .krx }
            let (second, day) = (now.second, now.day)
            let isExchangeOpen = (SessionTimes.openingAuction..<SessionClock.close).contains(second)
            guard isExchangeOpen, SampleCalendar.isOpen(day) else { return .nxt }
            guard NXTPhase(at: second, on: day) == .main else { return .krx }
            let (krx, nxt) = (board.book(at: .krx), board.book(at: .nxt))
            let isBetter = request.side == .buy ? nxt.ask < krx.ask : nxt.bid > krx.bid
            return isBetter ? .nxt : .krx
        }
    }

    /// When an order of a kind ends at a venue, or why it is not taken now.
    func expiry(of kind: OrderKind, at venue: Venue, _ board: Board) throws(OrderReject) -> Moment {
        let (second, day) = (now.second, now.day)
        guard SampleCalendar.isOpen(day) else { throw .closedDay }
        let end =
            switch venue {
            case .krx: try krxEnd(of: kind, KRXPhase(at: second, on: day), second, board)
            case .nxt: try nxtEnd(of: kind, NXTPhase(at: second, on: day), second, board)
            }
        return Moment(day: day, second: end)
    }

    private func krxEnd(of kind: OrderKind, _ phase: KRXPhase, _ second: Int, _ board: Board) throws(OrderReject) -> Int
    {
        switch (phase, kind.session) {
        case (.openingAuction, .beforeOpening) where second < SessionTimes.closingPriceMorningEnd:
            return SessionTimes.closingPriceMorningEnd
        case (.openingAuction, nil):
            try check(kind, isOneOf: [.limit, .market, .conditional])
        case (.closingAuction, nil):
            try check(kind, isOneOf: [.limit, .market])
        case (.continuous, nil): break
        case (.closingPriceEntry, .afterClose), (.closingPrice, .afterClose): return SessionTimes.afterMarket
        case (.afterMarket, .afterMarket):
            guard board.isTradedEverywhere else { throw .notTradable }
            return SessionTimes.end
        case (.afterMarket, _): throw .afterMarketKinds
        default: throw second < SessionClock.open ? .beforeOpening : .afterClose
        }
        return MarketEdge.regularEnd
    }

    /// A single price is made of plain orders alone.
    private func check(_ kind: OrderKind, isOneOf pricings: Set<OrderPricing>) throws(OrderReject) {
        guard pricings.contains(kind.pricing), kind.condition == .none else { throw .kindNotAllowed }
    }

    private func nxtEnd(of kind: OrderKind, _ phase: NXTPhase, _ second: Int, _ board: Board) throws(OrderReject) -> Int
    {
        guard board.isTradedEverywhere else { throw .notTradable }
        switch (phase, kind.session) {
        case (.preMarket, .preMarket): return SessionTimes.preMarketEnd
        case (.preMarket, nil), (.main, nil), (.afterMarket, nil): return SessionTimes.end
        default: throw second < SessionTimes.nxtMain ? .beforeOpening : .afterClose
        }
    }
}
