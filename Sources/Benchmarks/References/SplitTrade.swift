/// A trade read the obvious way, by splitting text.
struct SplitTrade {
    var symbol: String
    /// Seconds after midnight in Korea.
    var second: Int
    var price: Int
    var quantity: Int
    var dayVolume: Int
    var ask: Int
    var bid: Int

    /// Reads the trades of a frame.
    static func trades(of frame: String) -> [SplitTrade] {
        let parts = frame.split(separator: "|", omittingEmptySubsequences: false)
        let fields = parts[3].split(separator: "^", omittingEmptySubsequences: false)
        let count = Int(parts[2]) ?? 0
        let width = fields.count / max(1, count)
        return (0..<count).compactMap { SplitTrade(fields[$0 * width..<($0 + 1) * width]) }
    }

    private init?(_ record: ArraySlice<Substring>) {
        let first = record.startIndex
        guard let clock = Int(record[first + 1]), let price = Int(record[first + 2]), let ask = Int(record[first + 10]),
            let bid = Int(record[first + 11]), let quantity = Int(record[first + 12]),
            let volume = Int(record[first + 13])
        else { return nil }
        symbol = String(record[first])
        second = clock / 10_000 * 3_600 + clock / 100 % 100 * 60 + clock % 100
        (self.price, self.quantity, dayVolume, self.ask, self.bid) = (price, quantity, volume, ask, bid)
    }
}
