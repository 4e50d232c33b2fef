/// One order of an account as the broker has it at one moment: what it was for and what has become of it so far.
///
/// What it was for is what an order without an answer is recognised by, since brokers keep no number of the client's.
/// `ordered` is `filled`, `cancelled`, `rejected` and `open` together.
public struct Order: Sendable, Hashable, Codable {
    /// The broker's name of it.
    public var id: OrderID

    /// The order that this one changed or cancels, if any.
    public var original: OrderID?

    /// The instrument.
    public var symbol: Symbol

    /// The instrument's name as the broker prints it, where it does.
    public var name: String?

    /// The direction.
    public var side: Side

    /// How it is priced, or nothing for a way that this program does not use, such as 최유리지정가 by the owner's own hand.
    public var kind: OrderKind?

    /// The venue it was sent to, which has to be named again to change or cancel it.
    public var venue: Venue

    /// When the broker took it, by the broker's clock.
    public var placedAt: Timestamp

    /// The shares it was for.
    public var ordered: Quantity

    /// The shares traded so far.
    public var filled: Quantity

    /// What the filled shares were traded for, without fees and taxes; nothing where the broker does not tell it.
    public var value: Money?

    /// The shares that were taken back, or handed on to the order that changed this one.
    public var cancelled: Quantity

    /// The shares that were refused.
    public var rejected: Quantity

    /// Whether it is reserved and not at the exchange yet.
    public var isReserved: Bool

    /// Who caused it; `unknown` from a broker, which cannot know.
    public var origin: Origin

    /// Makes an order.
    public init(
        id: OrderID,
        original: OrderID? = nil,
        symbol: Symbol,
        name: String? = nil,
        side: Side,
        kind: OrderKind?,
        venue: Venue,
        placedAt: Timestamp,
        ordered: Quantity,
        filled: Quantity,
        value: Money? = nil,
        cancelled: Quantity = .zero,
        rejected: Quantity = .zero,
        isReserved: Bool = false,
        origin: Origin = .unknown
    ) {
        self.id = id
        self.original = original
        self.symbol = symbol
        self.name = name
        self.side = side
        self.kind = kind
        self.venue = venue
        self.placedAt = placedAt
        self.ordered = ordered
        self.filled = filled
        self.value = value
        self.cancelled = cancelled
        self.rejected = rejected
        self.isReserved = isReserved
        self.origin = origin
    }

    /// The shares that can still be traded.
    public var open: Quantity { ordered - filled - cancelled - rejected }
}
