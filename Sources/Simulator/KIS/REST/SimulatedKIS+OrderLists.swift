/// The lists of the account's domestic orders.
extension SimulatedKIS {
    func dailyOrders(_ call: Call) throws(Refusal) -> Reply {
        guard let first = MarketDate(compact: call["INQR_STRT_DT"]), let last = MarketDate(compact: call["INQR_END_DT"])
        else {
            throw .value("INQR_STRT_DT")
        }
        let routing = call["EXCG_ID_DVSN_CD"]
        guard ["", "KRX", "NXT", "SOR", "ALL"].contains(routing),
            simulation.realm == .real || ["", "KRX"].contains(routing)
        else { throw .value("EXCG_ID_DVSN_CD") }
        let choice = OrderChoice(
            side: call["SLL_BUY_DVSN_CD"],
            progress: call["CCLD_DVSN"],
            routing: routing == "ALL" ? "" : routing,
            number: call["ODNO"].isEmpty ? nil : call.number("ODNO")
        )
        let wanted = domesticOrders { first <= $0.day && $0.day <= last && choice.contains($0) }
            .filter { call["PDNO"].isEmpty || call["PDNO"] == $0.board.instrument.symbol }
        let ordered = call["INQR_DVSN"] == "00" ? wanted.reversed() : wanted
        let rows = ordered.map { (key: "\($0.order.day.compact)\($0.order.number)", row: dailyRow($0.order, $0.board)) }
        let paging = Paging(
            rows,
            size: simulation.limits.rows.orders,
            suffix: "100",
            request:
                "\(simulation.credentials.account)!^01!^\(first.compact)!^\(last.compact)!^\(call["PDNO"])!^00!^00!^00!^",
            call: call
        )
        let filled = wanted.reduce(0) { $0 + $1.order.filled }
        let amount = wanted.reduce(0) { $0 + $1.order.amount }
        let summary: JSONValue = .row([
            "tot_ord_qty": digits(wanted.reduce(0) { $0 + ($1.order.change == .cancel ? 0 : $1.order.quantity) }),
            "tot_ccld_qty": digits(filled), "tot_ccld_amt": digits(amount),
            "prsm_tlex_smtl": digits(
                wanted.reduce(0) {
                    $0 + TradingCosts.domestic($1.order.side, amount: $1.order.amount, of: $1.board.instrument.kind).sum
                }
            ),
            "pchs_avg_pric": WireNumber.fixed(amount, units: max(1, filled), places: 4),
        ])
        var reply = Reply(
            "KIOK0460",
            "조회 되었습니다. (마지막 자료)",
            [("output1", .array(paging.rows)), ("output2", summary)],
            page: paging.page
        )
        if rows.isEmpty {
            (reply.code, reply.text) = ("KIOK0560", "조회할 내용이 없습니다")
        } else if !paging.page.next.isEmpty {
            (reply.code, reply.text) = ("KIOK0420", "조회가 계속됩니다..다음버튼을 Click 하십시오.")
        }
        return reply
    }

    /// The orders that a list wants with their boards, oldest first.
    private func domesticOrders(_ isWanted: (Order) -> Bool) -> [(order: Order, board: Board)] {
        desk.orders.orders.compactMap { order in
            guard case .domestic(let symbol) = order.instrument, isWanted(order) else { return nil }
            return (order, desk.market.boards[symbol])
        }
    }

    private func dailyRow(_ order: Order, _ board: Board) -> JSONValue {
        let suffix =
            switch order.change {
            case .new: ""
            case .modify: "정정"
            case .cancel: "취소"
            }
        let isCancelled = order.cancelled > 0 && order.remaining == 0
        return .row([
            "ord_dt": order.day.compact, "ord_gno_brno": branch, "odno": digits(order.number).zeroPadded(to: 10),
            "orgn_odno": order.original.map { digits($0).zeroPadded(to: 10) } ?? "", "ord_dvsn_name": order.kindName,
            "sll_buy_dvsn_cd": order.side.code, "sll_buy_dvsn_cd_name": order.side.koreanName + suffix,
            "pdno": board.instrument.symbol, "prdt_name": board.instrument.name, "ord_qty": digits(order.quantity),
            "ord_unpr": digits(order.price), "ord_tmd": order.placed.clock, "tot_ccld_qty": digits(order.filled),
            "avg_prvs": digits(order.averagePrice), "cncl_yn": isCancelled ? "Y" : "",
            "tot_ccld_amt": digits(order.amount), "loan_dt": "", "ordr_empno": "OpnAPI", "ord_dvsn_cd": order.code,
            "cncl_cfrm_qty": digits(order.cancelled), "rmn_qty": digits(order.remaining),
            "rjct_qty": digits(order.rejected),
            "ccld_cndt_name": order.condition.name, "inqr_ip_addr": "127.000.000.001", "cpbc_ordp_ord_rcit_dvsn_cd": "",
            "cpbc_ordp_infm_mthd_dvsn_cd": "", "infm_tmd": "", "ctac_tlno": "", "prdt_type_cd": "300",
            "excg_dvsn_cd": order.routing == .smart ? "12" : "", "cpbc_ordp_mtrl_dvsn_cd": "", "ord_orgno": "00000",
            "rsvn_ord_end_dt": "", "excg_id_dvsn_cd": order.routing.rawValue,
            "stpm_cndt_pric": digits(order.triggerPrice), "stpm_efct_occr_dtmd": "",
        ])
    }

    func openOrders(_ call: Call) -> Reply {
        // The sides are 1 and 2 here, and 01 and 02 everywhere else.
        let choice = OrderChoice(side: "0\(call["INQR_DVSN_2"])", progress: "02", routing: "", number: nil)
        let wanted = domesticOrders { choice.contains($0) }
        let ordered =
            call["INQR_DVSN_1"] == "1"
            ? wanted.sorted {
                ($0.board.instrument.symbol, $0.order.number) < ($1.board.instrument.symbol, $1.order.number)
            }
            : wanted.reversed()
        let paging = Paging(
            ordered.map { (key: digits($0.order.number), row: openRow($0.order, $0.board)) },
            size: simulation.limits.rows.openOrders,
            suffix: "100",
            request: "\(simulation.credentials.account)!^01!^0!^0!^",
            call: call
        )
        return .account(("output", .array(paging.rows)), page: paging.page)
    }

    private func openRow(_ order: Order, _ board: Board) -> JSONValue {
        .row([
            "ord_gno_brno": branch, "odno": digits(order.number).zeroPadded(to: 10),
            "orgn_odno": order.original.map { digits($0).zeroPadded(to: 10) } ?? "", "ord_dvsn_name": order.kindName,
            "pdno": board.instrument.symbol, "prdt_name": board.instrument.name,
            "rvse_cncl_dvsn_name": order.side.koreanName, "ord_qty": digits(order.quantity),
            "ord_unpr": digits(order.price), "ord_tmd": order.placed.clock, "tot_ccld_qty": digits(order.filled),
            "tot_ccld_amt": digits(order.amount), "psbl_qty": digits(order.remaining),
            "sll_buy_dvsn_cd": order.side.code, "ord_dvsn_cd": order.code, "mgco_aptm_odno": "",
            "excg_dvsn_cd": order.routing == .smart ? "12" : "02", "excg_id_dvsn_cd": order.routing.rawValue,
            "excg_id_dvsn_name": order.routing.rawValue, "stpm_cndt_pric": digits(order.triggerPrice),
            "stpm_efct_occr_yn": order.pricing == .stop && order.isTriggered ? "Y" : "N",
        ])
    }
}
