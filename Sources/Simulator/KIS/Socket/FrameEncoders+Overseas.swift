/// American frames.
extension FrameEncoders {
    private func times(_ time: Moment) -> (local: NewYorkTime, fields: [String]) {
        let local = NewYorkTime(time)
        return (local, [local.day.compact, Moment.clock(local.second), time.day.compact, time.clock])
    }

    func overseasTrade(_ trade: OverseasTrade, _ board: OverseasBoard, at time: Moment) -> String {
        let (local, times) = times(time)
        let (day, change) = (trade.day, trade.price - board.base)
        var fields = [board.listing.realTimeSymbol, board.listing.symbol, "4", local.day.compact] + times
        fields += [day.open, day.high, day.low, trade.price].map { WireNumber.dollars($0) }
        fields += [
            WireNumber.sign(trade.price, base: board.base), WireNumber.dollars(change),
            WireNumber.percent(change, of: board.base),
        ]
        fields += [WireNumber.dollars(trade.book.bid), WireNumber.dollars(trade.book.ask)]
        fields += [trade.book.bidQuantity, trade.book.askQuantity, trade.quantity, day.volume].map(String.init)
        fields += [String(day.turnover / 10_000), String(day.sellVolume), String(day.buyVolume)]
        fields += [WireNumber.percent(day.buyVolume, of: day.sellVolume), String(trade.session.rawValue)]
        return "0|\(SocketChannel.overseasTrades.rawValue)|001|\(fields.joined(separator: "^"))"
    }

    func overseasBook(_ board: OverseasBoard, at time: Moment) -> String {
        let book = board.book
        var fields = [board.listing.realTimeSymbol, board.listing.symbol, "4"] + times(time).fields
        fields += [String(book.bidQuantity), String(book.askQuantity), "0", "0"]
        for place in 0..<BookLevels.depth {
            fields += [
                WireNumber.dollars(max(100, book.bid - 100 * place)), WireNumber.dollars(book.ask + 100 * place),
                String(book.bidQuantity * (place + 1)), String(book.askQuantity * (place + 1)), "0", "0",
            ]
        }
        return
            "0|\(SocketChannel.overseasBook.rawValue)|001|\(fields.prefix(width(of: .overseasBook)).joined(separator: "^"))"
    }

    /// How many fields a record of a book has.
    func width(of channel: SocketChannel) -> Int {
        switch channel {
        case .book: widths.book
        case .nextradeBook: widths.nextradeBook
        case .combinedBook: widths.combinedBook
        default: widths.overseasBook
        }
    }
}
