import Testing

@testable import Simulator

/// The account's owner at the desk.
struct OwnerTests {
    @Test(arguments: [1, 7, 200])
    func `so many orders are placed on a trading day, all in the regular session`(count: Int) throws {
        var trial = try OwnerTrial(count, at: 8 * 3_600)

        trial.advance(to: 20 * 3_600)

        #expect(trial.moments.count == count)
        #expect(trial.desk.orders.orders.count == count)
        #expect(trial.moments.allSatisfy { ($0.second >= 9 * 3_600) && ($0.second < 15 * 3_600 + 30 * 60) })
        #expect(trial.moments == trial.moments.sorted())
    }

    @Test(arguments: [8 * 3_600, 10 * 3_600, 15 * 3_600])
    func `the first order comes within a minute and is filled at once`(start: Int) throws {
        var trial = try OwnerTrial(5, at: start)

        trial.advance(to: max(start, 9 * 3_600) + 60)

        #expect(trial.moments.count == 1)
        #expect(trial.desk.orders.orders.first?.filled ?? 0 > 0)
    }

    @Test func `every trading day has its own orders, and a weekend none`() throws {
        let friday = SampleDay.defaultDay
        var trial = try OwnerTrial(20, at: 8 * 3_600)

        trial.advance(to: 20 * 3_600, on: friday.nextTradingDay)

        let days = Dictionary(grouping: trial.moments, by: \.day).mapValues { $0.map(\.second) }
        #expect(Set(days.keys) == [friday, friday.nextTradingDay])
        #expect(days[friday]?.count == 20)
        #expect(days[friday.nextTradingDay]?.count == 20)
        #expect(days[friday] != days[friday.nextTradingDay])
    }

    @Test func `the same seed gives the same orders however the time is cut, another seed others`() throws {
        var whole = try OwnerTrial(50, at: 9 * 3_600)
        var parts = try OwnerTrial(50, at: 9 * 3_600)
        var other = try OwnerTrial(50, at: 9 * 3_600, seed: 8)

        whole.advance(to: 16 * 3_600)
        for second in stride(from: 9 * 3_600, through: 16 * 3_600, by: 97) { parts.advance(to: second) }
        parts.advance(to: 16 * 3_600)
        other.advance(to: 16 * 3_600)

        #expect(whole.desk.orders.orders == parts.desk.orders.orders)
        #expect(whole.notices == parts.notices)
        #expect(whole.desk.orders.orders != other.desk.orders.orders)
    }

    @Test(arguments: 1...6 as ClosedRange<UInt64>)
    func `everything that happens to orders happens, and adds up`(seed: UInt64) throws {
        var trial = try OwnerTrial(300, at: 8 * 3_600, seed: seed)

        trial.advance(to: 20 * 3_600)

        let orders = trial.desk.orders.orders
        let fills = Dictionary(grouping: trial.notices.filter(\.isFill), by: \.order.number)
        #expect(Set(orders.map(\.side)) == [.buy, .sell], "seed \(seed)")
        #expect(Set(orders.map(\.code)) == ["00", "01"], "seed \(seed)")
        #expect(Set(orders.map(\.change)) == [.new, .modify, .cancel], "seed \(seed)")
        #expect(orders.contains { $0.rejected > 0 }, "seed \(seed)")
        #expect(fills.values.contains { $0.count > 1 }, "seed \(seed)")
        #expect(trial.notices.contains { $0.isFill && $0.order.remaining > 0 }, "seed \(seed)")
        for order in orders {
            let told = fills[order.number] ?? []
            #expect(told.reduce(0) { $0 + $1.quantity } == order.filled, "seed \(seed), order \(order.number)")
            #expect(
                told.reduce(0) { $0 + $1.quantity * $1.price } == order.amount,
                "seed \(seed), order \(order.number)"
            )
            #expect(order.remaining == 0, "seed \(seed), order \(order.number)")
        }
        #expect(trial.desk.account.finalCash >= 0, "seed \(seed)")
    }

    @Test func `what is not held cannot be sold and is told to be refused`() throws {
        var trial = try DeskTrial()
        let request = OrderRequest(symbol: "005930", side: .sell, code: "01", quantity: 201, price: 0, routing: .krx)

        let order = try trial.desk.placeFromApp(request)

        #expect(order.rejected == 201)
        #expect(!order.isOpen)
        #expect(trial.desk.orders.open.isEmpty)
        #expect(trial.desk.notices.map(\.isRejection) == [true])
    }

    @Test func `only the owner's own orders are changed by hand`() throws {
        var trial = try OwnerTrial(300, at: 9 * 3_600)
        let lower = trial.desk.market.boards[0].limits.lower
        let order = try trial.desk.place(
            OrderRequest(symbol: "005930", side: .buy, code: "00", quantity: 1, price: lower, routing: .krx)
        )

        trial.advance(to: 15 * 3_600 + 25 * 60)

        let place = try #require(trial.desk.orders.place(of: order.number))
        #expect(trial.desk.orders[place].remaining == 1)
        #expect(trial.desk.orders.orders.contains { $0.change == .cancel })
    }
}

/// A desk with its market and its owner.
struct OwnerTrial {
    var desk: Desk
    private var owner: Owner
    private(set) var moments: [Moment] = []
    private(set) var notices: [Notice] = []

    init(_ count: Int, at second: Int, seed: UInt64 = 7) throws {
        let start = Moment(day: SampleDay.defaultDay, second: second)
        let sample = try SampleDay(seed: seed, day: start.day, symbols: 10, ticks: 5_000)
        let account = Account(cash: 50_000_000, dollars: 0)
        desk = Desk(realm: .real, sample: sample, start: start, account: account)
        owner = Owner(ordersPerDay: count, seed: seed, start: start)
    }

    mutating func advance(to second: Int, on day: MarketDate = SampleDay.defaultDay) {
        let end = Moment(day: day, second: second)
        while let next = owner.next(until: end) {
            while desk.step(until: next) != nil {}
            moments.append(next)
            owner.act(at: &desk)
        }
        while desk.step(until: end) != nil {}
        notices += desk.notices
        desk.notices.removeAll()
    }
}
