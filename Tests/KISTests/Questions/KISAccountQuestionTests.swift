import PluginAPI
import Testing

@testable import KIS

@Suite struct KISAccountQuestionTests {
    private let account = AccountName("main")
    private let today = Fixtures.today

    @Test func `a balance`() throws {
        let portfolio = try read(KISBalanceQuestion(account), Fixtures.balance)

        let holding = try #require(portfolio.holdings.first)
        #expect(portfolio.holdings.count == 1)
        #expect(holding.name == "삼성전자")
        #expect(holding.position.quantity == Quantity(10))
        #expect(holding.position.averagePrice == Price(69_000))
        #expect(holding.value == Money.won(701_000))
        #expect(holding.profit == Money.won(11_000))
        #expect(portfolio.cash == [Money(units: 47_195_600_000, currency: .krw)])
    }

    @Test func `rows of one share are one holding, and sold ones none`() throws {
        let row = #"{"pdno":"005930","hldg_qty":"5","pchs_amt":"100","prpr":"20","evlu_amt":"100","evlu_pfls_amt":"0"}"#
        let sold = #"{"pdno":"000660","hldg_qty":"0","pchs_amt":"0","prpr":"","evlu_amt":"","evlu_pfls_amt":""}"#
        let body =
            #"{"rt_cd":"0","msg_cd":"X","output1":[\#(row),\#(sold),\#(row)],"#
            + #""output2":{"prvs_rcdl_excc_amt":"-12"}}"#

        let portfolio = try read(KISBalanceQuestion(account), body)

        #expect(portfolio.holdings.map(\.position.quantity) == [Quantity(10)])
        #expect(portfolio.holdings.map(\.position.sellable) == [Quantity(10)])
        #expect(portfolio.cash == [Money(units: -120_000, currency: .krw)])
    }

    @Test func `a balance without cash is refused`() throws {
        let body = Fixtures.balance.replacing(#""prvs_rcdl_excc_amt":"4719560","#, with: "")

        #expect(throws: KISFault.self) { try read(KISBalanceQuestion(account), body) }
    }

    @Test func `what the cash buys`() throws {
        let question = KISBuyableQuestion(try #require(Symbol("005930")), kind: .market)

        let buyable = try read(question, Fixtures.buyable)

        #expect(buyable.quantity == Quantity(51))
        #expect(try question.values(on: .real) == ["PDNO": "005930", "ORD_DVSN": "01", "ORD_UNPR": "0"])
    }

    @Test func `orders with their fills`() throws {
        let orders = try read(KISFillQuestion(today...today, today: today), Fixtures.fills)

        let order = try #require(orders.first)
        #expect(order.id == OrderID(day: today, branch: "03930", number: "85100"))
        #expect(order.original == nil)
        #expect(order.kind == .limit(Price(70_100)))
        #expect(order.ordered == Quantity(10))
        #expect(order.filled == Quantity(4))
        #expect(order.open == Quantity(6))
        #expect(order.value == Money.won(280_400))
        #expect(order.placedAt.description == "2026-11-20T01:15:29Z")
        #expect(order.venue == .krx)
    }

    @Test func `older days are asked for under another id`() throws {
        let questions = KISFillQuestion.covering(today.advanced(by: -200)...today, today: today)

        #expect(questions.map { $0.endpoint(on: .real).realID } == ["CTSC9215R", "TTTC0081R"])
        #expect(questions[0].days.upperBound.advanced(by: 1) == questions[1].days.lowerBound)
        #expect(KISFillQuestion.covering(today...today, today: today).count == 1)
        #expect(questions[1].values(on: .paper)["EXCG_ID_DVSN_CD"] == "KRX")
        #expect(questions[1].values(on: .real)["EXCG_ID_DVSN_CD"] == "ALL")
    }

    @Test func `open orders on paper come from the fills`() throws {
        let question = KISOpenOrderQuestion(today: today)
        let done = Fixtures.fills
            .replacing(#""tot_ccld_qty":"4","avg"#, with: #""tot_ccld_qty":"10","avg"#)
            .replacing(#""odno":"0000085100""#, with: #""odno":"0000085101""#)

        let orders = try read(question, Fixtures.fills, done, on: .paper)

        #expect(question.endpoint(on: .paper).paperID == "VTTC0081R")
        #expect(question.values(on: .paper)["CCLD_DVSN"] == "02")
        #expect(orders.map(\.id.number) == ["85100"])
    }

    @Test func `open orders on the real servers`() throws {
        let body = """
            {"rt_cd":"0","msg_cd":"KIOK0460","output":{"ord_gno_brno":"03930","odno":"0000085100",\
            "orgn_odno":"0000085000","pdno":"005930","ord_qty":"10","ord_unpr":"70100","ord_tmd":"101529",\
            "tot_ccld_qty":"3","tot_ccld_amt":"210300","psbl_qty":"5","sll_buy_dvsn_cd":"01","ord_dvsn_cd":"03",\
            "excg_id_dvsn_cd":"SOR"}}
            """

        let order = try #require(try read(KISOpenOrderQuestion(today: today), body).first)

        #expect(order.original?.number == "85000")
        #expect(order.side == .sell)
        #expect(order.venue == .combined)
        #expect(order.kind == nil)
        #expect(order.open == Quantity(5))
        #expect(order.cancelled == Quantity(2))
    }

    @Test func `reserved orders that are over are left out`() throws {
        let row =
            #""rsvn_ord_ord_dt":"20261119","pdno":"005930","ord_dvsn_cd":"00","ord_rsvn_qty":"3","#
            + #""ord_rsvn_unpr":"70000","ord_tmd":"160000","sll_buy_dvsn_cd":"02""#
        let body =
            #"{"rt_cd":"0","msg_cd":"X","output":[{"rsvn_ord_seq":"12",\#(row),"odno":""},"#
            + #"{"rsvn_ord_seq":"16",\#(row),"rsvn_ord_orgno":"91234"},"#
            + #"{"rsvn_ord_seq":"13",\#(row),"odno":"0000000007"},{"rsvn_ord_seq":"14",\#(row),"cncl_ord_dt":"20261120"},"#
            + #"{"rsvn_ord_seq":"15",\#(row),"rjct_rson2":"잔고 부족"}]}"#

        let orders = try read(KISReservedOrderQuestion(today...today), body)

        #expect(orders.map(\.id.number) == ["12", "16"])
        #expect(orders.map(\.id.branch) == ["", "91234"])
        #expect(orders.allSatisfy { $0.isReserved })
    }

    @Test func `realised profit`() throws {
        let body = """
            {"rt_cd":"0","msg_cd":"X","output1":[{"trad_dt":"20261120","pdno":"005930","buy_amt":"690000",\
            "sll_amt":"701000","rlzt_pfls":"-1234","fee":"98","tl_tax":"1261"}],"output2":{}}
            """

        let byDay = try read(KISProfitQuestion(today...today, .byDay), body)
        let byStock = try read(KISProfitQuestion(today...today, .byStock), body)

        #expect(byDay.first?.result.profit == Money.won(-1_234))
        #expect(byDay.first?.symbol == nil)
        #expect(byStock.first?.symbol?.code == "005930")
    }

    @Test func `US holdings with long decimals`() throws {
        let body = """
            {"rt_cd":"0","msg_cd":"X","output1":[{"ovrs_pdno":"AAPL","ovrs_item_name":"애플","ovrs_cblc_qty":"8.000000",\
            "ord_psbl_qty":"8.000000","frcr_pchs_amt1":"1851.20000000","ovrs_stck_evlu_amt":"1862.96000000",\
            "frcr_evlu_pfls_amt":"11.76000000","now_pric2":"232.87000000","ovrs_excg_cd":"NASD"}],"output2":{}}
            """

        let holding = try #require(try read(KISUSBalanceQuestion(account), body).first)

        #expect(holding.position.symbol.description == "NASDAQ:AAPL")
        #expect(holding.position.quantity == Quantity(8))
        #expect(holding.position.averagePrice == Price(decimal: "231.4"))
        #expect(holding.value == Money(decimal: "1862.96", currency: .usd))
        #expect(KISUSBalanceQuestion.covering(account, on: .paper).count == 3)
        #expect(KISUSBalanceQuestion.covering(account, on: .real).count == 1)
    }

    @Test func `US orders carry the day of New York and the time of Korea`() throws {
        let body = """
            {"rt_cd":"0","msg_cd":"X","output":[{"ord_dt":"20261120","odno":"37508","orgn_odno":"","pdno":"AAPL",\
            "sll_buy_dvsn_cd":"02","ft_ord_qty":"10","ft_ord_unpr3":"232.87000000","ft_ccld_qty":"4",\
            "ft_ccld_amt3":"931.48000000","nccs_qty":"6","ord_tmd":"001502","ovrs_excg_cd":"NASD","rjct_rson":""}]}
            """

        let order = try #require(try read(KISUSFillQuestion(today...today), body).first)

        #expect(order.id == OrderID(day: today, number: "0000037508"))
        #expect(order.placedAt.description == "2026-11-20T15:15:02Z")
        #expect(order.filled == Quantity(4))
        #expect(order.open == Quantity(6))
        #expect(KISUSFillQuestion(today...today).values(on: .real)["PDNO"] == "%")
        #expect(KISUSFillQuestion(today...today).values(on: .paper)["PDNO"] == "")
    }

    @Test func `sums that contradict one another are refused`() throws {
        let body = Fixtures.fills.replacing(#""tot_ccld_qty":"4","avg"#, with: #""tot_ccld_qty":"11","avg"#)

        #expect(throws: KISFault.self) { try read(KISFillQuestion(today...today, today: today), body) }
    }
}
