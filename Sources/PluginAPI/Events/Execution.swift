/// What became of one of the account's orders, by the word of its broker.
///
/// The account's book makes it out of everything the broker says, by WebSocket and REST, and tells each fill once.
public struct Execution: Sendable, Hashable, Codable {
    /// What the broker said.
    public enum Kind: String, Sendable, Hashable, Codable, CaseIterable {
        /// The order stands at the broker; nothing has been traded by this alone.
        case accepted
        /// Shares were traded. Only this kind may be told to a person as a fill.
        case filled
        /// The broker refused the order.
        case rejected
        /// The rest of the order was taken back.
        case cancelled
        /// The order was replaced by one with another number.
        case modified
    }

    /// The account.
    public var account: AccountName

    /// What the broker said.
    public var kind: Kind

    /// The order.
    public var order: OrderID

    /// The order that this one replaces or cancels, if any.
    public var original: OrderID?

    /// The instrument.
    public var symbol: Symbol

    /// The instrument's name as the broker prints it, where it does.
    public var name: String?

    /// The direction.
    public var side: Side

    /// The shares of this fill, or of the order for the other kinds.
    public var quantity: Quantity

    /// The price of this fill, the average where several were told as one, or nothing where the broker did not tell it.
    ///
    /// For the other kinds the price of the order, which a market order has not.
    public var price: Price?

    /// The order's filled shares with this fill.
    public var filled: Quantity

    /// The shares the order was for.
    public var ordered: Quantity

    /// Who caused the order.
    public var origin: Origin

    /// The broker's reason, code and words, for a rejection.
    public var reason: String?

    /// Makes an execution.
    public init(
        account: AccountName,
        kind: Kind,
        order: OrderID,
        original: OrderID? = nil,
        symbol: Symbol,
        name: String? = nil,
        side: Side,
        quantity: Quantity,
        price: Price?,
        filled: Quantity,
        ordered: Quantity,
        origin: Origin,
        reason: String? = nil
    ) {
        self.account = account
        self.kind = kind
        self.order = order
        self.original = original
        self.symbol = symbol
        self.name = name
        self.side = side
        self.quantity = quantity
        self.price = price
        self.filled = filled
        self.ordered = ordered
        self.origin = origin
        self.reason = reason
    }
}
