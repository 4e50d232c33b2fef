/// Books.
extension FrameEncoders {
    /// The ten levels of a symbol's book.
    func book(_ board: Board, _ channel: SocketChannel, at time: Moment) -> String {
        let venue: Venue = channel == .nextradeBook ? .nxt : .krx
        let levels = board.levels(at: venue)
        let day = channel == .combinedBook ? board.combined : board.day(at: venue)
        let base = board.reference.previousClose
        var fields = [board.instrument.symbol, time.clock, "0"]
        for side in [levels.asks, levels.bids] { fields += Self.ten(side.map(\.price)) }
        for side in [levels.asks, levels.bids] { fields += Self.ten(side.map(\.quantity)) }
        // Totals, those after hours, the auction's expectation (none), the volume, and four changes.
        fields += [
            String(levels.asks.sum), String(levels.bids.sum), "0", "0", "0", "0", "0", String(-base), "5", "-100.00",
        ]
        fields += [String(day.volume), "0", "0", "0", "0", "0"]
        let middle = [String((levels.asks[0].price + levels.bids[0].price) / 2), "0", "0"]
        let segment = Self.segment(at: time)
        switch channel {
        case .book: fields += middle + [segment]
        case .nextradeBook: fields += middle + ["0", "0", "0"]
        default: fields += middle + middle + ["0"]
        }
        return "0|\(channel.rawValue)|001|\(fields.prefix(width(of: channel)).joined(separator: "^"))"
    }

    private static func ten(_ numbers: [Int]) -> [String] {
        (0..<BookLevels.depth).map { String(numbers.indices.contains($0) ? numbers[$0] : 0) }
    }

    private static func segment(at time: Moment) -> String {
        switch time.second {
        case ..<SessionClock.open: "1"
        case ..<SessionClock.close: "2"
        default: "3"
        }
    }
}
