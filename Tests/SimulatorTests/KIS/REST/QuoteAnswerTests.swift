import Testing

@testable import Simulator

/// What the market's addresses answer.
struct QuoteAnswerTests {
    @Test func `a price agrees with itself`() throws {
        var customer = try Customer()

        let output = try #require(customer.price().value["output"])

        let price = output.number("stck_prpr")
        #expect(output.number("prdy_vrss") == price - output.number("stck_sdpr"))
        #expect((output.number("stck_lwpr")...output.number("stck_hgpr")).contains(price))
        #expect(output.number("stck_mxpr") == 91_000)
        #expect(output.number("stck_llam") == 49_000)
        #expect(output.number("aspr_unit") == 100)
        #expect(output["hts_kor_isnm"] == nil)
    }

    @Test func `the book's totals are the sums of its levels`() throws {
        var customer = try Customer()

        let answer = customer.quote("inquire-asking-price-exp-ccn", "FHKST01010200")

        let output = try #require(answer.value["output1"])
        let asks = (1...10).map { output.number("askp\($0)") }
        let bids = (1...10).map { output.number("bidp\($0)") }
        #expect(asks == asks.sorted() && bids == bids.sorted(by: >) && bids[0] < asks[0])
        #expect((1...10).reduce(0) { $0 + output.number("askp_rsqn\($1)") } == output.number("total_askp_rsqn"))
        #expect((1...10).reduce(0) { $0 + output.number("bidp_rsqn\($1)") } == output.number("total_bidp_rsqn"))
    }

    @Test func `daily bars come newest first, a hundred at a time, and go on before the oldest`() throws {
        var customer = try Customer()

        let first = customer.days(until: "20261120").rows("output2")
        let oldest = try #require(first.last?["stck_bsop_date"]?.plain.flatMap(MarketDate.init(compact:)))
        let second = customer.days(until: oldest.advanced(by: -1).compact).rows("output2")

        #expect(first.count == 100)
        #expect(first.first?["stck_bsop_date"] == "20261120")
        #expect(second.count == 100)
        let dates = (first + second).compactMap { $0["stck_bsop_date"]?.plain }
        #expect(dates == dates.sorted(by: >))
        #expect(Set(dates).count == 200)
        for (bar, earlier) in zip(first, first.dropFirst()) {
            #expect(bar.number("prdy_vrss") == bar.number("stck_clpr") - earlier.number("stck_clpr"))
        }
    }

    @Test func `weeks and months are made of days`() throws {
        var customer = try Customer()

        let weeks = customer.days(until: "20261120", by: "W").rows("output2")
        let months = customer.days(until: "20261120", by: "M").rows("output2")

        #expect((50...55).contains(weeks.count))
        #expect((12...13).contains(months.count))
        #expect(months.first.map { $0.number("stck_hgpr") >= $0.number("stck_lwpr") } ?? false)
    }

    @Test func `minutes add up to the day's volume, thirty at a time`() throws {
        var customer = try Customer(at: 9 * 3_600 + 20 * 60) { $0.ticks = 40_000 }

        let rows = customer.quote(
            "inquire-time-itemchartprice",
            "FHKST03010200",
            ["FID_INPUT_HOUR_1": "200000", "FID_PW_DATA_INCU_YN": "N", "FID_ETC_CLS_CODE": ""]
        ).rows("output2")

        let volume = customer.price().value["output"]?.number("acml_vol") ?? 0
        #expect(rows.count > 10)
        #expect(rows.last?["stck_cntg_hour"] == "090000")
        let known = rows.reduce(0) { $0 + $1.number("cntg_vol") }
        #expect(known <= volume && known > volume * 9 / 10)
    }

    @Test func `a past day's minutes lead from its open to its close`() throws {
        var customer = try Customer()
        let bar = try #require(customer.days(until: "20261119").rows("output2").first)

        let rows = customer.quote(
            "inquire-time-dailychartprice",
            "FHKST03010230",
            ["FID_INPUT_DATE_1": "20261119", "FID_INPUT_HOUR_1": "153000", "FID_PW_DATA_INCU_YN": "Y"]
        ).rows("output2")

        #expect(rows.count == 120)
        #expect(rows.first?.number("stck_prpr") == bar.number("stck_clpr"))
    }

    @Test func `investors of today are blank until the market has closed`() throws {
        var customer = try Customer(at: 15 * 3_600)

        let early = customer.quote("inquire-investor", "FHKST01010900").rows("output")
        customer.wait(until: 15 * 3_600 + 41 * 60)
        let late = customer.quote("inquire-investor", "FHKST01010900").rows("output")

        #expect(early.first?["stck_bsop_date"] == "20261120")
        #expect(early.first?["frgn_ntby_qty"] == "")
        let row = try #require(late.first)
        #expect(row["stck_bsop_date"] == "20261120")
        let net = ["prsn", "frgn", "orgn"].reduce(0) { $0 + row.number("\($1)_ntby_qty") }
        #expect(net == 0)
        #expect(late.count == 30)
    }

    @Test func `the calendar says when the market opens`() throws {
        var customer = try Customer()

        let answer = customer.get(
            "domestic-stock/v1/quotations/chk-holiday",
            "CTCA0903R",
            ["BASS_DT": "20261120", "CTX_AREA_NK": "", "CTX_AREA_FK": ""]
        )

        let days = answer.rows("output")
        #expect(days[0]["opnd_yn"] == "Y")
        #expect(days[1]["opnd_yn"] == "N")
        #expect(days[1]["tr_day_yn"] == "Y")
        #expect(answer.value["ctx_area_nk"]?.plain?.trimmingBlanks == "20261214")
    }

    @Test func `an American price names its symbol and its previous close`() throws {
        var customer = try Customer(at: 23 * 3_600 + 50 * 60)

        let output = try #require(
            customer.get(
                "overseas-price/v1/quotations/price",
                "HHDFS00000300",
                ["AUTH": "", "EXCD": "NAS", "SYMB": "AAPL"]
            ).value["output"]
        )

        #expect(output["rsym"] == "DNASAAPL")
        #expect(output["base"] == "231.4000")
        #expect(output["last"]?.plain?.split(separator: ".").last?.count == 4)
    }

    @Test func `an American order is listed with its fill and shows in the balance`() throws {
        var customer = try Customer(at: 23 * 3_600 + 50 * 60)
        let index = try #require(customer.kis.desk.overseas.index(ofRealTimeSymbol: "DNASAAPL"))
        let ask = customer.kis.desk.overseas.boards[index].book.ask

        let order = customer.post(
            "overseas-stock/v1/trading/order",
            "TTTT1002U",
            [
                "CANO": "50123456", "ACNT_PRDT_CD": "01", "OVRS_EXCG_CD": "NASD", "PDNO": "AAPL", "ORD_QTY": "1",
                "OVRS_ORD_UNPR": WireNumber.dollars(ask + 1_0000, places: 2), "CTAC_TLNO": "", "MGCO_APTM_ODNO": "",
                "SLL_TYPE": "", "ORD_SVR_DVSN_CD": "0", "ORD_DVSN": "00",
            ]
        )
        let orders = customer.get(
            "overseas-stock/v1/trading/inquire-ccnl",
            "TTTS3035R",
            [
                "CANO": "50123456", "ACNT_PRDT_CD": "01", "PDNO": "%", "ORD_STRT_DT": "20261120",
                "ORD_END_DT": "20261120", "SLL_BUY_DVSN": "00", "CCLD_NCCS_DVSN": "00", "OVRS_EXCG_CD": "%",
                "SORT_SQN": "DS", "ORD_DT": "", "ORD_GNO_BRNO": "", "ODNO": "", "CTX_AREA_FK200": "",
                "CTX_AREA_NK200": "",
            ]
        )
        let balance = customer.get(
            "overseas-stock/v1/trading/inquire-balance",
            "TTTS3012R",
            [
                "CANO": "50123456", "ACNT_PRDT_CD": "01", "OVRS_EXCG_CD": "NASD", "TR_CRCY_CD": "USD",
                "CTX_AREA_FK200": "", "CTX_AREA_NK200": "",
            ]
        )

        #expect(order["rt_cd"] == "0")
        let row = try #require(orders.rows("output").first)
        #expect(row.number("ft_ccld_qty") == 1)
        #expect(row.number("odno") == order.value["output"]?.number("ODNO"))
        #expect(row["odno"]?.plain != order.value["output"]?["ODNO"]?.plain)
        #expect(balance.rows("output1").first?["ovrs_pdno"] == "AAPL")
        #expect(balance.value["ctx_area_fk200"]?.plain?.count == 200)
    }

    @Test func `a sale on the American practice server has the id that breaks the rule`() throws {
        var customer = try Customer(.paper, at: 23 * 3_600 + 50 * 60)
        let members: KeyValuePairs = [
            "CANO": "50123456", "ACNT_PRDT_CD": "01", "OVRS_EXCG_CD": "NASD", "PDNO": "AAPL", "ORD_QTY": "1",
            "OVRS_ORD_UNPR": "231.00", "SLL_TYPE": "00", "ORD_SVR_DVSN_CD": "0", "ORD_DVSN": "00",
        ]

        let right = customer.post("overseas-stock/v1/trading/order", "VTTT1001U", members)
        let wrong = customer.post("overseas-stock/v1/trading/order", "VTTT1006U", members)

        #expect(right["msg_cd"] == "40240000")
        #expect(wrong["msg_cd"] == "OPSQ0002")
    }
}

extension Customer {
    /// Asks for a quote of the first symbol.
    fileprivate mutating func quote(
        _ name: String,
        _ id: String,
        _ parameters: KeyValuePairs<String, String> = [:]
    ) -> Answer {
        get("domestic-stock/v1/quotations/\(name)", id, ["FID_COND_MRKT_DIV_CODE": "J", "FID_INPUT_ISCD": "005930"]) {
            $0.query += parameters.map { KISRequest.Pair($0.key, $0.value) }
        }
    }

    fileprivate mutating func days(until last: String, by period: String = "D") -> Answer {
        quote(
            "inquire-daily-itemchartprice",
            "FHKST03010100",
            [
                "FID_INPUT_DATE_1": "20200101", "FID_INPUT_DATE_2": last, "FID_PERIOD_DIV_CODE": period,
                "FID_ORG_ADJ_PRC": "0",
            ]
        )
    }
}
