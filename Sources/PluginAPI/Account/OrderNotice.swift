/// What a broker said of one order in one message, before the account's book has united it with what is known.
///
/// The book makes `Execution` events of notices and of the orders in `AccountSnapshot`, so that a fill that came both ways,
/// or twice, is told once. A broker hands on what the message holds and computes nothing: what was not said is nothing.
public struct OrderNotice: Sendable, Hashable, Codable {
    /// One fill.
    public struct Fill: Sendable, Hashable, Codable {
        /// The broker's number of the fill, where it has one; two equal fills of one order differ in nothing else.
        public var number: String?

        /// The shares.
        public var quantity: Quantity

        /// The price.
        public var price: Price

        /// Makes a fill.
        public init(number: String? = nil, quantity: Quantity, price: Price) {
            self.number = number
            self.quantity = quantity
            self.price = price
        }
    }

    /// What the broker said.
    public var kind: Execution.Kind

    /// The order.
    public var order: OrderID

    /// The order that this one changes or cancels, if any.
    public var original: OrderID?

    /// The instrument.
    public var symbol: Symbol

    /// The instrument's name as the broker prints it.
    public var name: String?

    /// The direction.
    public var side: Side

    /// How the order is priced.
    public var orderKind: OrderKind?

    /// The shares the order was for.
    public var ordered: Quantity?

    /// The fill, in a message of the kind `filled`.
    public var fill: Fill?

    /// The order's filled shares after this message; one broker sends the sum, another only the fill.
    public var filled: Quantity?

    /// The broker's reason, code and words, for a rejection.
    public var reason: String?

    /// Makes a notice.
    public init(
        kind: Execution.Kind,
        order: OrderID,
        original: OrderID? = nil,
        symbol: Symbol,
        name: String? = nil,
        side: Side,
        orderKind: OrderKind? = nil,
        ordered: Quantity? = nil,
        fill: Fill? = nil,
        filled: Quantity? = nil,
        reason: String? = nil
    ) {
        self.kind = kind
        self.order = order
        self.original = original
        self.symbol = symbol
        self.name = name
        self.side = side
        self.orderKind = orderKind
        self.ordered = ordered
        self.fill = fill
        self.filled = filled
        self.reason = reason
    }
}
