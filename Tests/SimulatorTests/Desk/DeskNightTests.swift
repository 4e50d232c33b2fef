import Testing

@testable import Simulator

/// Orders over night and in America.
struct DeskNightTests {
    @Test func `a reserved order is sent before the next opening`() throws {
        var trial = try DeskTrial(at: 18 * 3_600)
        let request = OrderRequest(symbol: "005930", side: .buy, code: "01", quantity: 2, price: 0, routing: .krx)
        let monday = SampleDay.defaultDay.nextTradingDay

        let reserved = try trial.desk.reserve(request, until: nil)

        #expect(reserved.day == monday)
        trial.advance(to: 9 * 3_600 + 60, on: monday)
        guard case .order(let number)? = trial.desk.reserved[0].sent[monday] else {
            Issue.record("it was not sent")
            return
        }
        let place = try #require(trial.desk.orders.place(of: number))
        #expect(trial.desk.orders[place].filled == 2)
        #expect(throws: OrderReject.afterClose) { try trial.desk.reserve(request, until: nil) }
    }

    @Test func `a reserved order can be taken back once`() throws {
        var trial = try DeskTrial(at: 18 * 3_600)
        let request = OrderRequest(symbol: "005930", side: .buy, code: "01", quantity: 2, price: 0, routing: .krx)
        let reserved = try trial.desk.reserve(request, until: nil)

        try trial.desk.cancelReserved(reserved.sequence)

        #expect(throws: OrderReject.nothingToChange) { try trial.desk.cancelReserved(reserved.sequence) }
        trial.advance(to: 9 * 3_600 + 60, on: SampleDay.defaultDay.nextTradingDay)
        #expect(trial.desk.orders.orders.isEmpty)
    }

    @Test func `an American order is taken in the American session and filled at its price or better`() throws {
        var trial = try DeskTrial(at: 23 * 3_600 + 45 * 60)
        let index = try #require(trial.desk.overseas.index(ofRealTimeSymbol: "DNASAAPL"))
        let book = trial.desk.overseas.boards[index].book

        let order = try trial.desk.place(Self.apple(.buy, 2, at: book.ask + 500))

        #expect(order.filled > 0)
        #expect(order.averagePrice == book.ask)
        #expect(throws: OrderReject.offTick) { try trial.desk.place(Self.apple(.buy, 1, at: book.ask + 1)) }
        #expect(throws: OrderReject.notEnoughShares) { try trial.desk.place(Self.apple(.sell, 9, at: book.ask)) }
        #expect(throws: OrderReject.notEnoughCash) { try trial.desk.place(Self.apple(.buy, 9_000, at: book.ask)) }
    }

    @Test func `an American order is refused by day and one at a given price is no market order`() throws {
        var day = try DeskTrial(at: 12 * 3_600)
        var night = try DeskTrial(at: 23 * 3_600 + 45 * 60)
        var market = Self.apple(.buy, 1, at: 231_0000)
        market.code = "01"

        #expect(throws: OrderReject.overseasClosed) { try day.desk.place(Self.apple(.buy, 1, at: 231_0000)) }
        #expect(throws: OrderReject.kindNotAllowed) { try night.desk.place(market) }
    }

    @Test func `summer time moves the American session by an hour`() throws {
        let winter = try #require(MarketDate(iso: "2026-11-20"))
        let summer = try #require(MarketDate(iso: "2026-07-22"))

        let opens = { (day: MarketDate, second: Int) in
            OverseasSession(NewYorkTime(Moment(day: day, second: second))) == .regular
        }

        #expect(!opens(winter, 23 * 3_600 + 29 * 60))
        #expect(opens(winter, 23 * 3_600 + 31 * 60))
        #expect(!opens(summer, 22 * 3_600 + 29 * 60))
        #expect(opens(summer, 22 * 3_600 + 31 * 60))
    }

    @Test(arguments: ["2026-11-26", "2026-12-25", "2026-07-03", "2026-01-19", "2026-05-25", "2026-04-03"])
    func `American holidays are closed`(day: String) throws {
        #expect(!OverseasSession.isOpen(try #require(MarketDate(iso: day))))
    }

    private static func apple(_ side: OrderSide, _ quantity: Int, at price: Int) -> Desk.OverseasRequest {
        Desk.OverseasRequest(
            symbol: "AAPL",
            exchange: .nasdaq,
            side: side,
            code: "00",
            quantity: quantity,
            price: price
        )
    }
}
