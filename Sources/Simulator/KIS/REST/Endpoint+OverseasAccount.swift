extension Endpoint {
    private static let base = "overseas-stock/v1/trading"
    private static let context200 = [Parameter("CTX_AREA_FK200"), Parameter("CTX_AREA_NK200")]

    /// The American part of the account.
    static let overseasAccount: [Endpoint] = [
        Endpoint(
            "GET",
            "\(base)/inquire-balance",
            Service.real("TTTS3012R") + Service.paper("VTTS3012R"),
            account: true,
            [overseasExchange, Parameter("TR_CRCY_CD", "USD")] + context200
        ) { kis, call throws(Refusal) in try kis.overseasBalance(call) },
        Endpoint(
            "GET",
            "\(base)/inquire-psamount",
            Service.real("TTTS3007R") + Service.paper("VTTS3007R"),
            account: true,
            [overseasExchange, Parameter("OVRS_ORD_UNPR", .decimal), Parameter("ITEM_CD")]
        ) { kis, call throws(Refusal) in try kis.overseasBuyable(call) },
        Endpoint(
            "GET",
            "\(base)/inquire-nccs",
            Service.real("TTTS3018R") + Service.paper("VTTS3018R"),
            account: true,
            [overseasExchange, Parameter("SORT_SQN", "DS", "")] + context200
        ) { kis, call throws(Refusal) in try kis.overseasOpenOrders(call) },
        Endpoint(
            "GET",
            "\(base)/inquire-ccnl",
            Service.real("TTTS3035R") + Service.paper("VTTS3035R"),
            account: true,
            [
                product, Parameter("ORD_STRT_DT", .date), Parameter("ORD_END_DT", .date),
                Parameter("SLL_BUY_DVSN", "00", "01", "02"), Parameter("CCLD_NCCS_DVSN", "00", "01", "02"),
                Parameter("OVRS_EXCG_CD"), Parameter("SORT_SQN", "DS", "AS", ""), Parameter("ORD_DT"),
                Parameter("ORD_GNO_BRNO"), Parameter("ODNO"),
            ] + context200
        ) { kis, call throws(Refusal) in try kis.overseasOrders(call) },
        Endpoint(
            "GET",
            "\(base)/inquire-present-balance",
            Service.real("CTRP6504R") + Service.paper("VTRP6504R"),
            account: true,
            [
                Parameter("WCRC_FRCR_DVSN_CD", "01", "02"), Parameter("NATN_CD", "000", "840"),
                Parameter("TR_MKET_CD", "00"),
                Parameter("INQR_DVSN_CD", "00", "01", "02"),
            ]
        ) { kis, call throws(Refusal) in kis.presentBalance(call) },
        Endpoint(
            "GET",
            "\(base)/inquire-period-profit",
            Service.real("TTTS3039R"),
            account: true,
            [
                overseasExchange, Parameter("NATN_CD"), Parameter("CRCY_CD", "USD"), product,
                Parameter("INQR_STRT_DT", .date), Parameter("INQR_END_DT", .date),
                Parameter("WCRC_FRCR_DVSN_CD", "01", "02"),
            ] + context200
        ) { kis, call throws(Refusal) in try kis.overseasProfit(call) },
    ]
}

extension SimulatedKIS {
    private typealias OverseasRow = (board: OverseasBoard, holding: Holding)

    /// Holdings in the order of their codes; on the real servers `NASD` means every American exchange.
    private func overseasHoldings(_ exchange: OverseasExchange?) -> [OverseasRow] {
        shownAccount.overseas.map { (board: desk.overseas.boards[$0.key], holding: $0.value) }
            .filter { exchange == nil || $0.board.listing.exchange == exchange }
            .sorted { $0.board.listing.symbol < $1.board.listing.symbol }
    }

    /// The holding's worth, and what it gained, in ten-thousandths of a dollar.
    private func worth(_ row: OverseasRow) -> (value: Int, profit: Int) {
        let value = row.holding.quantity * row.board.price
        return (value, value - row.holding.cost)
    }

    fileprivate func overseasBalance(_ call: Call) throws(Refusal) -> Reply {
        let exchange = try exchange(call["OVRS_EXCG_CD"])
        let isAll = simulation.realm == .real && exchange == .nasdaq
        let holdings = overseasHoldings(isAll ? nil : exchange)
        let rows = holdings.map { row -> (key: String, row: JSONValue) in
            let (value, profit) = worth(row)
            let listing = row.board.listing
            let index = desk.overseas.index(ofRealTimeSymbol: listing.realTimeSymbol) ?? 0
            return (
                listing.symbol,
                .row([
                    "cano": simulation.credentials.account, "acnt_prdt_cd": simulation.credentials.product,
                    "prdt_type_cd": "512", "ovrs_pdno": listing.symbol, "ovrs_item_name": listing.name,
                    "frcr_evlu_pfls_amt": WireNumber.dollars(profit, places: 6),
                    "evlu_pfls_rt": WireNumber.percent(profit, of: row.holding.cost),
                    "pchs_avg_pric": WireNumber.dollars(row.holding.averageCost / 10_000),
                    "ovrs_cblc_qty": digits(row.holding.quantity),
                    "ord_psbl_qty": digits(desk.sellable(.overseas(index))),
                    "frcr_pchs_amt1": WireNumber.dollars(row.holding.cost, places: 5),
                    "ovrs_stck_evlu_amt": WireNumber.dollars(value, places: 8),
                    "now_pric2": WireNumber.dollars(row.board.price, places: 6), "tr_crcy_cd": "USD",
                    "ovrs_excg_cd": listing.exchange.orderCode, "loan_type_cd": "10", "loan_dt": "", "expd_dt": "",
                ])
            )
        }
        let paging = Paging(
            rows,
            size: 100,
            suffix: "200",
            request: "\(simulation.credentials.account)^01^",
            call: call
        )
        let cost = holdings.reduce(0) { $0 + $1.holding.cost }
        let profit = holdings.reduce(0) { $0 + worth($1).profit }
        let realized = desk.account.trades.reduce(0) { $1.isDomestic ? $0 : $0 + $1.profit }
        let summary: JSONValue = .row([
            "frcr_pchs_amt1": WireNumber.dollars(cost, places: 5),
            "ovrs_rlzt_pfls_amt": WireNumber.dollars(realized, places: 5),
            "ovrs_tot_pfls": WireNumber.dollars(profit, places: 5), "rlzt_erng_rt": "0.00000000",
            "tot_evlu_pfls_amt": WireNumber.dollars(profit, places: 8),
            "tot_pftrt": WireNumber.percent(profit, of: cost, places: 8),
            "frcr_buy_amt_smtl1": WireNumber.dollars(cost, places: 5), "ovrs_rlzt_pfls_amt2": "0.00000",
            "frcr_buy_amt_smtl2": "0.00000",
        ])
        return .account(("output1", .array(paging.rows)), ("output2", summary), page: paging.page)
    }

    fileprivate func overseasBuyable(_ call: Call) throws(Refusal) -> Reply {
        let price = try Self.dollars(call["OVRS_ORD_UNPR"])
        guard price > 0 else { throw .value("OVRS_ORD_UNPR") }
        guard desk.overseas.index(of: call["ITEM_CD"], at: try exchange(call["OVRS_EXCG_CD"])) != nil else {
            throw .unknownSymbol
        }
        let free = max(0, desk.spendableDollars)
        let count = free * 10_000 / 10_025 / price
        return .account(
            (
                "output",
                .row([
                    "tr_crcy_cd": "USD", "ord_psbl_frcr_amt": WireNumber.dollars(free, places: 2),
                    "sll_ruse_psbl_amt": "0.00", "ovrs_ord_psbl_amt": WireNumber.dollars(free, places: 2),
                    "max_ord_psbl_qty": digits(count), "echm_af_ord_psbl_amt": "0.00", "echm_af_ord_psbl_qty": "0",
                    "ord_psbl_qty": digits(count), "exrt": "\(Self.exchangeRate).0000000000",
                    "frcr_ord_psbl_amt1": WireNumber.dollars(free, places: 6), "ovrs_max_ord_psbl_qty": digits(count),
                ])
            )
        )
    }

    /// American orders with their boards, oldest first.
    private func ordersAbroad(_ isWanted: (Order, OverseasBoard) -> Bool) -> [(order: Order, board: OverseasBoard)] {
        desk.orders.orders.compactMap { order in
            guard case .overseas(let index) = order.instrument else { return nil }
            let board = desk.overseas.boards[index]
            guard isWanted(order, board) else { return nil }
            return (order, board)
        }
    }

    private func overseasRow(_ order: Order, _ board: OverseasBoard) -> [(String, String)] {
        [
            ("ord_dt", order.day.compact), ("ord_gno_brno", branch(of: order)), ("odno", digits(order.number)),
            ("orgn_odno", order.original.map(digits) ?? ""), ("sll_buy_dvsn_cd", order.side.code),
            ("pdno", board.listing.symbol), ("prdt_name", board.listing.name), ("ft_ord_qty", digits(order.quantity)),
            ("ft_ord_unpr3", WireNumber.dollars(order.price, places: 8)), ("ft_ccld_qty", digits(order.filled)),
            ("ft_ccld_unpr3", WireNumber.dollars(order.averagePrice, places: 8)),
            ("ft_ccld_amt3", WireNumber.dollars(order.amount, places: 5)), ("nccs_qty", digits(order.remaining)),
            ("rjct_rson", ""), ("rjct_rson_name", ""), ("ord_tmd", order.placed.clock),
            ("tr_mket_name", board.listing.exchange.koreanName), ("tr_crcy_cd", "USD"),
            ("ovrs_excg_cd", board.listing.exchange.orderCode), ("dmst_ord_dt", order.placed.day.compact),
            ("thco_ord_tmd", order.placed.clock), ("loan_type_cd", "10"), ("loan_dt", ""),
        ]
    }

    fileprivate func overseasOpenOrders(_ call: Call) throws(Refusal) -> Reply {
        let exchange = try exchange(call["OVRS_EXCG_CD"])
        let isAll = simulation.realm == .real && exchange == .nasdaq
        let wanted = ordersAbroad { $0.isOpen && (isAll || $1.listing.exchange == exchange) }
        let ordered = call["SORT_SQN"] == "DS" ? wanted : wanted.reversed()
        let rows = ordered.map { order, board in
            let extra = [("rvse_cncl_dvsn_cd", "0\(order.change.rawValue)")]
            return (key: digits(order.number), row: JSONValue.row(overseasRow(order, board) + extra))
        }
        let paging = Paging(rows, size: 40, suffix: "200", request: "\(simulation.credentials.account)^01^", call: call)
        return .account(("output", .array(paging.rows)), page: paging.page)
    }

    fileprivate func overseasOrders(_ call: Call) throws(Refusal) -> Reply {
        guard let first = MarketDate(compact: call["ORD_STRT_DT"]), let last = MarketDate(compact: call["ORD_END_DT"])
        else {
            throw .value("ORD_STRT_DT")
        }
        // The practice servers take everything and leave the choice to the client.
        let wildcard = simulation.realm == .real ? "%" : ""
        if simulation.realm == .paper {
            guard call["PDNO"].isEmpty else { throw .value("PDNO") }
            guard call["OVRS_EXCG_CD"].isEmpty else { throw .value("OVRS_EXCG_CD") }
            guard call["SLL_BUY_DVSN"] == "00", call["CCLD_NCCS_DVSN"] == "00" else { throw .value("SLL_BUY_DVSN") }
        }
        guard [wildcard, "NASD", "NYSE", "AMEX"].contains(call["OVRS_EXCG_CD"]) else { throw .value("OVRS_EXCG_CD") }
        let choice = OrderChoice(side: call["SLL_BUY_DVSN"], progress: call["CCLD_NCCS_DVSN"], routing: "", number: nil)
        let wanted = ordersAbroad { order, board in
            guard first <= order.day, order.day <= last, choice.contains(order) else { return false }
            guard ["", wildcard, board.listing.symbol].contains(call["PDNO"]) else { return false }
            return [wildcard, "NASD", board.listing.exchange.orderCode].contains(call["OVRS_EXCG_CD"])
        }
        let ordered = call["SORT_SQN"] == "AS" ? wanted : wanted.reversed()
        let rows = ordered.map { order, board in
            let extra = [
                ("rvse_cncl_dvsn", "0\(order.change.rawValue)"), ("prcs_stat_name", order.remaining == 0 ? "완료" : "접수"),
            ]
            return (key: "\(order.day.compact)\(order.number)", row: JSONValue.row(overseasRow(order, board) + extra))
        }
        let paging = Paging(rows, size: 20, suffix: "200", request: "\(simulation.credentials.account)^01^", call: call)
        return .account(("output", .array(paging.rows)), page: paging.page)
    }

    fileprivate func presentBalance(_ call: Call) -> Reply {
        let holdings = overseasHoldings(nil)
        let isWon = call["WCRC_FRCR_DVSN_CD"] == "01"
        /// Money in the currency that was asked for.
        func money(_ amount: Int, places: Int = 5) -> String {
            isWon ? digits(amount * Self.exchangeRate / 10_000) : WireNumber.dollars(amount, places: places)
        }
        let rows = holdings.map { row -> JSONValue in
            let (value, profit) = worth(row)
            let listing = row.board.listing
            let index = desk.overseas.index(ofRealTimeSymbol: listing.realTimeSymbol) ?? 0
            return .row([
                "prdt_name": listing.name, "cblc_qty13": WireNumber.fixed(row.holding.quantity, units: 1, places: 8),
                "ord_psbl_qty1": WireNumber.fixed(desk.sellable(.overseas(index)), units: 1, places: 8),
                "avg_unpr3": WireNumber.dollars(row.holding.averageCost / 10_000, places: 8),
                "ovrs_now_pric1": WireNumber.dollars(row.board.price, places: 8),
                "frcr_pchs_amt": money(row.holding.cost),
                "frcr_evlu_amt2": money(value), "evlu_pfls_amt2": money(profit),
                "evlu_pfls_rt1": WireNumber.percent(profit, of: row.holding.cost, places: 8), "pdno": listing.symbol,
                "bass_exrt": "\(Self.exchangeRate).00000000", "buy_crcy_cd": "USD",
                "ovrs_excg_cd": listing.exchange.orderCode, "tr_mket_name": listing.exchange.koreanName,
                "natn_kor_name": "미국", "std_pdno": "", "loan_rmnd": "0", "scts_dvsn_name": "해외주식",
            ])
        }
        let account = shownAccount
        let currency: JSONValue = .row([
            "crcy_cd": "USD", "crcy_cd_name": "미국 달러",
            "frcr_dncl_amt_2": WireNumber.dollars(account.dollars, places: 6),
            "frst_bltn_exrt": "\(Self.exchangeRate).00000000",
            "frcr_drwg_psbl_amt_1": WireNumber.dollars(max(0, desk.spendableDollars), places: 6),
            "nxdy_frcr_drwg_psbl_amt": WireNumber.dollars(account.dollars, places: 6), "frcr_buy_amt_smtl": "0.000000",
            "frcr_sll_amt_smtl": "0.000000", "frcr_buy_mgn_amt": "0.000000",
        ])
        let cost = holdings.reduce(0) { $0 + $1.holding.cost }
        let value = holdings.reduce(0) { $0 + worth($1).value }
        func won(_ amount: Int) -> Int { amount * Self.exchangeRate / 10_000 }
        let sums: JSONValue = .row([
            "pchs_amt_smtl": digits(won(cost)), "evlu_amt_smtl": digits(won(value)),
            "evlu_pfls_amt_smtl": digits(won(value) - won(cost)), "dncl_amt": digits(account.cash),
            "tot_dncl_amt": digits(account.finalCash), "frcr_evlu_tota": digits(won(account.dollars)),
            "tot_asst_amt": digits(account.finalCash + won(account.dollars) + won(value)),
            "evlu_erng_rt1": WireNumber.percent(value - cost, of: cost, places: 8), "tot_loan_amt": "0",
        ])
        return .account(("output1", .array(rows)), ("output2", .array([currency])), ("output3", sums))
    }

    fileprivate func overseasProfit(_ call: Call) throws(Refusal) -> Reply {
        guard let first = MarketDate(compact: call["INQR_STRT_DT"]), let last = MarketDate(compact: call["INQR_END_DT"])
        else {
            throw .value("INQR_STRT_DT")
        }
        // The same field means the opposite of what it means in the present balance.
        let isWon = call["WCRC_FRCR_DVSN_CD"] == "02"
        func money(_ amount: Int) -> String {
            isWon ? digits(amount * Self.exchangeRate / 10_000) : WireNumber.dollars(amount, places: 5)
        }
        let trades = desk.account.trades.filter { !$0.isDomestic && first <= $0.day && $0.day <= last }
        let sales = trades.filter { $0.side == .sell }
        let rows = sales.enumerated().compactMap { place, trade -> (key: String, row: JSONValue)? in
            guard case .overseas(let index) = trade.instrument else { return nil }
            let listing = desk.overseas.boards[index].listing
            guard call["PDNO"].isEmpty || call["PDNO"] == listing.symbol else { return nil }
            return (
                key: "\(trade.day.compact)\(place)",
                row: .row([
                    "trad_day": trade.day.compact, "ovrs_pdno": listing.symbol, "ovrs_item_name": listing.name,
                    "slcl_qty": digits(trade.quantity),
                    "pchs_avg_pric": WireNumber.dollars(trade.cost / trade.quantity),
                    "frcr_pchs_amt1": money(trade.cost),
                    "avg_sll_unpr": WireNumber.dollars(trade.amount / trade.quantity),
                    "frcr_sll_amt_smtl1": money(trade.amount), "stck_sll_tlex": money(trade.costs.sum),
                    "ovrs_rlzt_pfls_amt": money(trade.profit),
                    "pftrt": WireNumber.percent(trade.profit, of: trade.cost),
                    "exrt": "\(Self.exchangeRate).00", "ovrs_excg_cd": listing.exchange.orderCode,
                    "frst_bltn_exrt": "\(Self.exchangeRate).00",
                ])
            )
        }
        let paging = Paging(rows, size: 20, suffix: "200", request: "\(simulation.credentials.account)^01^", call: call)
        let profit = sales.reduce(0) { $0 + $1.profit }
        let cost = sales.reduce(0) { $0 + $1.cost }
        let bought = trades.reduce(0) { $1.side == .buy ? $0 + $1.amount : $0 }
        let summary: JSONValue = .row([
            "stck_sll_amt_smtl": money(sales.reduce(0) { $0 + $1.amount }), "stck_buy_amt_smtl": money(bought),
            "smtl_fee1": money(trades.reduce(0) { $0 + $1.costs.sum }), "excc_dfrm_amt": "0.00000",
            "ovrs_rlzt_pfls_tot_amt": money(profit), "tot_pftrt": WireNumber.percent(profit, of: cost),
            "bass_dt": desk.now.day.compact, "exrt": "\(Self.exchangeRate).00",
        ])
        return .account(("output1", .array(paging.rows)), ("output2", summary), page: paging.page)
    }
}
