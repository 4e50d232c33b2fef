import Testing

@testable import Simulator

/// What the account's addresses answer.
struct AccountAnswerTests {
    @Test func `an order is answered with its number, and its fills appear everywhere`() throws {
        var customer = try Customer()

        let order = customer.order(at: 91_000)
        let orders = customer.dailyOrders()
        let balance = customer.balance()

        #expect(order["rt_cd"] == "0")
        #expect(order["msg_cd"] == "APBK0013")
        let number = order.value["output"]?["ODNO"]?.plain
        #expect(number?.utf8.count == 10)
        #expect(order.value["output"]?["KRX_FWDG_ORD_ORGNO"] == "03930")
        let row = try #require(orders.rows("output1").first)
        #expect(row["odno"]?.plain == number)
        #expect(row.number("tot_ccld_qty") == 10)
        #expect(row["ordr_empno"] == "OpnAPI")
        let holding = try #require(balance.rows("output1").first { $0["pdno"] == "005930" })
        #expect(holding.number("hldg_qty") == 20)
        #expect(holding.number("thdt_buyqty") == 10)
        let summary = try #require(balance.rows("output2").first)
        let paid = row.number("tot_ccld_amt") + summary.number("thdt_tlex_amt")
        #expect(summary.number("prvs_rcdl_excc_amt") == 50_000_000 - paid)
        #expect(summary.number("dnca_tot_amt") == 50_000_000)
    }

    @Test(arguments: UInt64(1)...4)
    func `the broker's sums hold in every answer of a busy day`(seed: UInt64) throws {
        var customer = try Customer { $0.seed = seed }
        var random = SplitMix64(seed: seed)

        for _ in 0..<40 {
            customer.wait(random.below(300))
            let board = customer.kis.desk.market.boards[0]
            let price = board.grid.floor(board.price) + (random.below(5) - 2) * 100
            let id = random.isOne(in: 2) ? "TTTC0012U" : "TTTC0011U"
            _ = customer.order(id, random.isOne(in: 3) ? "01" : "00", 1 + random.below(20), at: price)
            Self.check(customer.balance(), customer.dailyOrders(), seed)
        }
    }

    private static func check(_ balance: Customer.Answer, _ orders: Customer.Answer, _ seed: UInt64) {
        var securities = 0
        for row in balance.rows("output1") {
            #expect(row.number("evlu_amt") == row.number("hldg_qty") * row.number("prpr"), "seed \(seed)")
            #expect(row.number("evlu_pfls_amt") == row.number("evlu_amt") - row.number("pchs_amt"), "seed \(seed)")
            #expect((0...row.number("hldg_qty")).contains(row.number("ord_psbl_qty")), "seed \(seed)")
            securities += row.number("evlu_amt")
        }
        guard let summary = balance.rows("output2").first else {
            Issue.record("seed \(seed): no summary")
            return
        }
        #expect(summary.number("scts_evlu_amt") == securities, "seed \(seed)")
        let total = summary.number("scts_evlu_amt") + summary.number("prvs_rcdl_excc_amt")
        #expect(summary.number("tot_evlu_amt") == total, "seed \(seed)")
        for row in orders.rows("output1") {
            let parts = ["tot_ccld_qty", "rmn_qty", "cncl_cfrm_qty", "rjct_qty"].map { row.number($0) }
            #expect(row.number("ord_qty") == parts.reduce(0, +), "seed \(seed)")
            #expect(row.number("tot_ccld_amt") >= row.number("tot_ccld_qty") * row.number("avg_prvs"), "seed \(seed)")
        }
    }

    @Test func `texts and contexts are padded, and every value is a text`() throws {
        var customer = try Customer()

        let answer = customer.balance()

        #expect(answer.value["msg1"]?.plain?.count == 80)
        #expect(answer.value["ctx_area_fk100"]?.plain?.count == 100)
        #expect(answer.value["ctx_area_nk100"]?.plain == String(repeating: " ", count: 100))
        #expect(answer.continuation == "D")
        for case .object(let members) in answer.rows("output1") + answer.rows("output2") {
            #expect(members.allSatisfy { $0.value.plain != nil })
        }
    }

    @Test func `pages follow one another until the last`() throws {
        var customer = try Customer(.paper) { $0.limits.callsPerSecond = 18 }
        let lower = customer.kis.desk.market.boards[0].limits.lower
        for _ in 0..<40 { _ = customer.order("VTTC0012U", at: lower) }
        var words: [String?] = []
        var numbers: [String] = []
        var next: (String, String)?

        repeat {
            let answer = customer.dailyOrders("VTTC0081R", next: next)
            words.append(answer.continuation)
            numbers += answer.rows("output1").compactMap { $0["odno"]?.plain }
            next = (
                answer.value["ctx_area_fk100"]?.plain ?? "", answer.value["ctx_area_nk100"]?.plain ?? ""
            )
        } while ["F", "M"].contains(words.last) && words.count < 9

        #expect(words == ["F", "M", "E"])
        #expect(numbers.count == 40)
        #expect(Set(numbers).count == 40)
        #expect(numbers == numbers.sorted(by: >))
    }

    @Test func `an empty list has its own code and is no failure`() throws {
        var customer = try Customer()

        let answer = customer.dailyOrders()

        #expect(answer["rt_cd"] == "0")
        #expect(answer["msg_cd"] == "KIOK0560")
        #expect(answer.rows("output1").isEmpty)
    }

    @Test func `the practice servers answer orders in their own words`() throws {
        var customer = try Customer(.paper)

        let bought = customer.order("VTTC0012U", at: 91_000)
        let offTick = customer.order("VTTC0012U", at: 70_050)
        let kind = customer.order("VTTC0012U", "11", at: 70_000)

        #expect(bought["msg_cd"] == "40600000")
        #expect(bought["msg1"] == "모의투자 매수주문이 완료 되었습니다.")
        #expect(bought.value["output"]?["KRX_FWDG_ORD_ORGNO"] == "00950")
        #expect(bought.value["output"]?["SOR_ODNO"] == nil)
        #expect(offTick["msg_cd"] == "40030000")
        #expect(offTick["rt_cd"] == "1")
        #expect(offTick.status == 200)
        #expect(kind["msg_cd"] == "40070000")
    }

    @Test func `buying power is checked at the upper limit for a market order`() throws {
        var customer = try Customer()

        let answer = customer.get(
            "domestic-stock/v1/trading/inquire-psbl-order",
            "TTTC8908R",
            [
                "CANO": "50123456", "ACNT_PRDT_CD": "01", "PDNO": "005930", "ORD_UNPR": "", "ORD_DVSN": "01",
                "CMA_EVLU_AMT_ICLD_YN": "N", "OVRS_ICLD_YN": "N",
            ]
        )

        let output = try #require(answer.value["output"])
        #expect(output.number("psbl_qty_calc_unpr") == 91_000)
        let count = output.number("nrcvb_buy_qty")
        #expect(count == 549)
        #expect(customer.order("TTTC0012U", "01", count + 1, at: 0)["msg_cd"] == "APBK0952")
        #expect(customer.order("TTTC0012U", "01", count, at: 0)["rt_cd"] == "0")
    }

    @Test func `an open order is listed, modified and cancelled by its numbers`() throws {
        var customer = try Customer()
        let lower = customer.kis.desk.market.boards[0].limits.lower
        let order = customer.order(at: lower)
        let number = order.value["output"]?["ODNO"]?.plain ?? ""

        let listed = customer.openOrders()
        let modified = customer.change(number, "01", at: lower + 100)
        let late = customer.change(number, "02", at: 0)
        let second = modified.value["output"]?["ODNO"]?.plain ?? ""
        let cancelled = customer.change(String(Int(second) ?? 0), "02", at: 0)

        #expect(listed.rows("output").first?["odno"]?.plain == number)
        #expect(listed.rows("output").first?.number("psbl_qty") == 10)
        #expect(modified["rt_cd"] == "0")
        #expect(second != number)
        #expect(late["msg_cd"] == "APBK0927")
        #expect(cancelled["rt_cd"] == "0")
        #expect(customer.openOrders().rows("output").isEmpty)
    }

    @Test func `a sale's profit appears with its costs`() throws {
        var customer = try Customer()
        _ = customer.order("TTTC0011U", "01", 4, at: 0)

        let answer = customer.get(
            "domestic-stock/v1/trading/inquire-period-trade-profit",
            "TTTC8715R",
            [
                "CANO": "50123456", "ACNT_PRDT_CD": "01", "INQR_STRT_DT": "20261120", "INQR_END_DT": "20261120",
                "SORT_DVSN": "00", "CBLC_DVSN": "00", "PDNO": "", "CTX_AREA_FK100": "", "CTX_AREA_NK100": "",
            ]
        )

        let row = try #require(answer.rows("output1").first)
        let costs = row.number("fee") + row.number("tl_tax")
        #expect(row.number("rlzt_pfls") == row.number("sll_amt") - 4 * 69_000 - costs)
        #expect(row.number("tl_tax") > 0)
        #expect(answer.value["output2"]?.number("tot_rlzt_pfls") == row.number("rlzt_pfls"))
    }
}

extension Customer {
    fileprivate mutating func openOrders() -> Answer {
        get(
            "domestic-stock/v1/trading/inquire-psbl-rvsecncl",
            "TTTC0084R",
            [
                "CANO": "50123456", "ACNT_PRDT_CD": "01", "INQR_DVSN_1": "0", "INQR_DVSN_2": "0", "CTX_AREA_FK100": "",
                "CTX_AREA_NK100": "",
            ]
        )
    }

    fileprivate mutating func change(_ number: String, _ kind: String, at price: Int) -> Answer {
        post(
            "domestic-stock/v1/trading/order-rvsecncl",
            "TTTC0013U",
            [
                "CANO": "50123456", "ACNT_PRDT_CD": "01", "KRX_FWDG_ORD_ORGNO": "", "ORGN_ODNO": number,
                "ORD_DVSN": "00", "RVSE_CNCL_DVSN_CD": kind, "ORD_QTY": "0", "ORD_UNPR": String(price),
                "QTY_ALL_ORD_YN": "Y", "EXCG_ID_DVSN_CD": "KRX",
            ]
        )
    }
}
