/// An order as it is sent: whole, priced, and allowed by the account's guards.
public struct OrderRequest: Sendable, Hashable, Codable {
    /// The journal's number of the order, the same over every attempt and restart.
    public var journalID: Int64

    /// The instrument.
    public var symbol: Symbol

    /// The direction.
    public var side: Side

    /// How it is priced.
    public var kind: OrderKind

    /// The shares.
    public var quantity: Quantity

    /// The venue it is sent to; `combined` leaves the choice to the broker's router (SOR).
    public var venue: Venue

    /// Who caused it.
    public var origin: Origin

    /// Makes a request.
    public init(
        journalID: Int64,
        symbol: Symbol,
        side: Side,
        kind: OrderKind,
        quantity: Quantity,
        venue: Venue,
        origin: Origin
    ) {
        self.journalID = journalID
        self.symbol = symbol
        self.side = side
        self.kind = kind
        self.quantity = quantity
        self.venue = venue
        self.origin = origin
    }
}
