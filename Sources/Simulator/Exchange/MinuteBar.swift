/// One symbol's prices and volume over one minute, in won and shares.
struct MinuteBar: Sendable, Hashable {
    /// The minute after the Korean midnight.
    let minute: Int
    let open: Int
    private(set) var high: Int
    private(set) var low: Int
    private(set) var close: Int
    private(set) var volume: Int
    /// Won traded since the day began.
    private(set) var turnover: Int

    init(minute: Int, price: Int, quantity: Int, turnover: Int) {
        self.minute = minute
        (open, high, low, close) = (price, price, price, price)
        volume = quantity
        self.turnover = turnover
    }

    mutating func add(price: Int, quantity: Int, turnover: Int) {
        high = max(high, price)
        low = min(low, price)
        close = price
        volume += quantity
        self.turnover = turnover
    }
}
