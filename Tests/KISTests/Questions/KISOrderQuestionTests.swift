import PluginAPI
import Testing

@testable import KIS

@Suite struct KISOrderQuestionTests {
    private let today = Fixtures.today

    private func request(
        _ symbol: String = "005930",
        _ side: Side = .buy,
        _ kind: OrderKind = .market,
        _ quantity: Quantity = Quantity(10),
        at venue: Venue = .krx
    ) throws -> OrderRequest {
        OrderRequest(
            journalID: 1,
            symbol: try #require(Symbol(symbol)),
            side: side,
            kind: kind,
            quantity: quantity,
            venue: venue,
            origin: .outside
        )
    }

    private func order(_ symbol: String = "005930", isReserved: Bool = false) throws -> Order {
        Order(
            id: OrderID(day: today, branch: "03930", number: "85100"),
            symbol: try #require(Symbol(symbol)),
            side: .buy,
            kind: .limit(Price(70_000)),
            venue: symbol == "005930" ? .combined : .us,
            placedAt: Fixtures.now,
            ordered: Quantity(10),
            filled: Quantity(4),
            isReserved: isReserved
        )
    }

    @Test func `an order at the market's prices`() throws {
        let values = try KISPlaceQuestion(try request(), on: today).values(on: .real)

        #expect(values["ORD_DVSN"] == "01")
        #expect(values["ORD_UNPR"] == "0")
        #expect(values["ORD_QTY"] == "10")
        #expect(values["SLL_TYPE"] == "")
        #expect(try KISPlaceQuestion(try request("005930", .sell), on: today).values(on: .real)["SLL_TYPE"] == "01")
    }

    @Test func `a limit order in the after-market`() throws {
        let limit = try request("005930", .buy, .limit(Price(70_100)))

        #expect(try KISPlaceQuestion(limit, on: today, isAfterMarket: true).values(on: .real)["ORD_DVSN"] == "41")
        #expect(try KISPlaceQuestion(limit, on: today).values(on: .real)["ORD_DVSN"] == "00")
    }

    @Test func `what cannot be ordered is refused before anything is sent`() throws {
        let impossible = [
            try request("005930", .buy, .market, at: .nxt),
            try request("005930", .buy, .limit(Price(units: 1))),
            try request("005930", .buy, .limit(.zero)),
            try request("005930", .buy, .market, .zero),
            try request("005930", .buy, .market, Quantity(units: 1_500_000)),
            try request("NASDAQ:AAPL", .buy, .market),
        ]
        for order in impossible {
            let fault = #expect(throws: KISFault.self) { try KISPlaceQuestion(order, on: today).values(on: .real) }
            #expect(fault?.reaction == .never)
        }
        let toNXT = KISPlaceQuestion(try request("005930", .buy, .limit(Price(1)), at: .nxt), on: today)
        #expect(throws: KISFault.self) { try toNXT.values(on: .paper) }
        #expect(try toNXT.values(on: .real)["EXCG_ID_DVSN_CD"] == "NXT")
        let afterMarket = KISPlaceQuestion(try request(), on: today, isAfterMarket: true)
        #expect(throws: KISFault.self) { try afterMarket.values(on: .real) }
    }

    @Test func `an order's number is read, in either case of its name`() throws {
        let question = KISPlaceQuestion(try request(), on: today)

        let number = OrderID(day: today, branch: "03930", number: "85100")
        #expect(try read(question, Fixtures.accepted) == number)
        #expect(try read(question, Fixtures.accepted.replacing("ODNO", with: "odno")) == number)
    }

    @Test func `an accepted order without a number is unknown`() throws {
        let question = KISPlaceQuestion(try request(), on: today)
        for body in [
            #"{"rt_cd":"0","msg_cd":"APBK0013"}"#, #"{"rt_cd":"0","msg_cd":"APBK0013","output":{"ODNO":""}}"#,
            #"{"rt_cd":"0","msg_cd":"APBK0013","output":{"ODNO":"x1"}}"#,
        ] {
            let fault = #expect(throws: KISFault.self) { try read(question, body) }
            #expect(fault?.reaction == .unknown, "\(body)")
        }
    }

    @Test func `US orders`() throws {
        let buy = try request("NYSE:IBM", .buy, .limit(try #require(Price(decimal: "232.87"))), at: .us)
        let question = KISPlaceQuestion(buy, on: today)

        #expect(question.endpoint(on: .paper).paperID == "VTTT1002U")
        #expect(
            try question.values(on: .real) == [
                "OVRS_EXCG_CD": "NYSE", "PDNO": "IBM", "ORD_QTY": "10", "OVRS_ORD_UNPR": "232.87", "SLL_TYPE": "",
            ]
        )
        let sell = KISPlaceQuestion(try request("NYSE:IBM", .sell, .limit(Price(1)), at: .us), on: today)
        #expect(try sell.values(on: .real)["SLL_TYPE"] == "00")
        #expect(sell.endpoint(on: .paper).paperID == "VTTT1001U")
    }

    @Test func `a change names the order, its branch and its venue`() throws {
        let question = KISModifyQuestion(try order(), to: try request("005930", .buy, .limit(Price(71_000))), on: today)

        #expect(
            try question.values(on: .real) == [
                "KRX_FWDG_ORD_ORGNO": "03930", "ORGN_ODNO": "0000085100", "ORD_DVSN": "00", "RVSE_CNCL_DVSN_CD": "01",
                "ORD_QTY": "10", "ORD_UNPR": "71000", "QTY_ALL_ORD_YN": "N", "EXCG_ID_DVSN_CD": "SOR",
            ]
        )
        #expect(throws: KISFault.self) {
            try KISModifyQuestion(try order(isReserved: true), to: try request(), on: today).values(on: .real)
        }
    }

    @Test func `a cancellation takes all that is left`() throws {
        let korean = try KISCancelQuestion(try order(), on: today).values(on: .real)
        let us = try KISCancelQuestion(try order("NASDAQ:AAPL"), on: today).values(on: .real)

        #expect(korean["RVSE_CNCL_DVSN_CD"] == "02")
        #expect(korean["QTY_ALL_ORD_YN"] == "Y")
        #expect(korean["ORD_UNPR"] == "0")
        #expect(us["RVSE_CNCL_DVSN_CD"] == "02")
        #expect(us["ORD_QTY"] == "6")
        #expect(us["OVRS_ORD_UNPR"] == "0")
    }

    @Test func `a reserved order is cancelled under its own name`() throws {
        let question = KISCancelQuestion(try order(isReserved: true), on: today)

        let id = try read(question, #"{"rt_cd":"0","msg_cd":"X","output":{"NRML_PRCS_YN":"Y"}}"#)

        #expect(id == (try order()).id)
        #expect(try question.values(on: .real)["RSVN_ORD_SEQ"] == "85100")
        #expect(try question.values(on: .real)["RSVN_ORD_ORGNO"] == "03930")
        #expect(throws: KISFault.self) {
            try read(question, #"{"rt_cd":"0","msg_cd":"X","output":{"NRML_PRCS_YN":"N"}}"#)
        }
    }

    @Test func `every question gives exactly the parameters of its row`() throws {
        let symbol = try #require(Symbol("005930"))
        let apple = try #require(Symbol("NASDAQ:AAPL"))
        let name = AccountName("main")
        let us = try request("NASDAQ:AAPL", .buy, .limit(Price(1)), at: .us)
        for servers in KISServers.allCases {
            let access = try KISAccess.sample(servers == .real ? .real : .paper)
            func ask(_ question: some KISQuestion) throws {
                // A parameter too few or too many ends the program.
                guard question.endpoint(on: servers).trID(on: servers) != nil else { return }
                #expect(try access.request(for: question).url.contains("/uapi/"))
            }
            try ask(KISPriceQuestion(symbol))
            try ask(KISBookQuestion(symbol, slot: SymbolSlot(index: 0)))
            try ask(KISInvestorQuestion(symbol))
            try ask(KISHolidayQuestion(from: today))
            try ask(KISBarQuestion(symbol, .periods(.month, today...today)))
            try ask(KISBarQuestion(symbol, .today(upTo: .midnight)))
            try ask(KISBarQuestion(symbol, .minutes(today, upTo: .midnight)))
            try ask(KISBarQuestion(apple, .periods(.day, today...today)))
            try ask(KISBalanceQuestion(name))
            try ask(KISBuyableQuestion(symbol, kind: .limit(Price(1))))
            try ask(KISBuyableQuestion(apple, kind: .limit(Price(1))))
            for question in KISFillQuestion.covering(today.advanced(by: -200)...today, today: today) {
                try ask(question)
            }
            try ask(KISOpenOrderQuestion(today: today))
            try ask(KISReservedOrderQuestion(today...today))
            try ask(KISProfitQuestion(today...today, .byDay))
            try ask(KISProfitQuestion(today...today, .byStock))
            try ask(KISUSProfitQuestion(today...today))
            try ask(KISUSPriceQuestion(apple))
            try ask(KISUSBalanceQuestion(name))
            try ask(KISUSFillQuestion(today...today))
            try ask(KISUSOpenOrderQuestion())
            for side in Side.allCases {
                try ask(KISPlaceQuestion(try request("005930", side), on: today))
                try ask(KISPlaceQuestion(try request("NASDAQ:AAPL", side, .limit(Price(1))), on: today))
            }
            try ask(KISModifyQuestion(try order(), to: try request(), on: today))
            try ask(KISModifyQuestion(try order("NASDAQ:AAPL"), to: us, on: today))
            try ask(KISCancelQuestion(try order(), on: today))
            try ask(KISCancelQuestion(try order("NASDAQ:AAPL"), on: today))
            try ask(KISCancelQuestion(try order(isReserved: true), on: today))
        }
    }
}
