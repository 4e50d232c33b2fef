/// The account as the broker's own books have it: what a client's view has to agree with.
///
/// Amounts are in won, those of American shares in ten-thousandths of a dollar.
public struct KISBooks: Sendable, Hashable {
    /// Up to when everything has happened.
    public let moment: Moment
    /// Every order, oldest first; modifications, cancellations and refused orders have entries of their own.
    public let orders: [Order]
    /// What is held, by code; nothing that was sold out.
    public let holdings: [Holding]
    /// Won once every trade is settled.
    public let cash: Int
    /// Ten-thousandths of a dollar.
    public let dollars: Int
    /// What sales of Korean shares earned after fees and taxes, in won, by trading day.
    public let profits: [MarketDate: Int]

    /// One order with what became of it.
    public struct Order: Sendable, Hashable {
        /// The number, unique on its day.
        public let number: Int
        /// The order that this one changes.
        public let original: Int?
        /// The trading day in the market's own zone.
        public let day: MarketDate
        /// The code, such as `005930` or `AAPL`.
        public let symbol: String
        /// Which way it goes.
        public let side: OrderSide
        /// How many shares it is about.
        public let ordered: Int
        /// How many were traded.
        public let filled: Int
        /// What the traded ones came to, without costs.
        public let value: Int
        /// How many were cancelled.
        public let cancelled: Int
        /// How many were refused.
        public let rejected: Int
    }

    /// Shares of one symbol.
    public struct Holding: Sendable, Hashable {
        /// The code.
        public let symbol: String
        /// How many.
        public let quantity: Int
        /// What they cost together, without costs of trading.
        public let cost: Int
    }
}

extension SimulatedKIS {
    /// The account as the broker's own books have it now, whatever a fault shows to clients.
    public var books: KISBooks {
        let account = desk.account
        let held =
            account.holdings.map { (Order.Instrument.domestic($0.key), $0.value) }
            + account.overseas.map { (Order.Instrument.overseas($0.key), $0.value) }
        return KISBooks(
            moment: desk.now,
            orders: desk.orders.orders.map { entry(of: $0) },
            holdings: held.filter { $0.1.quantity > 0 }.map { instrument, holding in
                KISBooks.Holding(symbol: symbol(of: instrument), quantity: holding.quantity, cost: holding.cost)
            }.sorted { $0.symbol < $1.symbol },
            cash: account.finalCash,
            dollars: account.dollars,
            profits: account.trades.filter { $0.side == .sell && $0.isDomestic }
                .reduce(into: [:]) { $0[$1.day, default: 0] += $1.profit }
        )
    }

    private func entry(of order: Order) -> KISBooks.Order {
        KISBooks.Order(
            number: order.number,
            original: order.original,
            day: order.day,
            symbol: symbol(of: order.instrument),
            side: order.side,
            ordered: order.quantity,
            filled: order.filled,
            value: order.amount,
            cancelled: order.cancelled,
            rejected: order.rejected
        )
    }

    private func symbol(of instrument: Order.Instrument) -> String {
        switch instrument {
        case .domestic(let symbol): desk.market.boards[symbol].instrument.symbol
        case .overseas(let symbol): desk.overseas.boards[symbol].listing.symbol
        }
    }
}
