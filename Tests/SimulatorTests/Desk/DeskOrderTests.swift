import Testing

@testable import Simulator

/// Single orders.
struct DeskOrderTests {
    @Test(
        arguments: [
            (10 * 3_600, "00", OrderRouting.krx, 1, 70_050, OrderReject.offTick),
            (10 * 3_600, "00", .krx, 1, 91_100, .aboveUpperLimit),
            (10 * 3_600, "00", .krx, 1, 48_900, .belowLowerLimit),
            (10 * 3_600, "01", .nxt, 1, 0, .noMarketOrders),
            (10 * 3_600, "07", .krx, 1, 70_000, .kindNotAllowed),
            (10 * 3_600, "22", .smart, 1, 70_000, .kindNotAllowed),
            (10 * 3_600, "05", .krx, 1, 0, .afterClose),
            (10 * 3_600, "41", .krx, 1, 70_000, .afterClose),
            (10 * 3_600, "01", .krx, 400, 0, .notEnoughCash),
            (8 * 3_600, "00", .krx, 1, 70_000, .beforeOpening),
            (8 * 3_600 + 53 * 60, "00", .nxt, 1, 70_000, .beforeOpening),
            (8 * 3_600 + 45 * 60, "11", .krx, 1, 70_000, .kindNotAllowed),
            (15 * 3_600 + 25 * 60, "03", .krx, 1, 0, .kindNotAllowed),
            (15 * 3_600 + 35 * 60, "00", .krx, 1, 70_000, .afterClose),
            (16 * 3_600 + 60, "01", .krx, 1, 0, .afterMarketKinds),
            (20 * 3_600 + 60, "00", .nxt, 1, 70_000, .afterClose),
        ] as [(Int, String, OrderRouting, Int, Int, OrderReject)]
    )
    func `an order is refused for its reason`(
        second: Int,
        code: String,
        routing: OrderRouting,
        quantity: Int,
        price: Int,
        reject: OrderReject
    ) throws {
        var trial = try DeskTrial(at: second)

        #expect(throws: reject) {
            try trial.desk.place(Self.buy(code, quantity, at: price, routing))
        }

        #expect(trial.desk.orders.orders.isEmpty)
        #expect(trial.desk.notices.isEmpty)
    }

    @Test func `a closed day, an unknown symbol and a sale of nothing are refused`() throws {
        var weekend = try DeskTrial(at: 10 * 3_600)
        weekend.advance(to: 10 * 3_600, on: SampleDay.defaultDay.advanced(by: 1))
        var trial = try DeskTrial()
        var unknown = Self.buy("00", 1, at: 70_000)
        unknown.symbol = "000001"
        let sale = OrderRequest(symbol: "005380", side: .sell, code: "01", quantity: 1, price: 0, routing: .krx)

        #expect(throws: OrderReject.closedDay) { try weekend.desk.place(Self.buy("00", 1, at: 70_000)) }
        #expect(throws: OrderReject.unknownSymbol) { try trial.desk.place(unknown) }
        #expect(throws: OrderReject.notEnoughShares) { try trial.desk.place(sale) }
    }

    @Test func `a limit above the ask is filled at the ask`() throws {
        var trial = try DeskTrial()
        let board = trial.desk.market.boards[0]
        let ask = board.book(at: .krx).ask

        let order = try trial.desk.place(Self.buy("00", 3, at: board.grid.above(ask)))

        #expect(order.filled == 3)
        #expect(order.averagePrice == ask)
        #expect(trial.desk.notices.map(\.isFill) == [false, true])
    }

    @Test func `a large order walks through the book in several fills`() throws {
        var trial = try DeskTrial()
        let levels = trial.desk.market.boards[0].levels(at: .krx).bids
        let quantity = levels[0].quantity + 1
        trial.desk.account.hold(0, quantity, cost: quantity * 1_000)

        let order = try trial.desk.place(
            OrderRequest(symbol: "005930", side: .sell, code: "01", quantity: quantity, price: 0, routing: .krx)
        )

        let fills = trial.desk.notices.filter(\.isFill)
        #expect(fills.map(\.price) == [levels[0].price, levels[1].price])
        #expect(fills.map(\.quantity) == [levels[0].quantity, 1])
        #expect(order.remaining == 0)
    }

    @Test func `what was taken from the book is gone until the market trades again`() throws {
        var trial = try DeskTrial()
        let ask = trial.desk.market.boards[0].levels(at: .krx).asks[0]
        trial.desk.account = Account(cash: 100_000_000_000, dollars: 0)
        _ = try trial.desk.place(Self.buy("00", ask.quantity, at: ask.price))

        let second = try trial.desk.place(Self.buy("11", 5, at: ask.price))

        #expect(second.filled == 0)
        #expect(second.cancelled == 5)
        #expect(trial.desk.notices.last?.kind == .dropped)
    }

    @Test func `all or nothing fills nothing of what is too much`() throws {
        var trial = try DeskTrial()
        let ask = trial.desk.market.boards[0].levels(at: .krx).asks[0]
        trial.desk.account = Account(cash: 100_000_000_000, dollars: 0)

        let order = try trial.desk.place(Self.buy("12", ask.quantity + 1, at: ask.price))

        #expect(order.filled == 0)
        #expect(order.remaining == 0)
    }

    @Test func `orders before the opening meet at its single price`() throws {
        var trial = try DeskTrial(at: 8 * 3_600 + 40 * 60)
        let limits = trial.desk.market.boards[0].limits
        let order = try trial.desk.place(Self.buy("00", 5, at: limits.upper))
        #expect(order.filled == 0)

        trial.advance(to: 9 * 3_600 + 30)

        let board = trial.desk.market.boards[0]
        let place = try #require(trial.desk.orders.place(of: order.number))
        #expect(trial.desk.orders[place].filled == 5)
        #expect(trial.desk.orders[place].averagePrice == board.krx.day.open)
    }

    @Test func `a modification has a new number and the old one is dead`() throws {
        var trial = try DeskTrial()
        let lower = trial.desk.market.boards[0].limits.lower
        let order = try trial.desk.place(Self.buy("00", 10, at: lower))
        let change = OrderChange(
            original: order.number,
            kind: .modify(code: "00", price: lower + 100, triggerPrice: 0),
            quantity: nil
        )

        let modified = try trial.desk.change(change, routing: .krx)

        #expect(modified.number != order.number)
        #expect(modified.original == order.number)
        #expect(modified.remaining == 10)
        #expect(trial.desk.notices.last?.order.change == .modify)
        #expect(throws: OrderReject.nothingToChange) {
            try trial.desk.change(OrderChange(original: order.number, kind: .cancel), routing: .krx)
        }
        #expect(throws: OrderReject.noOriginal) {
            try trial.desk.change(OrderChange(original: modified.number, kind: .cancel), routing: .nxt)
        }
    }

    @Test func `part of an order can be cancelled and the rest lives until the close`() throws {
        var trial = try DeskTrial()
        let order = try trial.desk.place(Self.buy("00", 10, at: trial.desk.market.boards[0].limits.lower))

        let cancellation = try trial.desk.change(
            OrderChange(original: order.number, kind: .cancel, quantity: 4),
            routing: .krx
        )

        let place = try #require(trial.desk.orders.place(of: order.number))
        #expect(trial.desk.orders[place].remaining == 6)
        #expect(cancellation.change == .cancel)
        trial.advance(to: 15 * 3_600 + 31 * 60)
        #expect(trial.desk.orders[place].remaining == 0)
        #expect(trial.desk.orders[place].cancelled == 10)
    }

    @Test func `trades settle on the second trading day after`() throws {
        var trial = try DeskTrial()
        let order = try trial.desk.place(Self.buy("01", 1, at: 0))
        let cost = order.amount + TradingCosts.domestic(.buy, amount: order.amount, of: .stock).sum
        let (friday, account) = (SampleDay.defaultDay, trial.desk.account)

        #expect(account.cash == DeskTrial.cash)
        #expect(account.cash(settledBy: friday.nextTradingDay) == DeskTrial.cash)
        #expect(account.finalCash == DeskTrial.cash - cost)
        trial.advance(to: 60, on: friday.tradingDay(after: 1))
        #expect(trial.desk.account.cash == DeskTrial.cash)
        #expect(trial.desk.account.yesterday.bought == order.amount)
        trial.advance(to: 60, on: friday.tradingDay(after: 2))
        #expect(trial.desk.account.cash == DeskTrial.cash - cost)
    }

    @Test func `the fee of a purchase is that of the broker's own example`() {
        #expect(TradingCosts.domestic(.buy, amount: 280_400, of: .stock) == TradingCosts(fee: 40, tax: 0))
        #expect(TradingCosts.domestic(.sell, amount: 280_400, of: .stock).tax == 560)
        #expect(TradingCosts.domestic(.sell, amount: 280_400, of: .etf).tax == 0)
    }

    private static func buy(_ code: String, _ quantity: Int, at price: Int, _ routing: OrderRouting = .krx)
        -> OrderRequest
    {
        OrderRequest(
            symbol: "005930",
            side: .buy,
            code: code,
            quantity: quantity,
            price: price,
            routing: routing,
            triggerPrice: code == "22" ? price : 0
        )
    }
}
