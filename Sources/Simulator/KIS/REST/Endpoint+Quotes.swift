extension Endpoint {
    private static let base = "domestic-stock/v1/quotations"
    static let market = Parameter("FID_COND_MRKT_DIV_CODE", "J", "NX", "UN")
    static let symbol = Parameter("FID_INPUT_ISCD")

    /// The present state of one symbol.
    static let quotes: [Endpoint] = [
        Endpoint("GET", "\(base)/inquire-price", Service.both("FHKST01010100"), [market, symbol]) {
            kis,
            call throws(Refusal) in .quote(("output", try kis.price(call)))
        },
        Endpoint("GET", "\(base)/inquire-asking-price-exp-ccn", Service.both("FHKST01010200"), [market, symbol]) {
            kis,
            call throws(Refusal) in try kis.askingPrice(call)
        },
        Endpoint("GET", "\(base)/inquire-ccnl", Service.both("FHKST01010300"), [market, symbol]) {
            kis,
            call throws(Refusal) in .quote(("output", .array(try kis.latestTrades(call))))
        },
        Endpoint("GET", "\(base)/inquire-investor", Service.both("FHKST01010900"), [market, symbol]) {
            kis,
            call throws(Refusal) in .quote(("output", .array(try kis.investors(call))))
        },
    ]
}

extension SimulatedKIS {
    /// The board of a quote's symbol; notes are asked for with a `Q` before their code.
    func board(_ code: String) throws(Refusal) -> Board {
        let isNote = code.hasPrefix("Q")
        guard let index = desk.market.index(of: isNote ? String(code.dropFirst()) : code) else { throw .unknownSymbol }
        let board = desk.market.boards[index]
        guard (board.instrument.kind == .etn) == isNote else { throw .unknownSymbol }
        return board
    }

    func view(_ call: Call) throws(Refusal) -> QuoteView {
        QuoteView(try board(call["FID_INPUT_ISCD"]), market: call["FID_COND_MRKT_DIV_CODE"])
    }

    func bars(of board: Board) -> [DailyBar] {
        desk.market.sample.dailyBars.filter { $0.symbol == board.instrument.symbol }
    }

    fileprivate func price(_ call: Call) throws(Refusal) -> JSONValue {
        let view = try view(call)
        let (board, day) = (view.board, view.day)
        let instrument = board.instrument
        let bars = bars(of: board)
        let highest = bars.max { $0.high < $1.high }
        let lowest = bars.min { $0.low < $1.low }
        let shares = instrument.listedShares
        let isShare = instrument.kind == .stock
        var row: [(String, String)] = [
            ("iscd_stat_cls_code", isShare ? "55" : "00"), ("marg_rate", "20.00"),
            ("rprs_mrkt_kor_name", instrument.market == .kospi ? "KOSPI200" : "KOSDAQ"),
            ("bstp_kor_isnm", isShare ? "합성업종" : ""), ("temp_stop_yn", "N"), ("oprc_rang_cont_yn", "N"),
            ("clpr_rang_cont_yn", "N"), ("crdt_able_yn", "Y"),
        ]
        row += [
            ("stck_prpr", digits(view.price)), ("prdy_vrss", view.change), ("prdy_vrss_sign", view.sign),
            ("prdy_ctrt", view.rate), ("acml_tr_pbmn", digits(day.turnover)), ("acml_vol", digits(day.volume)),
            ("prdy_vrss_vol_rate", WireNumber.percent(day.volume, of: board.reference.previousVolume)),
            ("stck_oprc", view.orZero(day.open)), ("stck_hgpr", view.orZero(day.high)),
            ("stck_lwpr", view.orZero(day.low)), ("stck_mxpr", digits(board.limits.upper)),
            ("stck_llam", digits(board.limits.lower)), ("stck_sdpr", digits(view.base)),
        ]
        let average = WireNumber.fixed(day.turnover, units: max(1, day.volume), places: 2)
        row += [
            ("wghn_avrg_stck_prc", average), ("hts_frgn_ehrt", "30.00"), ("frgn_ntby_qty", "0"), ("pgtr_ntby_qty", "0"),
            ("aspr_unit", digits(board.grid.step(at: view.price))), ("hts_deal_qty_unit_val", "1"),
            ("lstn_stcn", digits(shares)), ("hts_avls", digits(shares / 1_000 * view.price / 100_000)),
            ("per", "12.00"), ("pbr", "1.20"), ("eps", digits(view.base / 12)), ("bps", digits(view.base * 10 / 12)),
            ("vol_tnrt", WireNumber.percent(day.volume, of: shares)),
        ]
        for prefix in ["w52", "d250"] {
            row += [
                ("\(prefix)_hgpr", digits(highest?.high ?? 0)), ("\(prefix)_hgpr_date", highest?.date.compact ?? ""),
                ("\(prefix)_lwpr", digits(lowest?.low ?? 0)), ("\(prefix)_lwpr_date", lowest?.date.compact ?? ""),
            ]
        }
        row += [
            ("frgn_hldn_qty", digits(shares * 3 / 10)), ("vi_cls_code", "N"), ("stck_shrn_iscd", instrument.symbol),
            ("short_over_yn", "N"), ("sltr_yn", "N"), ("mang_issu_cls_code", "N"), ("mrkt_warn_cls_code", "00"),
        ]
        return .row(row)
    }

    fileprivate func askingPrice(_ call: Call) throws(Refusal) -> Reply {
        let view = try view(call)
        let levels = view.board.levels(at: view.venue)
        var rows: [(String, String)] = [("aspr_acpt_hour", desk.now.clock)]
        for (name, side) in [("askp", levels.asks), ("bidp", levels.bids)] {
            for place in 0..<BookLevels.depth {
                rows.append(("\(name)\(place + 1)", digits(side.indices.contains(place) ? side[place].price : 0)))
            }
        }
        for (name, side) in [("askp", levels.asks), ("bidp", levels.bids)] {
            for place in 0..<BookLevels.depth {
                rows.append(
                    ("\(name)_rsqn\(place + 1)", digits(side.indices.contains(place) ? side[place].quantity : 0))
                )
            }
        }
        for name in ["askp", "bidp"] {
            for place in 1...BookLevels.depth { rows.append(("\(name)_rsqn_icdc\(place)", "0")) }
        }
        let (asked, wanted) = (levels.asks.sum, levels.bids.sum)
        rows += [
            ("total_askp_rsqn", digits(asked)), ("total_bidp_rsqn", digits(wanted)), ("total_askp_rsqn_icdc", "0"),
            ("total_bidp_rsqn_icdc", "0"), ("ovtm_total_askp_rsqn", "0"), ("ovtm_total_bidp_rsqn", "0"),
            ("ovtm_total_askp_icdc", "0"), ("ovtm_total_bidp_icdc", "0"), ("ntby_aspr_rsqn", digits(wanted - asked)),
            ("new_mkop_cls_code", MarketState(at: desk.now).code),
        ]
        let day = view.day
        let expected: [(String, String)] = [
            ("antc_mkop_cls_code", "311"), ("stck_prpr", digits(view.price)), ("stck_oprc", view.orZero(day.open)),
            ("stck_hgpr", view.orZero(day.high)), ("stck_lwpr", view.orZero(day.low)), ("stck_sdpr", digits(view.base)),
            ("antc_cnpr", "0"), ("antc_cntg_vrss_sign", "5"), ("antc_cntg_vrss", digits(-view.base)),
            ("antc_cntg_prdy_ctrt", "-100.00"), ("antc_vol", "0"),
            ("stck_shrn_iscd", view.board.instrument.symbol), ("vi_cls_code", "N"),
        ]
        return .quote(("output1", .row(rows)), ("output2", .row(expected)))
    }

    fileprivate func latestTrades(_ call: Call) throws(Refusal) -> [JSONValue] {
        let view = try view(call)
        return view.board.latest.reversed().map { trade in
            .row([
                "stck_cntg_hour": Moment.clock(trade.second), "stck_prpr": digits(trade.price),
                "prdy_vrss": digits(trade.price - view.base),
                "prdy_vrss_sign": WireNumber.sign(trade.price, base: view.base, limits: view.board.limits),
                "cntg_vol": digits(trade.quantity),
                "tday_rltv": WireNumber.percent(trade.day.buyVolume, of: trade.day.sellVolume),
                "prdy_ctrt": WireNumber.percent(trade.price - view.base, of: view.base),
            ])
        }
    }

    /// Today's row has no numbers until the market has closed.
    fileprivate func investors(_ call: Call) throws(Refusal) -> [JSONValue] {
        let view = try view(call)
        let today = desk.now.day
        let closed = desk.now.second >= SessionTimes.closingPrice ? view.board.bar(on: today) : nil
        let past = bars(of: view.board)
        var rows: [JSONValue] = []
        if SampleCalendar.isOpen(today), closed == nil || faults.isOn(.emptyInvestorRow, at: desk.now) {
            rows.append(blankInvestorRow(view, on: today))
        } else if let closed {
            rows.append(investorRow(closed, before: past.last))
        }
        for (index, bar) in past.enumerated().reversed().prefix(30 - rows.count) {
            rows.append(investorRow(bar, before: index > 0 ? past[index - 1] : nil))
        }
        return rows
    }

    private func blankInvestorRow(_ view: QuoteView, on day: MarketDate) -> JSONValue {
        let names = ["prsn", "frgn", "orgn"]
        let blank = ["ntby_qty", "ntby_tr_pbmn", "shnu_vol", "shnu_tr_pbmn", "seln_vol", "seln_tr_pbmn"]
        return .row(
            [
                ("stck_bsop_date", day.compact), ("stck_clpr", digits(view.price)), ("prdy_vrss", view.change),
                ("prdy_vrss_sign", view.sign),
            ] + blank.flatMap { field in names.map { ("\($0)_\(field)", "") } }
        )
    }

    private func investorRow(_ bar: DailyBar, before: DailyBar?) -> JSONValue {
        let day = InvestorDay(of: bar, seed: simulation.seed)
        let base = before?.close ?? bar.open
        let flows = [("prsn", day.individuals), ("frgn", day.foreigners), ("orgn", day.institutions)]
        let price = (bar.open + bar.close) / 2
        func millions(_ shares: Int) -> String { digits(shares * price / 1_000_000) }
        var row = [
            ("stck_bsop_date", bar.date.compact), ("stck_clpr", digits(bar.close)),
            ("prdy_vrss", digits(bar.close - base)), ("prdy_vrss_sign", WireNumber.sign(bar.close, base: base)),
        ]
        row += flows.map { ("\($0.0)_ntby_qty", digits($0.1.net)) }
        row += flows.map { ("\($0.0)_ntby_tr_pbmn", millions($0.1.net)) }
        row += flows.map { ("\($0.0)_shnu_vol", digits($0.1.bought)) }
        row += flows.map { ("\($0.0)_shnu_tr_pbmn", millions($0.1.bought)) }
        row += flows.map { ("\($0.0)_seln_vol", digits($0.1.sold)) }
        row += flows.map { ("\($0.0)_seln_tr_pbmn", millions($0.1.sold)) }
        return .row(row)
    }
}

extension [BookLevels.Level] {
    /// The shares at all levels.
    var sum: Int { reduce(0) { $0 + $1.quantity } }
}
