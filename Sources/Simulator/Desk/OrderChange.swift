/// What is asked to be changed about an order.
struct OrderChange: Sendable, Hashable {
    var original: Int
    var kind: Kind
    /// How much of it; nil for all that is left.
    var quantity: Int?

    enum Kind: Sendable, Hashable {
        case cancel
        /// The new kind of order, price and trigger price.
        case modify(code: String, price: Int, triggerPrice: Int)
    }
}
