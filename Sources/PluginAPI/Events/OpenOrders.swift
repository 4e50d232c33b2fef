/// The account's orders that are not finished, and those reserved for a later session.
public struct OpenOrders: Sendable, Hashable, Codable {
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
