/// What an account holds, has open and has traded today, read from the broker at one moment.
public struct AccountSnapshot: Sendable, Hashable, Codable {
    /// Holdings and cash.
    public var portfolio: Portfolio

    /// Unfinished orders.
    public var openOrders: OpenOrders

    /// What became of today's orders, oldest first; one entry an order and kind, with totals.
    public var executions: [Execution]

    /// Makes a snapshot.
    public init(portfolio: Portfolio, openOrders: OpenOrders, executions: [Execution]) {
        self.portfolio = portfolio
        self.openOrders = openOrders
        self.executions = executions
    }
}
