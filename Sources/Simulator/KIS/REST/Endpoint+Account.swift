extension Endpoint {
    private static let base = "domestic-stock/v1/trading"
    static let context100 = [Parameter("CTX_AREA_FK100"), Parameter("CTX_AREA_NK100")]
    static let balanceParameters = [
        Parameter("AFHR_FLPR_YN", "N", "X", "Y"), Parameter("OFL_YN", .any, optional: true),
        Parameter("INQR_DVSN", "00", "01", "02"), Parameter("UNPR_DVSN", "01"),
        Parameter("FUND_STTL_ICLD_YN", "N", "Y"),
        Parameter("FNCG_AMT_AUTO_RDPT_YN", "N"), Parameter("PRCS_DVSN", "00", "01"),
    ]

    /// What the account has and could buy, sell and change.
    static let account: [Endpoint] = [
        Endpoint(
            "GET",
            "\(base)/inquire-balance",
            Service.real("TTTC8434R") + Service.paper("VTTC8434R"),
            account: true,
            balanceParameters + context100
        ) { kis, call throws(Refusal) in kis.balance(call) },
        Endpoint(
            "GET",
            "\(base)/inquire-psbl-order",
            Service.real("TTTC8908R") + Service.paper("VTTC8908R"),
            account: true,
            [
                product, Parameter("ORD_UNPR", .any, optional: true), Parameter("ORD_DVSN"),
                Parameter("CMA_EVLU_AMT_ICLD_YN", "Y", "N"), Parameter("OVRS_ICLD_YN", "Y", "N"),
            ]
        ) { kis, call throws(Refusal) in try kis.buyable(call) },
        Endpoint("GET", "\(base)/inquire-psbl-sell", Service.real("TTTC8408R"), account: true, [product]) {
            kis,
            call throws(Refusal) in try kis.sellable(call)
        },
        Endpoint(
            "GET",
            "\(base)/inquire-daily-ccld",
            Service.real("TTTC0081R", "TTTC8001R", "CTSC9215R", "CTSC9115R")
                + Service.paper("VTTC0081R", "VTTC8001R", "VTSC9215R", "VTSC9115R"),
            account: true,
            [
                Parameter("INQR_STRT_DT", .date), Parameter("INQR_END_DT", .date),
                Parameter("SLL_BUY_DVSN_CD", "00", "01", "02"), product, Parameter("ORD_GNO_BRNO"),
                Parameter("ODNO", .whole, optional: true), Parameter("CCLD_DVSN", "00", "01", "02"),
                Parameter("INQR_DVSN", "00", "01"), Parameter("INQR_DVSN_1", .any, optional: true),
                Parameter("INQR_DVSN_3", .any), Parameter("EXCG_ID_DVSN_CD", .any, optional: true),
            ] + context100
        ) { kis, call throws(Refusal) in try kis.dailyOrders(call) },
        Endpoint(
            "GET",
            "\(base)/inquire-psbl-rvsecncl",
            Service.real("TTTC0084R", "TTTC8036R"),
            account: true,
            [Parameter("INQR_DVSN_1", "0", "1"), Parameter("INQR_DVSN_2", "0", "1", "2")] + context100
        ) { kis, call throws(Refusal) in kis.openOrders(call) },
    ]
}

extension SimulatedKIS {
    /// The account as it is shown, which a fault lets lag behind.
    var shownAccount: Account { faults.lagging(at: desk.now) ?? desk.account }

    /// Holdings in the order of their codes with the price that they are valued at.
    func shownHoldings(_ call: Call) -> [(board: Board, holding: Holding, price: Int)] {
        shownAccount.holdings.map { symbol, holding -> (board: Board, holding: Holding, price: Int) in
            let board = desk.market.boards[symbol]
            let price =
                switch call["AFHR_FLPR_YN"] {
                case "X": board.price(at: .nxt)
                case "Y": QuoteView(board, market: "UN").price
                default: board.regularPrice
                }
            return (board, holding, price)
        }.sorted { $0.board.instrument.symbol < $1.board.instrument.symbol }
    }

    func balanceRow(_ board: Board, _ holding: Holding, price: Int) -> JSONValue {
        let value = holding.quantity * price
        let profit = value - holding.cost
        let index = desk.market.index(of: board.instrument.symbol) ?? 0
        let sellable = max(0, min(holding.quantity, desk.sellable(.domestic(index))))
        let rate = WireNumber.percent(profit, of: holding.cost)
        return .row([
            "pdno": board.instrument.symbol, "prdt_name": board.instrument.name, "trad_dvsn_name": "현금",
            "bfdy_buy_qty": digits(holding.yesterday.bought), "bfdy_sll_qty": digits(holding.yesterday.sold),
            "thdt_buyqty": digits(holding.today.bought), "thdt_sll_qty": digits(holding.today.sold),
            "hldg_qty": digits(holding.quantity), "ord_psbl_qty": digits(sellable),
            "pchs_avg_pric": WireNumber.fixed(holding.averageCost, units: 10_000, places: 4),
            "pchs_amt": digits(holding.cost), "prpr": digits(price), "evlu_amt": digits(value),
            "evlu_pfls_amt": digits(profit), "evlu_pfls_rt": rate, "evlu_erng_rt": "0.00000000", "loan_dt": "",
            "loan_amt": "0", "stln_slng_chgs": "0", "expd_dt": "",
            "fltt_rt": WireNumber.percent(
                price - board.reference.previousClose,
                of: board.reference.previousClose,
                places: 8
            ),
            "bfdy_cprs_icdc": digits(price - board.reference.previousClose), "item_mgna_rt_name": "20%",
            "grta_rt_name": "", "sbst_pric": digits(board.reference.previousClose * 78 / 100),
            "stck_loan_unpr": "0.0000",
        ])
    }

    func balanceSummary(_ holdings: [(board: Board, holding: Holding, price: Int)]) -> [(String, String)] {
        let account = shownAccount
        let value = holdings.reduce(0) { $0 + $1.holding.quantity * $1.price }
        let cost = holdings.reduce(0) { $0 + $1.holding.cost }
        let total = value + account.finalCash
        let tomorrow = desk.now.day.nextTradingDay
        return [
            ("dnca_tot_amt", digits(account.cash)), ("nxdy_excc_amt", digits(account.cash(settledBy: tomorrow))),
            ("prvs_rcdl_excc_amt", digits(account.finalCash)), ("cma_evlu_amt", "0"),
            ("bfdy_buy_amt", digits(account.yesterday.bought)), ("thdt_buy_amt", digits(account.today.bought)),
            ("nxdy_auto_rdpt_amt", "0"), ("bfdy_sll_amt", digits(account.yesterday.sold)),
            ("thdt_sll_amt", digits(account.today.sold)), ("d2_auto_rdpt_amt", "0"),
            ("bfdy_tlex_amt", digits(account.yesterday.costs)), ("thdt_tlex_amt", digits(account.today.costs)),
            ("tot_loan_amt", "0"), ("scts_evlu_amt", digits(value)), ("tot_evlu_amt", digits(total)),
            ("nass_amt", digits(total)), ("fncg_gld_auto_rdpt_yn", ""), ("pchs_amt_smtl_amt", digits(cost)),
            ("evlu_amt_smtl_amt", digits(value)), ("evlu_pfls_smtl_amt", digits(value - cost)),
            ("tot_stln_slng_chgs", "0"), ("bfdy_tot_asst_evlu_amt", digits(account.assetsYesterday)),
            ("asst_icdc_amt", digits(total - account.assetsYesterday)), ("asst_icdc_erng_rt", "0.00000000"),
        ]
    }

    fileprivate func balance(_ call: Call) -> Reply {
        let holdings = shownHoldings(call)
        let rows = holdings.map {
            (key: $0.board.instrument.symbol, row: balanceRow($0.board, $0.holding, price: $0.price))
        }
        let account = simulation.credentials.account
        let paging = Paging(
            rows,
            size: simulation.limits.rows.balance,
            suffix: "100",
            request: "\(account)^01^N^N^01^01^N^",
            call: call
        )
        return .account(
            ("output1", .array(paging.rows)),
            ("output2", .array([.row(balanceSummary(holdings))])),
            page: paging.page
        )
    }

    fileprivate func buyable(_ call: Call) throws(Refusal) -> Reply {
        guard let kind = OrderKind(code: call["ORD_DVSN"]) else { throw .value("ORD_DVSN") }
        let board = try board(call["PDNO"])
        let price: Int
        if kind.takesPrice {
            guard let given = Int(call["ORD_UNPR"]), given > 0 else { throw .field("ORD_UNPR") }
            price = given
        } else {
            price = kind.pricing == .market ? board.limits.upper : board.book(at: .krx).ask
        }
        let cash = max(0, desk.spendable)
        let count = desk.affordable(at: price)
        return .account(
            (
                "output",
                .row([
                    "ord_psbl_cash": digits(cash), "ord_psbl_sbst": "0", "ruse_psbl_amt": "0", "fund_rpch_chgs": "0",
                    "psbl_qty_calc_unpr": digits(price), "nrcvb_buy_amt": digits(cash), "nrcvb_buy_qty": digits(count),
                    "max_buy_amt": digits(cash), "max_buy_qty": digits(count), "cma_evlu_amt": "0",
                    "ovrs_re_use_amt_wcrc": "0", "ord_psbl_frcr_amt_wcrc": "0",
                ])
            )
        )
    }

    fileprivate func sellable(_ call: Call) throws(Refusal) -> Reply {
        let board = try board(call["PDNO"])
        let index = desk.market.index(of: board.instrument.symbol) ?? 0
        let holding = shownAccount.holdings[index] ?? Holding()
        let price = board.regularPrice
        let value = price * holding.quantity
        return .account(
            (
                "output",
                .row([
                    "pdno": board.instrument.symbol, "prdt_name": board.instrument.name,
                    "buy_qty": digits(holding.today.bought), "sll_qty": digits(holding.today.sold),
                    "cblc_qty": digits(holding.quantity), "nsvg_qty": "0",
                    "ord_psbl_qty": digits(desk.sellable(.domestic(index))),
                    "pchs_avg_pric": WireNumber.fixed(holding.averageCost, units: 10_000, places: 4),
                    "pchs_amt": digits(holding.cost), "now_pric": digits(price), "evlu_amt": digits(value),
                    "evlu_pfls_amt": digits(value - holding.cost),
                    "evlu_pfls_rt": WireNumber.percent(value - holding.cost, of: holding.cost),
                ])
            )
        )
    }
}
