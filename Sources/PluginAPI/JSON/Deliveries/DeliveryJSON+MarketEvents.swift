extension DeliveryJSON {
    func members(_ trade: Trade) -> [JSONValue.Member] {
        [
            .init("venue", .string(venue(trade.venue))),
            .init("price", number(trade.price)),
            .init("quantity", number(trade.quantity)),
            .init("aggressor", text(trade.aggressor?.name)),
            .init("phase", .string(phase(trade.phase))),
            .init("day_volume", number(trade.dayVolume)),
            .init("day_turnover", .integer(trade.dayTurnover)),
            .init("ask", number(trade.ask)),
            .init("bid", number(trade.bid)),
        ]
    }

    func members(_ quote: Quote) -> [JSONValue.Member] {
        [
            .init("venue", .string(venue(quote.venue))),
            .init("phase", .string(phase(quote.phase))),
            .init("asks", .array(quote.asks.map(level))),
            .init("bids", .array(quote.bids.map(level))),
        ]
    }

    private func level(_ level: Quote.Level) -> JSONValue {
        .object([.init("price", number(level.price)), .init("quantity", number(level.quantity))])
    }

    private func venue(_ venue: Venue) -> String {
        switch venue {
        case .krx: "krx"
        case .nxt: "nxt"
        case .combined: "combined"
        case .us: "us"
        }
    }

    private func phase(_ phase: TradingPhase) -> String {
        switch phase {
        case .unknown: "unknown"
        case .beforeOpen: "before-open"
        case .regular: "regular"
        case .auction: "auction"
        case .afterClose: "after-close"
        case .closed: "closed"
        }
    }

    func members(_ bar: Bar) -> [JSONValue.Member] {
        [
            .init("day", .string(bar.day.description)),
            .init("start", time(bar.start)),
            .init("open", number(bar.open)),
            .init("high", number(bar.high)),
            .init("low", number(bar.low)),
            .init("close", number(bar.close)),
            .init("volume", number(bar.volume)),
        ]
    }

    func members(_ history: BarHistory) -> [JSONValue.Member] {
        [
            .init("interval", .string(history.interval.description)),
            .init("bars", .array(history.bars.map { .object(members($0)) })),
        ]
    }

    func members(_ flow: InvestorFlow) -> [JSONValue.Member] {
        [
            .init("day", .string(flow.day.description)),
            .init("individuals", number(flow.individuals)),
            .init("foreigners", number(flow.foreigners)),
            .init("institutions", number(flow.institutions)),
            .init("is_estimate", .bool(flow.isEstimate)),
        ]
    }

    func members(_ candidate: Candidate) -> [JSONValue.Member] {
        [
            .init("list", .string(candidate.list)),
            .init("name", .string(candidate.name)),
            .init("buy_price", number(candidate.buyPrice)),
            .init("target_price", number(candidate.targetPrice)),
        ]
    }

    func members(_ trade: FollowedTrade) -> [JSONValue.Member] {
        [
            .init("investor", .string(trade.investor)),
            .init("side", .string(trade.side.name)),
            .init("amount", money(trade.amount)),
            .init("capital", money(trade.capital)),
        ]
    }
}
