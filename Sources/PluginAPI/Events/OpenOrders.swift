/// The account's orders that are not finished, and those reserved for a later session.
public struct OpenOrders: Sendable, Hashable, Codable {
    /// One unfinished order.
    public struct Order: Sendable, Hashable, Codable {
        /// The broker's name of it.
        public var id: OrderID

        /// The instrument.
        public var symbol: Symbol

        /// The direction.
        public var side: Side

        /// How it is priced.
        public var kind: OrderKind

        /// The shares it was for.
        public var ordered: Quantity

        /// The shares traded so far.
        public var filled: Quantity

        /// Whether it is reserved and not at the exchange yet.
        public var isReserved: Bool

        /// Who caused it.
        public var origin: Origin

        /// Makes an open order.
        public init(
            id: OrderID,
            symbol: Symbol,
            side: Side,
            kind: OrderKind,
            ordered: Quantity,
            filled: Quantity,
            isReserved: Bool = false,
            origin: Origin
        ) {
            self.id = id
            self.symbol = symbol
            self.side = side
            self.kind = kind
            self.ordered = ordered
            self.filled = filled
            self.isReserved = isReserved
            self.origin = origin
        }
    }

    /// The account.
    public var account: AccountName

    /// The orders, oldest first.
    public var orders: [Order]

    /// Makes a list of open orders.
    public init(account: AccountName, orders: [Order]) {
        self.account = account
        self.orders = orders
    }
}
