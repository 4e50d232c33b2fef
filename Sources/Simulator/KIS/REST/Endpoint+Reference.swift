extension Endpoint {
    private static let base = "domestic-stock/v1/quotations"

    /// The calendar, facts about securities and the investors' daily trades.
    static let reference: [Endpoint] = [
        Endpoint(
            "GET",
            "\(base)/chk-holiday",
            Service.real("CTCA0903R"),
            [Parameter("BASS_DT", .date), Parameter("CTX_AREA_NK"), Parameter("CTX_AREA_FK")]
        ) { kis, call throws(Refusal) in try kis.holidays(call) },
        Endpoint(
            "GET",
            "\(base)/search-stock-info",
            Service.real("CTPF1002R"),
            [Parameter("PRDT_TYPE_CD", "300"), Parameter("PDNO")]
        ) { kis, call throws(Refusal) in try kis.stockInformation(call) },
        Endpoint(
            "GET",
            "\(base)/investor-trade-by-stock-daily",
            Service.real("FHPTJ04160001"),
            [
                market, symbol, Parameter("FID_INPUT_DATE_1", .date),
                Parameter("FID_ORG_ADJ_PRC", .any, optional: true),
                Parameter("FID_ETC_CLS_CODE", .any, optional: true),
            ]
        ) { kis, call throws(Refusal) in try kis.investorDays(call) },
        Endpoint(
            "GET",
            "\(base)/investor-trend-estimate",
            Service.real("HHPTJ04160200"),
            [Parameter("MKSC_SHRN_ISCD")]
        ) { kis, call throws(Refusal) in try kis.investorEstimates(call) },
    ]
}

extension SimulatedKIS {
    fileprivate func holidays(_ call: Call) throws(Refusal) -> Reply {
        guard let first = MarketDate(compact: call["BASS_DT"]) else { throw .value("BASS_DT") }
        let start = call.isContinuation ? MarketDate(compact: call["CTX_AREA_NK"].trimmingBlanks) ?? first : first
        let days = (0..<24).map { start.advanced(by: $0) }
        let rows = days.map { day -> JSONValue in
            let isOpen = SampleCalendar.isOpen(day) ? "Y" : "N"
            return .row([
                "bass_dt": day.compact, "wday_dvsn_cd": digits(day.weekday + 1).zeroPadded(to: 2),
                // Saturdays were seen as days of trade; only the last but one tells whether the market opens.
                "bzdy_yn": isOpen, "tr_day_yn": day.weekday == 6 ? "Y" : isOpen, "opnd_yn": isOpen,
                "sttl_day_yn": isOpen,
            ])
        }
        let page = Reply.Page(
            suffix: "",
            request: first.compact,
            next: start.advanced(by: 24).compact,
            isFirst: !call.isContinuation
        )
        return .account(("output", .array(rows)), page: page)
    }

    fileprivate func stockInformation(_ call: Call) throws(Refusal) -> Reply {
        let board = try board(call["PDNO"])
        let instrument = board.instrument
        let isShare = instrument.kind == .stock
        return .account(
            (
                "output",
                .row([
                    "pdno": "00000A\(instrument.symbol)", "prdt_type_cd": "300",
                    "mket_id_cd": instrument.market == .kospi ? "STK" : "KSQ", "scty_grp_id_cd": isShare ? "ST" : "EF",
                    "lstg_stqt": digits(instrument.listedShares), "prdt_name": instrument.name,
                    "prdt_abrv_name": instrument.name, "std_pdno": "KR7\(instrument.symbol)000",
                    "tr_stop_yn": "N", "admn_item_yn": "N", "thdt_clpr": digits(board.regularPrice),
                    "bfdy_clpr": digits(board.reference.previousClose), "cptt_trad_tr_psbl_yn": isShare ? "Y" : "N",
                    "nxt_tr_stop_yn": "N",
                ])
            )
        )
    }

    /// The current day is refused until 15:40.
    fileprivate func investorDays(_ call: Call) throws(Refusal) -> Reply {
        let view = try view(call)
        guard let date = MarketDate(compact: call["FID_INPUT_DATE_1"]) else { throw .value("FID_INPUT_DATE_1") }
        let isEarly = date >= desk.now.day && desk.now.second < SessionTimes.closingPrice
        guard !isEarly else { throw .value("FID_INPUT_DATE_1") }
        let today = [view.board.bar(on: desk.market.sample.day)].compactMap(\.self)
        let days = (bars(of: view.board) + today).filter { $0.date <= date }.suffix(30).reversed()
        let rows = days.map { bar -> JSONValue in
            let day = InvestorDay(of: bar, seed: simulation.seed)
            return .row([
                "stck_bsop_date": bar.date.compact, "stck_clpr": digits(bar.close), "acml_vol": digits(bar.volume),
                "frgn_ntby_qty": digits(day.foreigners.net), "prsn_ntby_qty": digits(day.individuals.net),
                "orgn_ntby_qty": digits(day.institutions.net),
            ])
        }
        let head: JSONValue = .row([
            "stck_prpr": digits(view.price), "prdy_vrss": view.change, "prdy_vrss_sign": view.sign,
        ])
        return .quote(("output1", head), ("output2", .array(rows)))
    }

    /// Estimates come at five times of the day, zero padded.
    fileprivate func investorEstimates(_ call: Call) throws(Refusal) -> Reply {
        let board = try board(call["MKSC_SHRN_ISCD"])
        let times = [9 * 60 + 30, 10 * 60, 11 * 60 + 20, 13 * 60 + 20, 14 * 60 + 30]
        let passed = SampleCalendar.isOpen(desk.now.day) ? times.filter { $0 * 60 <= desk.now.second }.count : 0
        let rows = (0..<passed).reversed().map { place -> JSONValue in
            let bar = DailyBar(
                symbol: board.instrument.symbol,
                date: desk.now.day,
                open: board.price,
                high: board.price,
                low: board.price,
                close: board.price,
                volume: board.reference.previousVolume * (place + 1) / times.count
            )
            let day = InvestorDay(of: bar, seed: simulation.seed)
            func padded(_ number: Int) -> String {
                (number < 0 ? "-" : "") + digits(abs(number)).zeroPadded(to: 12)
            }
            return .row([
                "bsop_hour_gb": digits(place + 1), "frgn_fake_ntby_qty": padded(day.foreigners.net),
                "orgn_fake_ntby_qty": padded(day.institutions.net),
                "sum_fake_ntby_qty": padded(day.foreigners.net + day.institutions.net),
            ])
        }
        return .quote(("output2", .array(rows)))
    }
}

extension String {
    /// The text without the blanks around it.
    var trimmingBlanks: String {
        var text = Substring(self)
        while text.first == " " { text.removeFirst() }
        while text.last == " " { text.removeLast() }
        return String(text)
    }
}
