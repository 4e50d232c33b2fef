extension Endpoint {
    private static let base = "domestic-stock/v1/quotations"
    private static let period = Parameter("FID_PERIOD_DIV_CODE", "D", "W", "M", "Y")
    private static let withPast = Parameter("FID_PW_DATA_INCU_YN", "Y", "N")

    /// Bars of days and minutes.
    static let charts: [Endpoint] = [
        Endpoint(
            "GET",
            "\(base)/inquire-daily-itemchartprice",
            Service.both("FHKST03010100"),
            [
                market, symbol, Parameter("FID_INPUT_DATE_1", .date), Parameter("FID_INPUT_DATE_2", .date), period,
                Parameter("FID_ORG_ADJ_PRC", "0", "1"),
            ]
        ) { kis, call throws(Refusal) in try kis.dailyChart(call) },
        Endpoint(
            "GET",
            "\(base)/inquire-daily-price",
            Service.both("FHKST01010400"),
            [market, symbol, Parameter("FID_PERIOD_DIV_CODE", "D", "W", "M"), Parameter("FID_ORG_ADJ_PRC", "0", "1")]
        ) { kis, call throws(Refusal) in .quote(("output", .array(try kis.latestDays(call)))) },
        Endpoint(
            "GET",
            "\(base)/inquire-time-itemchartprice",
            Service.both("FHKST03010200"),
            [market, symbol, Parameter("FID_INPUT_HOUR_1", .time), withPast, Parameter("FID_ETC_CLS_CODE")]
        ) { kis, call throws(Refusal) in try kis.minuteChart(call) },
        Endpoint(
            "GET",
            "\(base)/inquire-time-dailychartprice",
            Service.real("FHKST03010230"),
            [
                market, symbol, Parameter("FID_INPUT_DATE_1", .date), Parameter("FID_INPUT_HOUR_1", .time), withPast,
                Parameter("FID_FAKE_TICK_INCU_YN", .any, optional: true),
            ]
        ) { kis, call throws(Refusal) in try kis.pastMinuteChart(call) },
    ]
}

extension SimulatedKIS {
    /// The past days' bars with today's, once there is one.
    private func barsWithToday(_ board: Board) -> [DailyBar] {
        bars(of: board) + [board.bar(on: desk.market.sample.day)].compactMap(\.self)
    }

    fileprivate func dailyChart(_ call: Call) throws(Refusal) -> Reply {
        let view = try view(call)
        let bars = barsWithToday(view.board)
        guard let first = MarketDate(compact: call["FID_INPUT_DATE_1"]),
            let last = MarketDate(compact: call["FID_INPUT_DATE_2"])
        else { throw .value("FID_INPUT_DATE_1") }
        let periods = Self.grouped(bars, by: call["FID_PERIOD_DIV_CODE"])
        let wanted = periods.filter { first <= $0.date && $0.date <= last }.suffix(Self.chartRows)
        let rows = wanted.reversed().map { bar in
            Self.chartRow(bar, before: periods.last { $0.date < bar.date })
        }
        return .quote(("output1", dailyHead(view, bars)), ("output2", .array(rows)))
    }

    private func dailyHead(_ view: QuoteView, _ bars: [DailyBar]) -> JSONValue {
        let (board, day) = (view.board, view.day)
        let previous = self.bars(of: board).last
        let previousVolume = board.reference.previousVolume
        return .row([
            ("prdy_vrss", view.change), ("prdy_vrss_sign", view.sign), ("prdy_ctrt", view.rate),
            ("stck_prdy_clpr", digits(view.base)), ("acml_vol", digits(day.volume)),
            ("acml_tr_pbmn", digits(day.turnover)), ("hts_kor_isnm", board.instrument.name),
            ("stck_prpr", digits(view.price)), ("stck_shrn_iscd", board.instrument.symbol),
            ("prdy_vol", digits(previousVolume)), ("stck_mxpr", digits(board.limits.upper)),
            ("stck_llam", digits(board.limits.lower)), ("stck_oprc", view.orZero(day.open)),
            ("stck_hgpr", view.orZero(day.high)), ("stck_lwpr", view.orZero(day.low)),
            ("stck_prdy_oprc", digits(previous?.open ?? 0)), ("stck_prdy_hgpr", digits(previous?.high ?? 0)),
            ("stck_prdy_lwpr", digits(previous?.low ?? 0)), ("askp", digits(view.book.ask)),
            ("bidp", digits(view.book.bid)), ("prdy_vrss_vol", digits(day.volume - previousVolume)),
            ("vol_tnrt", WireNumber.percent(day.volume, of: board.instrument.listedShares)),
            ("stck_fcam", "100"), ("lstn_stcn", digits(board.instrument.listedShares)), ("cpfn", "0"),
            ("hts_avls", digits(board.instrument.listedShares / 1_000 * view.price / 100_000)), ("per", "12.00"),
            ("eps", digits(view.base / 12)), ("pbr", "1.20"), ("itewhol_loan_rmnd_ratem", "0.00"),
        ])
    }

    private static func chartRow(_ bar: DailyBar, before: DailyBar?) -> JSONValue {
        let base = before?.close ?? bar.open
        return .row([
            "stck_bsop_date": bar.date.compact, "stck_clpr": digits(bar.close), "stck_oprc": digits(bar.open),
            "stck_hgpr": digits(bar.high), "stck_lwpr": digits(bar.low), "acml_vol": digits(bar.volume),
            "acml_tr_pbmn": digits(bar.volume * (bar.high + bar.low + 2 * bar.close) / 4), "flng_cls_code": "00",
            "prtt_rate": "0.00", "mod_yn": "N", "prdy_vrss_sign": WireNumber.sign(bar.close, base: base),
            "prdy_vrss": digits(bar.close - base), "revl_issu_reas": "",
        ])
    }

    fileprivate func latestDays(_ call: Call) throws(Refusal) -> [JSONValue] {
        let view = try view(call)
        let periods = Self.grouped(barsWithToday(view.board), by: call["FID_PERIOD_DIV_CODE"])
        return periods.suffix(30).reversed().map { bar in
            let base = periods.last { $0.date < bar.date }?.close ?? bar.open
            return .row([
                "stck_bsop_date": bar.date.compact, "stck_oprc": digits(bar.open), "stck_hgpr": digits(bar.high),
                "stck_lwpr": digits(bar.low), "stck_clpr": digits(bar.close), "acml_vol": digits(bar.volume),
                "prdy_vrss_vol_rate": "0.00", "prdy_vrss": digits(bar.close - base),
                "prdy_vrss_sign": WireNumber.sign(bar.close, base: base),
                "prdy_ctrt": WireNumber.percent(bar.close - base, of: base), "hts_frgn_ehrt": "30.00",
                "frgn_ntby_qty": "0", "flng_cls_code": "00", "acml_prtt_rate": "0.00",
            ])
        }
    }

    /// Days as they are, or put together to weeks, months or years under the date of their last day.
    private static func grouped(_ bars: [DailyBar], by period: String) -> [DailyBar] {
        guard period != "D" else { return bars }
        func group(_ date: MarketDate) -> Int {
            switch period {
            case "W": (date.daysSinceEpoch + 3) / 7
            case "M": date.digits / 100
            default: date.year
            }
        }
        var groups: [[DailyBar]] = []
        for bar in bars {
            if let last = groups.last?.last, group(last.date) == group(bar.date) {
                groups[groups.count - 1].append(bar)
            } else {
                groups.append([bar])
            }
        }
        return groups.compactMap { bars in
            guard let first = bars.first, let last = bars.last else { return nil }
            return DailyBar(
                symbol: first.symbol,
                date: last.date,
                open: first.open,
                high: bars.reduce(first.high) { max($0, $1.high) },
                low: bars.reduce(first.low) { min($0, $1.low) },
                close: last.close,
                volume: bars.reduce(0) { $0 + $1.volume }
            )
        }
    }

    /// Today's minutes; an hour in the future is answered as of now.
    fileprivate func minuteChart(_ call: Call) throws(Refusal) -> Reply {
        let view = try view(call)
        let rows = Self.minutes(view.board.minutes, until: call["FID_INPUT_HOUR_1"], count: 30)
        return minuteReply(view, desk.market.sample.day, rows)
    }

    fileprivate func pastMinuteChart(_ call: Call) throws(Refusal) -> Reply {
        let view = try view(call)
        guard let date = MarketDate(compact: call["FID_INPUT_DATE_1"]) else { throw .value("FID_INPUT_DATE_1") }
        let bars =
            date == desk.market.sample.day
            ? view.board.minutes
            : self.bars(of: view.board).first { $0.date == date }.map {
                MinuteBar.minutes(of: $0, grid: view.board.grid)
            } ?? []
        return minuteReply(view, date, Self.minutes(bars, until: call["FID_INPUT_HOUR_1"], count: 120))
    }

    private static func minutes(_ bars: [MinuteBar], until hour: String, count: Int) -> [MinuteBar] {
        let minute = (Int(hour) ?? 0) / 10_000 * 60 + (Int(hour) ?? 0) / 100 % 100
        return bars.filter { $0.minute <= minute }.suffix(count).reversed()
    }

    private func minuteReply(_ view: QuoteView, _ date: MarketDate, _ bars: [MinuteBar]) -> Reply {
        let head: JSONValue = .row([
            "prdy_vrss": view.change, "prdy_vrss_sign": view.sign, "prdy_ctrt": view.rate,
            "stck_prdy_clpr": digits(view.base), "acml_vol": digits(view.day.volume),
            "acml_tr_pbmn": digits(view.day.turnover), "hts_kor_isnm": view.board.instrument.name,
            "stck_prpr": digits(view.price),
        ])
        let rows = bars.map { bar -> JSONValue in
            .row([
                "stck_bsop_date": date.compact, "stck_cntg_hour": Moment.clock(bar.minute * 60),
                "stck_prpr": digits(bar.close), "stck_oprc": digits(bar.open), "stck_hgpr": digits(bar.high),
                "stck_lwpr": digits(bar.low), "cntg_vol": digits(bar.volume), "acml_tr_pbmn": digits(bar.turnover),
            ])
        }
        return .quote(("output1", head), ("output2", .array(rows)))
    }

    private static let chartRows = 100
}
