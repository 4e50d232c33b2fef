/// A domestic order as it is asked for.
struct OrderRequest: Sendable, Hashable {
    var symbol: String
    var side: OrderSide
    var code: String
    var quantity: Int
    var price: Int
    var routing: OrderRouting
    var triggerPrice = 0
}
