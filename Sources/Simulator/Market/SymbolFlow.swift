/// One symbol's trading: its price path, its quotes and the day that its trades add up to.
struct SymbolFlow: Sendable {
    private let index: Int
    private let reference: SymbolReference
    private let grid: PriceGrid
    private let averageVolume: Int
    private let ordinaryQuantity: Int
    private var path: PricePath
    private var day = SymbolDay()

    /// A symbol that will trade about `trades` times.
    init(index: Int, listing: Listing, reference: SymbolReference, sigma: Int, trades: Int, seed: UInt64) {
        self.index = index
        self.reference = reference
        grid = listing.instrument.grid
        averageVolume = listing.averageVolume
        ordinaryQuantity = max(1, listing.averageVolume / trades)
        path = PricePath(listing: listing, sigma: sigma, seed: seed)
    }

    /// The opening auction's one trade.
    mutating func openingPrint(at second: Int, random: inout SplitMix64) -> MarketTrade {
        let bid = grid.floor(path.price(at: second - SessionClock.open) / 1_000)
        return settle(
            Deal(price: bid, quantity: auctionQuantity(percent: 3, random: &random), side: .auction),
            bid: bid,
            ask: grid.above(bid),
            at: second,
            earlierVolume: reference.previousVolume * 3 / 100,
            random: &random
        )
    }

    /// The closing auction's one trade, a few steps from where continuous trading ended.
    mutating func closingPrint(at second: Int, random: inout SplitMix64) -> MarketTrade {
        let end = path.price(at: SessionClock.closingAuction - SessionClock.open) / 1_000
        let shifted = grid.floor(end + (random.below(5) - 2) * grid.step(at: end))
        let limits = reference.limits
        let bid = min(max(shifted, limits.lower), grid.below(limits.upper))
        let isBuy = bid == day.last ? random.isOne(in: 2) : bid > day.last
        let deal = Deal(
            price: bid,
            quantity: auctionQuantity(percent: 5, random: &random),
            side: isBuy ? .buy : .sell,
            isClosingPrint: true
        )
        return settle(
            deal,
            bid: bid,
            ask: grid.above(bid),
            at: second,
            earlierVolume: reference.previousVolume,
            random: &random
        )
    }

    /// One trade of continuous trading, most often at the bid or the ask.
    mutating func trade(at second: Int, intensity: Intensity, random: inout SplitMix64) -> MarketTrade {
        let fair = path.price(at: second - SessionClock.open)
        var bid = grid.floor(fair / 1_000)
        var ask = grid.above(bid)
        // The nearer the fair price is to the ask, the more buyers: on average trades happen at the fair price.
        let isBuy = random.below((ask - bid) * 1_000) < fair - bid * 1_000
        var deal = Deal(price: isBuy ? ask : bid, quantity: quantity(random: &random), side: isBuy ? .buy : .sell)
        if random.isOne(in: 500), reference.instrument.kind == .stock, (ask - bid).isMultiple(of: 2) {
            deal.price = (bid + ask) / 2
            deal.isMidPrice = true
        } else if random.isOne(in: 12) {
            if isBuy {
                bid = max(grid.below(bid), reference.limits.lower)
            } else {
                ask = min(grid.above(ask), reference.limits.upper)
            }
        }
        let volume = reference.previousVolume
        let earlier =
            volume * 3 / 100
            + intensity.share(of: volume * 92 / 100, before: second + 1 - SessionClock.continuous)
        return settle(deal, bid: bid, ask: ask, at: second, earlierVolume: earlier, random: &random)
    }

    private struct Deal {
        var price: Int
        var quantity: Int
        var side: MarketTrade.Side
        var isMidPrice = false
        var isClosingPrint = false
    }

    private mutating func settle(
        _ deal: Deal,
        bid: Int,
        ask: Int,
        at second: Int,
        earlierVolume: Int,
        random: inout SplitMix64
    ) -> MarketTrade {
        day.add(price: deal.price, quantity: deal.quantity, side: deal.side, at: second)
        return MarketTrade(
            symbolIndex: index,
            second: second,
            price: deal.price,
            quantity: deal.quantity,
            side: deal.side,
            isMidPrice: deal.isMidPrice,
            isClosingPrint: deal.isClosingPrint,
            book: book(bid: bid, ask: ask, random: &random),
            earlierVolume: max(1, earlierVolume),
            day: day
        )
    }

    private func book(bid: Int, ask: Int, random: inout SplitMix64) -> MarketTrade.Book {
        let depth = max(10, averageVolume / 100)
        let asked = depth / 2 + random.below(depth)
        let wanted = depth / 2 + random.below(depth)
        return MarketTrade.Book(
            ask: ask,
            bid: bid,
            askQuantity: 1 + random.below(asked / 4 + 1),
            bidQuantity: 1 + random.below(wanted / 4 + 1),
            totalAskQuantity: asked + 1,
            totalBidQuantity: wanted + 1
        )
    }

    /// Mostly small, sometimes large; the ordinary quantity on average.
    private func quantity(random: inout SplitMix64) -> Int {
        let magnitude = min(random.next().trailingZeroBitCount, 6)
        return 1 + random.below(ordinaryQuantity << magnitude) / 2
    }

    private func auctionQuantity(percent: Int, random: inout SplitMix64) -> Int {
        averageVolume * percent / 100 * (50 + random.below(101)) / 100 + 1
    }
}
