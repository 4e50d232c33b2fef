/// The most that limits let an account order in a day.
public enum OrderCeiling: Sendable, Hashable {
    /// No more than this amount.
    case amount(Money)
    /// So many orders of any amount.
    case orders(Int)
    /// Nothing limits it.
    case unlimited

    /// The ceiling of some limits: orders × amount of each, or the amount of a day, whichever is reached first.
    ///
    /// Of amounts in two currencies neither is a bound of the other, and the one of the day counts.
    public init(of limits: OrderLimits) {
        let product = limits.ordersPerDay.flatMap { orders in
            limits.notionalPerOrder.flatMap { $0.multiplied(by: orders) }
        }
        switch (product, limits.notionalPerDay) {
        case (let product?, let day?): self = .amount(product.isLess(than: day) == true ? product : day)
        case (let amount?, nil), (nil, let amount?): self = .amount(amount)
        case (nil, nil): self = limits.ordersPerDay.map(Self.orders) ?? .unlimited
        }
    }
}

extension Money {
    /// So many times the amount, or nothing when it does not fit.
    fileprivate func multiplied(by count: Int) -> Money? {
        Money(units: Int128(units) * Int128(count), currency)
    }
}
