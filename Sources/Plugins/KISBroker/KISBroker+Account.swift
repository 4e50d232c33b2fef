import KIS
import PluginAPI

extension KISBroker {
    func account(since day: CivilDate) async throws(BrokerError) -> AccountSnapshot {
        let line = try lineNow()
        let orders = try await line.orders(since: day)
        let reserved = try await line.reservedOrders()
        return AccountSnapshot(portfolio: try await line.portfolio(), orders: orders + reserved)
    }
}

extension KISBroker.Line {
    /// Holdings of all markets, and cash.
    func portfolio() async throws(BrokerError) -> Portfolio {
        var portfolio = try await ask(KISBalanceQuestion(session.account))
        for question in KISUSBalanceQuestion.covering(session.account, on: access.environment.servers) {
            portfolio.holdings += try await askUS(question) ?? []
        }
        portfolio.holdings.sort { $0.position.symbol < $1.position.symbol }
        return portfolio
    }

    /// The orders of all markets from a day on, oldest first.
    func orders(since day: CivilDate) async throws(BrokerError) -> [Order] {
        try await koreanOrders(since: day) + usOrders(since: day.advanced(by: -1))
    }

    func koreanOrders(since day: CivilDate) async throws(BrokerError) -> [Order] {
        var orders: [Order] = []
        for question in KISFillQuestion.covering(min(day, today)...today, today: today) {
            orders += try await ask(question)
        }
        return orders
    }

    func usOrders(since day: CivilDate) async throws(BrokerError) -> [Order] {
        try await askUS(KISUSFillQuestion(min(day, usToday)...usToday)) ?? []
    }

    /// Orders that can still be changed, of all markets.
    func openOrders() async throws(BrokerError) -> [Order] {
        var orders = try await ask(KISOpenOrderQuestion(today: today))
        let markets: [Market] = access.environment.servers == .real ? [.nasdaq] : [.nasdaq, .nyse, .amex]
        for market in markets { orders += try await askUS(KISUSOpenOrderQuestion(at: market)) ?? [] }
        return orders
    }

    /// Orders that wait for a later session; the paper servers have none.
    func reservedOrders() async throws(BrokerError) -> [Order] {
        guard access.environment.servers == .real else { return [] }
        return try await ask(KISReservedOrderQuestion(today.advanced(by: -30)...today.advanced(by: 30)))
    }

    /// Reads today's orders and hands them to the account's book.
    ///
    /// - Throws: `BrokerError`, or `FeedClosed` when the run is ending.
    func readFills() async throws {
        let moment = now
        var orders = try await koreanOrders(since: today)
        if KISBroker.MarketHours.isTrading(.nasdaq, at: moment, session.calendars) {
            orders += try await usOrders(since: usToday)
        }
        try session.send(orders, at: moment)
    }
}
