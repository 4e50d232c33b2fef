/// What the broker tells the customer about an order over the socket.
struct Notice: Sendable, Hashable {
    let order: Order
    let kind: Kind
    /// The fill's quantity, else the order's.
    let quantity: Int
    /// The fill's price, else the order's.
    let price: Int
    let time: Moment

    /// What happened, by the notices' own code of it.
    enum Kind: String, Sendable {
        case accepted = "1"
        /// A modification or cancellation was done, or some of an order was filled.
        case confirmed = "2"
        /// What could not be filled at once was cancelled.
        case dropped = "3"
    }

    let isFill: Bool

    /// Whether it says that the order was refused.
    var isRejection: Bool { order.rejected > 0 }

    /// The order was taken, changed, dropped or refused.
    static func of(_ order: Order, _ kind: Kind, at time: Moment) -> Notice {
        Notice(order: order, kind: kind, quantity: order.quantity, price: order.price, time: time, isFill: false)
    }

    /// A part of the order was filled.
    static func fill(of order: Order, _ quantity: Int, at price: Int, _ time: Moment) -> Notice {
        Notice(order: order, kind: .confirmed, quantity: quantity, price: price, time: time, isFill: true)
    }
}
