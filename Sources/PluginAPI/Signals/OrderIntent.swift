/// An order a rule wants placed. The account's guards decide whether it becomes one.
public struct OrderIntent: Sendable, Hashable, Codable {
    /// How much to trade.
    public enum Amount: Sendable, Hashable, Codable {
        /// A number of shares.
        case quantity(Quantity)
        /// As many whole shares as the amount buys at the price, or at the last price for a market order.
        case budget(Money)
        /// A share of what can be sold, rounded down to whole shares.
        case portionOfHolding(Percent)
    }

    /// What the order does to the account's risk, which decides what may hold it back.
    public enum Purpose: String, Sendable, Hashable, Codable, CaseIterable {
        /// Opens or enlarges a position: gated by sessions, limits and the kill switch.
        case entry
        /// Reduces a position: never gated by `when:`, and never larger than what is held.
        case exit
    }

    /// The account.
    public var account: AccountName

    /// The instrument.
    public var symbol: Symbol

    /// The direction.
    public var side: Side

    /// How it is priced.
    public var kind: OrderKind

    /// How much to trade.
    public var amount: Amount

    /// What it does to the account's risk.
    public var purpose: Purpose

    /// Which lock it takes at the account, such as `bought-today:005930`.
    ///
    /// A second intent with the same key is refused for the rest of the trading day, whatever has been restarted or edited.
    public var onceKey: String?

    /// Why, in the rule's words, for the journal and the messages.
    public var reason: String

    /// Makes an intent.
    public init(
        account: AccountName,
        symbol: Symbol,
        side: Side,
        kind: OrderKind,
        amount: Amount,
        purpose: Purpose,
        onceKey: String? = nil,
        reason: String
    ) {
        self.account = account
        self.symbol = symbol
        self.side = side
        self.kind = kind
        self.amount = amount
        self.purpose = purpose
        self.onceKey = onceKey
        self.reason = reason
    }
}
