/// The ten best prices on each side, spread out from the best quotes and the totals of a trade.
struct BookLevels: Sendable {
    /// The asks from the lowest up.
    let asks: [Level]
    /// The bids from the highest down.
    let bids: [Level]

    struct Level: Sendable, Hashable {
        let price: Int
        let quantity: Int
    }

    static let depth = 10

    init(of book: MarketTrade.Book, grid: PriceGrid, limits: PriceLimits) {
        asks = Self.levels(from: book.ask, first: book.askQuantity, total: book.totalAskQuantity) { price in
            price < limits.upper ? grid.above(price) : nil
        }
        bids = Self.levels(from: book.bid, first: book.bidQuantity, total: book.totalBidQuantity) { price in
            price > limits.lower ? grid.below(price) : nil
        }
    }

    private static func levels(from best: Int, first: Int, total: Int, next: (Int) -> Int?) -> [Level] {
        var prices = [best]
        while prices.count < depth, let price = next(prices[prices.count - 1]) { prices.append(price) }
        guard prices.count > 1 else { return [Level(price: best, quantity: total)] }
        // What is not at the best price is shared out, more of it further away; rounding goes to the last level.
        let rest = total - first
        let weights = (prices.count * (prices.count + 1)) / 2 - 1
        var left = rest
        return prices.enumerated().map { index, price in
            guard index > 0 else { return Level(price: price, quantity: first) }
            let share = index == prices.count - 1 ? left : rest * (index + 1) / weights
            left -= share
            return Level(price: price, quantity: share)
        }
    }
}
