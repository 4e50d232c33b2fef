import Testing

@testable import Simulator

/// What clients of the broker see of orders placed by hand.
struct HandTradeTests {
    @Test(arguments: Realm.allCases)
    func `lists of orders and balances agree with the broker's books`(realm: Realm) throws {
        var customer = try Customer(realm, at: 9 * 3_600) { simulation in
            simulation.handTrades = 120
            simulation.limits.rows.orders = 15
        }
        customer.wait(until: 15 * 3_600 + 31 * 60)

        let rows = Self.allOrders(&customer, realm)
        let balance = customer.balance(realm == .real ? "TTTC8434R" : "VTTC8434R")

        let books = customer.kis.books
        #expect(books.orders.count == rows.count)
        #expect(books.orders.contains { $0.rejected > 0 })
        for (row, order) in zip(rows, books.orders.reversed()) {
            #expect(row.number("odno") == order.number)
            #expect(row.number("ord_qty") == order.ordered)
            #expect(row.number("tot_ccld_qty") == order.filled)
            #expect(row.number("tot_ccld_amt") == order.value)
            #expect(row.number("cncl_cfrm_qty") == order.cancelled)
            #expect(row.number("rjct_qty") == order.rejected)
            #expect(row.number("rmn_qty") == order.ordered - order.filled - order.cancelled - order.rejected)
        }
        let held = balance.rows("output1").filter { $0.number("hldg_qty") > 0 }
        #expect(held.map { $0["pdno"]?.plain } == books.holdings.map(\.symbol))
        #expect(held.map { $0.number("hldg_qty") } == books.holdings.map(\.quantity))
        #expect(held.map { $0.number("pchs_amt") } == books.holdings.map(\.cost))
        #expect(balance.rows("output2").first?.number("prvs_rcdl_excc_amt") == books.cash)
    }

    @Test func `what was earned agrees with the broker's books`() throws {
        var customer = try Customer(at: 9 * 3_600) { $0.handTrades = 120 }
        customer.wait(until: 15 * 3_600 + 31 * 60)
        let day = customer.now.day.compact

        let answer = customer.get(
            "domestic-stock/v1/trading/inquire-period-profit",
            "TTTC8708R",
            [
                "CANO": "50123456", "ACNT_PRDT_CD": "01", "INQR_STRT_DT": day, "INQR_END_DT": day, "SORT_DVSN": "00",
                "INQR_DVSN": "00", "CBLC_DVSN": "00", "PDNO": "", "CTX_AREA_FK100": "", "CTX_AREA_NK100": "",
            ]
        )

        let profit = try #require(customer.kis.books.profits[customer.now.day])
        #expect(profit != 0)
        #expect(answer.rows("output1").first?.number("rlzt_pfls") == profit)
    }

    @Test func `every order, fill and refusal is told over the socket`() throws {
        var customer = try Customer(at: 9 * 3_600) { $0.handTrades = 40 }
        let books = customer.kis.books
        _ = customer.listen(1, [("H0STCNI0", "maedup")])

        customer.wait(until: 15 * 3_600 + 31 * 60)
        _ = customer.balance()

        let frames = customer.texts().filter { $0.hasPrefix("1|H0STCNI0|001|") }
        #expect(books.orders.isEmpty)
        #expect(frames.count > customer.kis.books.orders.count)
    }

    @Test func `a refusal is marked in its notice`() throws {
        let simulation = KISSimulation(symbols: 8, ticks: 1_000)
        var desk = try SimulatedKIS(simulation).desk
        while desk.step(until: Moment(day: SampleDay.defaultDay, second: 36_000)) != nil {}

        _ = try desk.placeFromApp(
            OrderRequest(symbol: "005930", side: .sell, code: "00", quantity: 11, price: 70_000, routing: .krx)
        )

        let notice = try #require(desk.notices.first)
        let fields = NoticeWriter(simulation).text(of: notice, desk).split(
            separator: "^",
            omittingEmptySubsequences: false
        )
        #expect(fields[12...14] == ["1", "1", "1"])
    }

    @Test func `nobody trades by hand unless it is asked for`() throws {
        var customer = try Customer(at: 9 * 3_600)

        customer.wait(until: 15 * 3_600)
        _ = customer.balance()

        #expect(customer.kis.books.orders.isEmpty)
        #expect(customer.kis.books.holdings.map(\.symbol) == ["005930"])
    }

    private static func allOrders(_ customer: inout Customer, _ realm: Realm) -> [JSONValue] {
        let id = realm == .real ? "TTTC0081R" : "VTTC0081R"
        var answer = customer.dailyOrders(id)
        var rows = answer.rows("output1")
        for _ in 0..<100 where answer.continuation == "F" || answer.continuation == "M" {
            answer = customer.dailyOrders(id, next: (answer["ctx_area_fk100"], answer["ctx_area_nk100"]))
            rows += answer.rows("output1")
        }
        return rows
    }
}
