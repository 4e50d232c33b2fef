/// Writes trades as the broker's domestic trade frames (such as `0|H0STCNT0|NNN|…`), byte for byte as its line would.
///
/// It stands alone: it shares nothing with the client that reads such frames, so that no error can hide in both.
public struct KISTradeEncoder: Sendable {
    /// The most records that fit the frame's three-digit count.
    public static let maximumRecordCount = 999

    private let symbols: [Symbol]
    private let start: [UInt8]
    private let regularState: [UInt8]
    private let closingState: [UInt8]
    private let end: [UInt8]

    /// What a symbol's records repeat.
    private struct Symbol: Sendable {
        let code: [UInt8]
        let previousClose: Int
        let previousVolume: Int
        let limits: PriceLimits
        let listedShares: Int
    }

    /// An encoder for one day's symbols; a trade's index points into `references`.
    public init(references: [SymbolReference], day: MarketDate, vintage: KISVintage = .fields47) {
        self.init(references: references, day: day, vintage: vintage, channel: "H0STCNT0", segment: .regular)
    }

    /// An encoder for one of the channels of trades and one part of the day.
    init(
        references: [SymbolReference],
        day: MarketDate,
        vintage: KISVintage,
        channel: String,
        segment: Print.Segment
    ) {
        start = Array("0|\(channel)|".utf8)
        symbols = references.map { reference in
            Symbol(
                code: Array(reference.instrument.symbol.utf8),
                previousClose: reference.previousClose,
                previousVolume: reference.previousVolume,
                limits: reference.limits,
                listedShares: reference.instrument.listedShares
            )
        }
        // The date; the session, at its close or not; not halted.
        let session = segment.rawValue
        regularState = Array("^\(day.digits)^\(session)0^N".utf8)
        closingState = Array("^\(day.digits)^\(session)1^N".utf8)
        end = Array((vintage == .fields47 ? "^\(session)" : "").utf8)
    }

    /// Appends one frame that holds all the given trades, at least one and at most `maximumRecordCount`.
    public func append(_ trades: [MarketTrade], to frame: inout [UInt8]) {
        precondition((1...Self.maximumRecordCount).contains(trades.count), "the frame's count has three digits")
        frame.append(contentsOf: start)
        frame.append(UInt8(ascii: "0") + UInt8(trades.count / 100))
        frame.append(twoDigits: UInt(trades.count))
        var separator = UInt8(ascii: "|")
        for trade in trades {
            frame.append(separator)
            append(trade, to: &frame)
            separator = UInt8(ascii: "^")
        }
    }
}

extension KISTradeEncoder {
    private func append(_ trade: MarketTrade, to frame: inout [UInt8]) {
        let symbol = symbols[trade.symbolIndex]
        frame.append(contentsOf: symbol.code)
        appendPrices(trade, symbol, to: &frame)
        appendTotals(trade, symbol, to: &frame)
        appendExtremes(trade, to: &frame)
        appendState(trade, symbol, to: &frame)
    }

    /// Fields 1–12: time, price, change, the day's prices, the quotes, quantity.
    private func appendPrices(_ trade: MarketTrade, _ symbol: Symbol, to frame: inout [UInt8]) {
        let change = trade.price - symbol.previousClose
        let sign: UInt8 =
            switch trade.price {
            case symbol.limits.upper: 1
            case symbol.limits.lower: 4
            default: Self.sign(of: change)
            }
        Self.separate(&frame)
        frame.append(clock: trade.second)
        Self.append(trade.price, to: &frame)
        Self.append(sign: sign, to: &frame)
        Self.append(change, to: &frame)
        Self.append(ratio: change * 10_000, symbol.previousClose, to: &frame)
        Self.append(ratio: trade.day.turnover * 100, trade.day.volume, to: &frame)
        Self.append(trade.day.open, to: &frame)
        Self.append(trade.day.high, to: &frame)
        Self.append(trade.day.low, to: &frame)
        Self.append(trade.book.ask, to: &frame)
        Self.append(trade.book.bid, to: &frame)
        Self.append(trade.quantity, to: &frame)
    }

    /// Fields 13–23: cumulative volume and turnover, the two sides' counts and sums, the trade's side.
    private func appendTotals(_ trade: MarketTrade, _ symbol: Symbol, to frame: inout [UInt8]) {
        let day = trade.day
        Self.append(day.volume, to: &frame)
        Self.append(day.turnover, to: &frame)
        Self.append(day.sellCount, to: &frame)
        Self.append(day.buyCount, to: &frame)
        Self.append(day.buyCount - day.sellCount, to: &frame)
        Self.append(ratio: day.buyVolume * 10_000, day.sellVolume, to: &frame)
        Self.append(day.sellVolume, to: &frame)
        Self.append(day.buyVolume, to: &frame)
        Self.append(sign: Self.code(of: trade.side), to: &frame)
        // A recorded frame shows 0.44 for 0.4485: this one ratio is cut, not rounded.
        let sides = day.buyVolume + day.sellVolume
        Self.separate(&frame)
        frame.append(hundredths: sides == 0 ? 0 : day.buyVolume * 100 / sides)
        Self.append(ratio: day.volume * 10_000, symbol.previousVolume, to: &frame)
    }

    /// Fields 24–32: when the open, the high and the low were made and how far the price is from each.
    private func appendExtremes(_ trade: MarketTrade, to frame: inout [UInt8]) {
        let day = trade.day
        let marks = (
            (day.openSecond, trade.price - day.open), (day.highSecond, trade.price - day.high),
            (day.lowSecond, trade.price - day.low)
        )
        Self.append(mark: marks.0, to: &frame)
        Self.append(mark: marks.1, to: &frame)
        Self.append(mark: marks.2, to: &frame)
    }

    /// Fields 33–46: the date, the market's state, the book's quantities, comparisons with the previous day.
    private func appendState(_ trade: MarketTrade, _ symbol: Symbol, to frame: inout [UInt8]) {
        frame.append(contentsOf: trade.isClosingPrint ? closingState : regularState)
        Self.append(trade.book.askQuantity, to: &frame)
        Self.append(trade.book.bidQuantity, to: &frame)
        Self.append(trade.book.totalAskQuantity, to: &frame)
        Self.append(trade.book.totalBidQuantity, to: &frame)
        Self.append(ratio: trade.day.volume * 10_000, symbol.listedShares, to: &frame)
        Self.append(trade.earlierVolume, to: &frame)
        Self.append(ratio: trade.day.volume * 10_000, trade.earlierVolume, to: &frame)
        // Regular session; no extension of the session; the reference of the volatility interruption is the open.
        Self.append(0, to: &frame)
        Self.separate(&frame)
        Self.append(trade.day.open, to: &frame)
        frame.append(contentsOf: end)
    }
}

extension KISTradeEncoder {
    private static func separate(_ frame: inout [UInt8]) {
        frame.append(UInt8(ascii: "^"))
    }

    private static func append(_ number: Int, to frame: inout [UInt8]) {
        separate(&frame)
        frame.append(decimal: number)
    }

    private static func append(sign: UInt8, to frame: inout [UInt8]) {
        separate(&frame)
        frame.append(UInt8(ascii: "0") + sign)
    }

    /// Appends a quotient in hundredths, half away from zero; zero where there is nothing to divide by.
    private static func append(ratio numerator: Int, _ denominator: Int, to frame: inout [UInt8]) {
        separate(&frame)
        guard denominator > 0 else { return frame.append(hundredths: 0) }
        let half = numerator < 0 ? -denominator / 2 : denominator / 2
        frame.append(hundredths: (numerator + half) / denominator)
    }

    private static func append(mark: (second: Int, distance: Int), to frame: inout [UInt8]) {
        separate(&frame)
        frame.append(clock: mark.second)
        append(sign: sign(of: mark.distance), to: &frame)
        append(mark.distance, to: &frame)
    }

    /// 2 above, 3 equal, 5 below.
    private static func sign(of difference: Int) -> UInt8 {
        difference > 0 ? 2 : difference == 0 ? 3 : 5
    }

    /// 1 a purchase, 5 a sale, 3 neither.
    private static func code(of side: MarketTrade.Side) -> UInt8 {
        switch side {
        case .buy: 1
        case .sell: 5
        case .auction: 3
        }
    }
}
