/// What an account holds and what has become of its orders, read from the broker.
///
/// A broker answers the parts one after another, so a fill between two answers can be in one part and not in the other.
public struct AccountSnapshot: Sendable, Hashable, Codable {
    /// Holdings and cash.
    public var portfolio: Portfolio

    /// Orders, finished and unfinished, the owner's own and reserved ones too, oldest first.
    public var orders: [Order]

    /// Makes a snapshot.
    public init(portfolio: Portfolio, orders: [Order]) {
        self.portfolio = portfolio
        self.orders = orders
    }
}
