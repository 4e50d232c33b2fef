/// Every order of the account, open or done, in the order of placing.
struct OrderLedger: Sendable {
    private(set) var orders: [Order] = []
    /// The places of the orders that can still be filled, oldest first.
    private(set) var open: [Int] = []
    private var today: [Int: Int] = [:]
    private var number = 0
    private var random: SplitMix64

    init(seed: UInt64) {
        random = SplitMix64(seed: seed, purpose: .keys, symbol: "orders")
        renumber()
    }

    subscript(place: Int) -> Order { orders[place] }

    /// The place of one of today's orders.
    func place(of number: Int) -> Int? { today[number] }

    /// A number that no order of today has.
    mutating func nextNumber() -> Int {
        number += 1 + random.below(30)
        return number
    }

    /// Adds an order and returns its place.
    mutating func add(_ order: Order) -> Int {
        if orders.count == Self.capacity { dropOldest() }
        orders.append(order)
        let place = orders.count - 1
        today[order.number] = place
        if order.isOpen { open.append(place) }
        return place
    }

    /// Changes an order; one that is done leaves the open ones.
    mutating func update(_ place: Int, _ change: (inout Order) -> Void) {
        change(&orders[place])
        if !orders[place].isOpen { open.removeAll { $0 == place } }
    }

    /// Starts a day whose numbers begin anew; numbers repeat from day to day.
    mutating func renumber() {
        number = 85_000 + random.below(1_000)
        today.removeAll()
    }

    private mutating func dropOldest() {
        // Places shift by what is dropped; open orders are recent, so a tenth of the oldest are all done.
        let count = open.first.map { min($0, Self.capacity / 10) } ?? Self.capacity / 10
        orders.removeFirst(count)
        open = open.map { $0 - count }
        today = today.compactMapValues { $0 >= count ? $0 - count : nil }
    }

    private static let capacity = 50_000
}
