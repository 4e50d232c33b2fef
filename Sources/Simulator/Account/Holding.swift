/// What the account holds of one symbol, with its cost; won, or ten-thousandths of a dollar.
struct Holding: Sendable, Hashable {
    private(set) var quantity = 0
    private(set) var cost = 0
    private(set) var today = Moved()
    private(set) var yesterday = Moved()
    /// Trading days since everything was sold.
    private(set) var daysEmpty = 0

    struct Moved: Sendable, Hashable {
        var bought = 0
        var sold = 0
    }

    init(quantity: Int = 0, cost: Int = 0) {
        self.quantity = quantity
        self.cost = cost
    }

    mutating func buy(_ count: Int, for amount: Int) {
        quantity += count
        cost += amount
        today.bought += count
        daysEmpty = 0
    }

    /// Takes shares out and returns what they had cost on average.
    mutating func sell(_ count: Int) -> Int {
        precondition(count <= quantity, "more is sold than held")
        let part = count == quantity ? cost : cost * count / quantity
        quantity -= count
        cost -= part
        today.sold += count
        return part
    }

    /// Begins a trading day.
    mutating func open() {
        yesterday = today
        today = Moved()
        if quantity == 0 { daysEmpty += 1 }
    }

    /// Sold out rows stay in the lists for two days.
    var isShown: Bool { quantity > 0 || daysEmpty < 2 }

    /// The average cost in ten-thousandths.
    var averageCost: Int { quantity == 0 ? 0 : (cost * 10_000 + quantity / 2) / quantity }
}
