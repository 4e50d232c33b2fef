extension Endpoint {
    private static let base = "overseas-price/v1/quotations"
    private static let auth = Parameter("AUTH", .any)
    private static let exchange = Parameter("EXCD", "NAS", "NYS", "AMS")
    private static let overseasSymbol = Parameter("SYMB")

    /// American quotes.
    static let overseasQuotes: [Endpoint] = [
        Endpoint("GET", "\(base)/price", Service.both("HHDFS00000300"), [auth, exchange, overseasSymbol]) {
            kis,
            call throws(Refusal) in .quote(("output", try kis.overseasPrice(call)))
        },
        Endpoint("GET", "\(base)/price-detail", Service.real("HHDFS76200200"), [auth, exchange, overseasSymbol]) {
            kis,
            call throws(Refusal) in .quote(("output", try kis.overseasDetail(call)))
        },
        Endpoint(
            "GET",
            "\(base)/dailyprice",
            Service.both("HHDFS76240000"),
            [
                auth, exchange, overseasSymbol, Parameter("GUBN", "0", "1", "2"),
                Parameter("BYMD", .date, optional: true),
                Parameter("MODP", "0", "1"),
            ]
        ) { kis, call throws(Refusal) in try kis.overseasDays(call) },
        Endpoint(
            "GET",
            "\(base)/inquire-asking-price",
            Service.real("HHDFS76200100"),
            [auth, exchange, overseasSymbol]
        ) {
            kis,
            call throws(Refusal) in try kis.overseasAskingPrice(call)
        },
    ]
}

extension SimulatedKIS {
    /// The won that one dollar costs; it stays the same.
    static let exchangeRate = 1_385

    private func overseasBoard(_ call: Call) throws(Refusal) -> OverseasBoard {
        guard let index = desk.overseas.index(ofRealTimeSymbol: "D\(call["EXCD"])\(call["SYMB"])") else {
            throw .unknownSymbol
        }
        return desk.overseas.boards[index]
    }

    private func common(_ board: OverseasBoard) -> [(String, String)] {
        [
            ("rsym", board.listing.realTimeSymbol), ("zdiv", "4"), ("base", WireNumber.dollars(board.base)),
            ("pvol", digits(board.previousVolume)), ("last", WireNumber.dollars(board.price)),
        ]
    }

    fileprivate func overseasPrice(_ call: Call) throws(Refusal) -> JSONValue {
        let board = try overseasBoard(call)
        let change = board.price - board.base
        let rate = WireNumber.percent(change, of: board.base)
        return .row(
            common(board) + [
                ("sign", WireNumber.sign(board.price, base: board.base)), ("diff", WireNumber.dollars(abs(change))),
                ("rate", " \(change < 0 ? "" : "+")\(rate)"), ("tvol", digits(board.day.volume)),
                ("tamt", digits(board.day.turnover / 10_000)), ("ordy", "매수가능"),
            ]
        )
    }

    fileprivate func overseasDetail(_ call: Call) throws(Refusal) -> JSONValue {
        let board = try overseasBoard(call)
        let highest = board.bars.max { $0.high < $1.high }
        let lowest = board.bars.min { $0.low < $1.low }
        let day = board.day
        return .row(
            common(board) + [
                ("open", WireNumber.dollars(day.open)), ("high", WireNumber.dollars(day.high)),
                ("low", WireNumber.dollars(day.low)), ("tvol", digits(day.volume)),
                ("tamt", digits(day.turnover / 10_000)),
                ("uplp", "0.0000"), ("dnlp", "0.0000"), ("h52p", WireNumber.dollars(highest?.high ?? 0)),
                ("h52d", highest?.day.compact ?? ""), ("l52p", WireNumber.dollars(lowest?.low ?? 0)),
                ("l52d", lowest?.day.compact ?? ""), ("perx", "25.00"), ("pbrx", "8.00"),
                ("epsx", WireNumber.dollars(board.base / 25)), ("bpsx", WireNumber.dollars(board.base / 8)),
                ("curr", "USD"), ("vnit", "1"),
                ("t_xprc", digits(board.price * Self.exchangeRate / 10_000)), ("t_rate", "\(Self.exchangeRate).00"),
                ("e_ordyn", "매매 가능"), ("e_hogau", "0.0100"), ("e_icod", ""),
            ]
        )
    }

    fileprivate func overseasDays(_ call: Call) throws(Refusal) -> Reply {
        let board = try overseasBoard(call)
        var bars = Self.grouped(board.bars + [today(board)].compactMap(\.self), by: call["GUBN"])
        if let last = MarketDate(compact: call["BYMD"]) { bars.removeAll { $0.day > last } }
        let wanted = bars.suffix(100)
        let rows = wanted.reversed().map { bar -> JSONValue in
            let base = bars.last { $0.day < bar.day }?.close ?? bar.open
            return .row([
                "xymd": bar.day.compact, "clos": WireNumber.dollars(bar.close),
                "sign": WireNumber.sign(bar.close, base: base), "diff": WireNumber.dollars(abs(bar.close - base)),
                "rate": WireNumber.percent(bar.close - base, of: base), "open": WireNumber.dollars(bar.open),
                "high": WireNumber.dollars(bar.high), "low": WireNumber.dollars(bar.low), "tvol": digits(bar.volume),
                "tamt": digits(bar.volume * (bar.high + bar.low) / 20_000), "pbid": WireNumber.dollars(bar.close),
                "vbid": "100", "pask": WireNumber.dollars(bar.close + 100), "vask": "100",
            ])
        }
        let head: JSONValue = .row([
            "rsym": board.listing.realTimeSymbol, "zdiv": "4", "nrec": digits(wanted.count),
        ])
        return .quote(("output1", head), ("output2", .array(rows)))
    }

    private func today(_ board: OverseasBoard) -> OverseasBar? {
        guard board.day.volume > 0 else { return nil }
        return OverseasBar(
            day: desk.overseas.day,
            open: board.day.open,
            high: board.day.high,
            low: board.day.low,
            close: board.price,
            volume: board.day.volume
        )
    }

    private static func grouped(_ bars: [OverseasBar], by period: String) -> [OverseasBar] {
        guard period != "0" else { return bars }
        let groups = Dictionary(grouping: bars) { bar in
            period == "1" ? (bar.day.daysSinceEpoch + 3) / 7 : bar.day.digits / 100
        }
        return groups.sorted { $0.key < $1.key }.compactMap { _, bars in
            guard let first = bars.first, let last = bars.last else { return nil }
            return OverseasBar(
                day: last.day,
                open: first.open,
                high: bars.reduce(first.high) { max($0, $1.high) },
                low: bars.reduce(first.low) { min($0, $1.low) },
                close: last.close,
                volume: bars.reduce(0) { $0 + $1.volume }
            )
        }
    }

    fileprivate func overseasAskingPrice(_ call: Call) throws(Refusal) -> Reply {
        let board = try overseasBoard(call)
        let (book, time) = (board.book, NewYorkTime(desk.now))
        let head: JSONValue = .row(
            common(board) + [
                ("curr", "USD"), ("dymd", time.day.compact), ("dhms", Moment.clock(time.second)),
                ("bvol", digits(book.bidQuantity)), ("avol", digits(book.askQuantity)),
            ]
        )
        var levels: [(String, String)] = []
        for place in 0..<BookLevels.depth {
            let number = place + 1
            levels += [
                ("pbid\(number)", WireNumber.dollars(max(100, book.bid - 100 * place))),
                ("pask\(number)", WireNumber.dollars(book.ask + 100 * place)),
                ("vbid\(number)", digits(book.bidQuantity * number)),
                ("vask\(number)", digits(book.askQuantity * number)),
                ("dbid\(number)", "0"), ("dask\(number)", "0"),
            ]
        }
        return .quote(("output1", head), ("output2", .row(levels)), ("output3", .row([] as [(String, String)])))
    }
}
