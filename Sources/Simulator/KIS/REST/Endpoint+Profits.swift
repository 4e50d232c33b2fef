extension Endpoint {
    private static let base = "domestic-stock/v1/trading"
    private static let period = [Parameter("INQR_STRT_DT", .date), Parameter("INQR_END_DT", .date)]

    /// Realised profits; the practice servers have none of this.
    static let profits: [Endpoint] = [
        Endpoint(
            "GET",
            "\(base)/inquire-balance-rlz-pl",
            Service.real("TTTC8494R"),
            account: true,
            balanceParameters + [Parameter("COST_ICLD_YN", "Y", "N")] + context100
        ) { kis, call throws(Refusal) in kis.realizedBalance(call) },
        Endpoint(
            "GET",
            "\(base)/inquire-period-profit",
            Service.real("TTTC8708R"),
            account: true,
            period + [
                Parameter("SORT_DVSN"), Parameter("INQR_DVSN", "00"), Parameter("CBLC_DVSN", "00"), product,
            ] + context100
        ) { kis, call throws(Refusal) in try kis.periodProfit(call) },
        Endpoint(
            "GET",
            "\(base)/inquire-period-trade-profit",
            Service.real("TTTC8715R"),
            account: true,
            period + [Parameter("SORT_DVSN"), Parameter("CBLC_DVSN", "00"), product] + context100
        ) { kis, call throws(Refusal) in try kis.tradeProfit(call) },
        Endpoint(
            "GET",
            "\(base)/inquire-account-balance",
            Service.real("CTRP6548R"),
            account: true,
            [Parameter("INQR_DVSN_1", .any, optional: true), Parameter("BSPR_BF_DT_APLY_YN", .any, optional: true)]
        ) { kis, call throws(Refusal) in kis.assetOverview(call) },
    ]
}

/// What some trades come to.
private struct ProfitSums {
    var bought = 0
    var sold = 0
    var boughtQuantity = 0
    var soldQuantity = 0
    var cost = 0
    var fee = 0
    var tax = 0
    var profit = 0

    init(_ trades: [BookedTrade]) {
        for trade in trades {
            fee += trade.costs.fee
            tax += trade.costs.tax
            profit += trade.profit
            switch trade.side {
            case .buy:
                bought += trade.amount
                boughtQuantity += trade.quantity
            case .sell:
                sold += trade.amount
                soldQuantity += trade.quantity
                cost += trade.cost
            }
        }
    }

    var rate: String { WireNumber.percent(profit, of: cost) }
}

extension SimulatedKIS {
    fileprivate func realizedBalance(_ call: Call) -> Reply {
        let holdings = shownHoldings(call)
        let paging = Paging(
            holdings.map { (key: $0.board.instrument.symbol, row: balanceRow($0.board, $0.holding, price: $0.price)) },
            size: simulation.limits.rows.balance,
            suffix: "100",
            request: "\(simulation.credentials.account)^01^",
            call: call
        )
        let sums = ProfitSums(desk.account.trades.filter { $0.day == desk.market.sample.day && $0.isDomestic })
        let open = holdings.reduce(0) { $0 + $1.holding.quantity * $1.price - $1.holding.cost }
        let cost = holdings.reduce(0) { $0 + $1.holding.cost }
        let summary =
            balanceSummary(holdings) + [
                ("rlzt_pfls", digits(sums.profit)), ("rlzt_erng_rt", sums.rate), ("real_evlu_pfls", digits(open)),
                ("real_evlu_pfls_erng_rt", WireNumber.percent(open, of: cost)),
            ]
        return .account(("output1", .array(paging.rows)), ("output2", .array([.row(summary)])), page: paging.page)
    }

    private func domesticTrades(_ call: Call) throws(Refusal) -> [BookedTrade] {
        guard let first = MarketDate(compact: call["INQR_STRT_DT"]),
            let last = MarketDate(compact: call["INQR_END_DT"]),
            first <= last
        else { throw .value("INQR_STRT_DT") }
        return desk.account.trades.filter { trade in
            guard case .domestic(let symbol) = trade.instrument else { return false }
            let code = desk.market.boards[symbol].instrument.symbol
            return (first...last).contains(trade.day) && (call["PDNO"].isEmpty || call["PDNO"] == code)
        }
    }

    fileprivate func periodProfit(_ call: Call) throws(Refusal) -> Reply {
        let trades = try domesticTrades(call)
        let days = Set(trades.map(\.day)).sorted(by: >)
        let rows = days.map { day in
            let sums = ProfitSums(trades.filter { $0.day == day })
            let row: JSONValue = .row([
                "trad_dt": day.compact, "buy_amt": digits(sums.bought), "sll_amt": digits(sums.sold),
                "rlzt_pfls": digits(sums.profit), "fee": digits(sums.fee), "loan_int": "0", "tl_tax": digits(sums.tax),
                "pfls_rt": sums.rate, "sll_qty1": digits(sums.soldQuantity), "buy_qty1": digits(sums.boughtQuantity),
            ])
            return (key: day.compact, row: row)
        }
        return profitReply(rows, ProfitSums(trades), call)
    }

    fileprivate func tradeProfit(_ call: Call) throws(Refusal) -> Reply {
        let trades = try domesticTrades(call)
        let groups = Dictionary(grouping: trades) { TradeKey(day: $0.day, instrument: $0.instrument) }
        let rows = groups.compactMap { key, trades -> (key: String, row: JSONValue)? in
            guard case .domestic(let symbol) = key.instrument else { return nil }
            let instrument = desk.market.boards[symbol].instrument
            let sums = ProfitSums(trades)
            let held = desk.account.holdings[symbol]?.quantity ?? 0
            let unit = sums.soldQuantity > 0 ? sums.cost : desk.account.holdings[symbol]?.cost ?? 0
            return (
                key: "\(key.day.compact)\(instrument.symbol)",
                row: .row([
                    "trad_dt": key.day.compact, "pdno": instrument.symbol, "prdt_name": instrument.name,
                    "trad_dvsn_name": "현금", "loan_dt": "", "hldg_qty": digits(held),
                    "pchs_unpr": WireNumber.fixed(
                        unit,
                        units: max(1, sums.soldQuantity > 0 ? sums.soldQuantity : held),
                        places: 4
                    ),
                    "buy_qty": digits(sums.boughtQuantity), "buy_amt": digits(sums.bought),
                    "sll_pric": digits(sums.soldQuantity > 0 ? sums.sold / sums.soldQuantity : 0),
                    "sll_qty": digits(sums.soldQuantity), "sll_amt": digits(sums.sold),
                    "rlzt_pfls": digits(sums.profit),
                    "pfls_rt": sums.rate, "fee": digits(sums.fee), "tl_tax": digits(sums.tax), "loan_int": "0",
                ])
            )
        }.sorted { $0.key > $1.key }
        return profitReply(rows, ProfitSums(trades), call)
    }

    private struct TradeKey: Hashable {
        let day: MarketDate
        let instrument: Order.Instrument
    }

    private func profitReply(_ rows: [(key: String, row: JSONValue)], _ sums: ProfitSums, _ call: Call) -> Reply {
        let paging = Paging(
            rows,
            size: simulation.limits.rows.orders,
            suffix: "100",
            request: "\(simulation.credentials.account)!^01!^",
            call: call
        )
        let summary: JSONValue = .row([
            "sll_qty_smtl": digits(sums.soldQuantity), "sll_tr_amt_smtl": digits(sums.sold),
            "sll_fee_smtl": "0", "sll_tltx_smtl": digits(sums.tax), "sll_excc_amt_smtl": digits(sums.sold - sums.tax),
            "buy_qty_smtl": digits(sums.boughtQuantity), "buy_tr_amt_smtl": digits(sums.bought), "buy_fee_smtl": "0",
            "buy_tax_smtl": "0", "buy_excc_amt_smtl": digits(sums.bought),
            "tot_tr_amt": digits(sums.bought + sums.sold), "tot_fee": digits(sums.fee), "tot_tltx": digits(sums.tax),
            "tot_rlzt_pfls": digits(sums.profit), "tot_pftrt": sums.rate, "loan_int": "0",
        ])
        return .account(("output1", .array(paging.rows)), ("output2", summary), page: paging.page)
    }

    fileprivate func assetOverview(_ call: Call) -> Reply {
        let account = shownAccount
        let holdings = shownHoldings(call)
        let value = holdings.reduce(0) { $0 + $1.holding.quantity * $1.price }
        let cost = holdings.reduce(0) { $0 + $1.holding.cost }
        let row: JSONValue = .row([
            "pchs_amt": digits(cost), "evlu_amt": digits(value), "evlu_pfls_amt": digits(value - cost),
            "crdt_lnd_amt": "0", "real_nass_amt": digits(value), "whol_weit_rt": "100.00",
        ])
        let summary: JSONValue = .row([
            "pchs_amt_smtl": digits(cost), "nass_tot_amt": digits(value + account.finalCash), "loan_amt_smtl": "0",
            "evlu_pfls_amt_smtl": digits(value - cost), "evlu_amt_smtl": digits(value),
            "tot_asst_amt": digits(value + account.finalCash), "tot_dncl_amt": digits(account.finalCash),
            "dncl_amt": digits(account.cash),
        ])
        return .account(("output1", .array([row])), ("output2", summary))
    }
}

extension BookedTrade {
    var isDomestic: Bool {
        if case .domestic = instrument { true } else { false }
    }
}
