/// Writes one trading day's frames of every channel.
struct FrameEncoders: Sendable {
    let day: MarketDate
    private let symbols: [String]
    let widths: KISWidths
    private let tradeEncoders: [Key: KISTradeEncoder]
    private let expectation: KISTradeEncoder

    private struct Key: Hashable {
        let channel: SocketChannel
        let segment: Print.Segment
    }

    init(_ sample: SampleDay, widths: KISWidths) {
        day = sample.day
        self.widths = widths
        symbols = sample.instruments.map(\.symbol)
        var encoders: [Key: KISTradeEncoder] = [:]
        for channel in [SocketChannel.trades, .nextradeTrades, .combinedTrades] {
            for segment in [Print.Segment.pre, .regular, .after] {
                encoders[Key(channel: channel, segment: segment)] = KISTradeEncoder(
                    references: sample.references,
                    day: sample.day,
                    vintage: widths.trade,
                    channel: channel.rawValue,
                    segment: segment
                )
            }
        }
        tradeEncoders = encoders
        expectation = KISTradeEncoder(
            references: sample.references,
            day: sample.day,
            vintage: .fields46,
            channel: SocketChannel.expected.rawValue,
            segment: .pre
        )
    }

    func symbol(of print: Print) -> String { symbols[print.trade.symbolIndex] }

    /// Trades of one moment and one part of the day in one frame.
    func trades(_ prints: [Print], _ channel: SocketChannel) -> String {
        guard let first = prints.first, let encoder = tradeEncoders[Key(channel: channel, segment: first.segment)]
        else {
            return ""
        }
        var frame: [UInt8] = []
        encoder.append(
            prints.map { print in
                guard channel == .combinedTrades else { return print.trade }
                var trade = print.trade
                trade.day = print.combined
                return trade
            },
            to: &frame
        )
        return String(decoding: frame, as: UTF8.self)
    }

    /// What an auction would come to: the trade's fields without the last one.
    func expected(_ board: Board, _ symbol: Int, at time: Moment) -> String {
        let quantity = max(1, board.reference.previousVolume / 100)
        var day = board.krx.day
        day.add(price: board.price, quantity: quantity, side: .auction, at: time.second)
        let trade = MarketTrade(
            symbolIndex: symbol,
            second: time.second,
            price: board.price,
            quantity: quantity,
            side: .auction,
            book: board.book(at: .krx),
            earlierVolume: max(1, board.reference.previousVolume),
            day: day
        )
        var frame: [UInt8] = []
        expectation.append([trade], to: &frame)
        let end = frame.lastIndex(of: UInt8(ascii: "^")) ?? frame.endIndex
        return String(decoding: frame[..<end], as: UTF8.self)
    }

    /// A change of what the market does.
    func operation(_ registration: SocketSession.Registration, code: String) -> String {
        "0|\(registration.channel.rawValue)|001|\(registration.key)^N^(null)^\(code)^311^^^55^N^N^1"
    }
}
