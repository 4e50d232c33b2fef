/// The steps in which a price may be quoted at the exchange, in won.
public enum PriceGrid: Sendable, Hashable {
    /// Shares, on any market.
    case stock
    /// Exchange-traded funds and notes.
    case fund

    /// The step at a price: that of the price itself, so 200,000 won quotes in steps of 500.
    public func step(at price: Int) -> Int {
        switch self {
        case .fund: price < 2_000 ? 1 : 5
        case .stock:
            switch price {
            case ..<2_000: 1
            case ..<5_000: 5
            case ..<20_000: 10
            case ..<50_000: 50
            case ..<200_000: 100
            case ..<500_000: 500
            default: 1_000
            }
        }
    }

    /// The highest quotable price that is not above the given one.
    public func floor(_ price: Int) -> Int {
        price - price % step(at: price)
    }

    /// The lowest quotable price that is not below the given one.
    public func ceiling(_ price: Int) -> Int {
        let below = floor(price)
        return below == price ? price : below + step(at: below)
    }

    /// The quotable price nearest to the given one; the upper of two equally near.
    public func nearest(_ price: Int) -> Int {
        let below = floor(price)
        let above = ceiling(price)
        return price - below < above - price ? below : above
    }

    /// The quotable price one step above a quotable price.
    public func above(_ price: Int) -> Int {
        price + step(at: price)
    }

    /// The quotable price one step below a quotable price.
    public func below(_ price: Int) -> Int {
        floor(price - 1)
    }
}
