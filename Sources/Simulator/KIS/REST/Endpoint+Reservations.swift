extension Endpoint {
    private static let base = "domestic-stock/v1/trading"
    private static let orderFields = [
        product, Parameter("ORD_QTY", .whole), Parameter("ORD_UNPR", .whole), Parameter("SLL_BUY_DVSN_CD", "01", "02"),
        Parameter("ORD_DVSN_CD", "00", "01", "02", "05"), Parameter("ORD_OBJT_CBLC_DVSN_CD", "10"),
        Parameter("LOAN_DT", .any, optional: true), Parameter("RSVN_ORD_END_DT", .date, optional: true),
        Parameter("LDNG_DT", .any, optional: true),
    ]
    private static let reservation = [
        Parameter("RSVN_ORD_SEQ", .whole), Parameter("RSVN_ORD_ORGNO", .any, optional: true),
        Parameter("RSVN_ORD_ORD_DT", .any, optional: true),
    ]

    /// Orders kept over night.
    static let reservations: [Endpoint] = [
        Endpoint("POST", "\(base)/order-resv", Service.real("CTSC0008U"), account: true, orderFields) {
            kis,
            call throws(Refusal) in try kis.reserve(call)
        },
        Endpoint("POST", "\(base)/order-resv-rvsecncl", Service.real("CTSC0009U"), account: true, reservation) {
            kis,
            call throws(Refusal) in try kis.cancelReservation(call)
        },
        Endpoint(
            "POST",
            "\(base)/order-resv-rvsecncl",
            Service.real("CTSC0013U"),
            account: true,
            orderFields + reservation
        ) {
            kis,
            call throws(Refusal) in try kis.modifyReservation(call)
        },
        Endpoint(
            "GET",
            "\(base)/order-resv-ccnl",
            Service.real("CTSC0004R"),
            account: true,
            [
                Parameter("RSVN_ORD_ORD_DT", .date), Parameter("RSVN_ORD_END_DT", .date),
                Parameter("RSVN_ORD_SEQ", .whole, optional: true), Parameter("TMNL_MDIA_KIND_CD", "00"),
                Parameter("PRCS_DVSN_CD", "0", "1", "2"), Parameter("CNCL_YN", "Y", "N"), product,
                Parameter("SLL_BUY_DVSN_CD", .any), Parameter("CTX_AREA_FK200"), Parameter("CTX_AREA_NK200"),
            ]
        ) { kis, call throws(Refusal) in try kis.reservedOrders(call) },
    ]
}

extension SimulatedKIS {
    private mutating func keep(_ call: Call) throws(Refusal) -> ReservedOrder {
        guard let side = OrderSide(code: call["SLL_BUY_DVSN_CD"]) else { throw .value("SLL_BUY_DVSN_CD") }
        let request = OrderRequest(
            symbol: code(call["PDNO"]),
            side: side,
            code: call["ORD_DVSN_CD"],
            quantity: call.number("ORD_QTY"),
            price: call.number("ORD_UNPR"),
            routing: .krx
        )
        do {
            return try desk.reserve(request, until: MarketDate(compact: call["RSVN_ORD_END_DT"]))
        } catch {
            throw Refusal(error, in: simulation.realm)
        }
    }

    fileprivate mutating func reserve(_ call: Call) throws(Refusal) -> Reply {
        let order = try keep(call)
        let output: JSONValue = .row(["RSVN_ORD_SEQ": digits(order.sequence)])
        return Reply("APBK2938", "예약주문이 정상적으로 접수되었습니다.", [("output", output)])
    }

    fileprivate mutating func cancelReservation(_ call: Call) throws(Refusal) -> Reply {
        do {
            try desk.cancelReserved(call.number("RSVN_ORD_SEQ"))
        } catch {
            throw Refusal(error, in: simulation.realm)
        }
        return Self.processed
    }

    fileprivate mutating func modifyReservation(_ call: Call) throws(Refusal) -> Reply {
        // The new one is checked first, so that a refused change leaves the old one as it is.
        let before = desk
        _ = try keep(call)
        do {
            try desk.cancelReserved(call.number("RSVN_ORD_SEQ"))
        } catch {
            desk = before
            throw Refusal(error, in: simulation.realm)
        }
        return Self.processed
    }

    private static let processed = Reply(
        "APBK2938",
        "예약주문이 정상적으로 접수되었습니다.",
        [("output", .row(["NRML_PRCS_YN": "Y"]))]
    )

    fileprivate func reservedOrders(_ call: Call) throws(Refusal) -> Reply {
        guard let first = MarketDate(compact: call["RSVN_ORD_ORD_DT"]),
            let last = MarketDate(compact: call["RSVN_ORD_END_DT"])
        else { throw .value("RSVN_ORD_ORD_DT") }
        let wanted = desk.reserved.filter { order in
            guard first <= order.received.day, order.received.day <= last else { return false }
            guard call["CNCL_YN"] == "Y" || order.cancelled == nil else { return false }
            guard call["RSVN_ORD_SEQ"].isEmpty || call.number("RSVN_ORD_SEQ") == order.sequence else { return false }
            let symbol = desk.market.boards[order.symbol].instrument.symbol
            guard ["", symbol].contains(call["PDNO"]) else { return false }
            guard ["", "00", order.side.code].contains(call["SLL_BUY_DVSN_CD"]) else { return false }
            switch call["PRCS_DVSN_CD"] {
            case "1": return !order.sent.isEmpty
            case "2": return order.sent.isEmpty
            default: return true
            }
        }
        let paging = Paging(
            wanted.reversed().map { (key: digits($0.sequence), row: reservedRow($0)) },
            size: simulation.limits.rows.reserved,
            suffix: "200",
            request: "\(simulation.credentials.account)!^01!^\(first.compact)!^\(last.compact)!^",
            call: call
        )
        return .account(("output", .array(paging.rows)), page: paging.page)
    }

    private func reservedRow(_ order: ReservedOrder) -> JSONValue {
        let instrument = desk.market.boards[order.symbol].instrument
        let latest = order.sent.max { $0.key < $1.key }
        var (number, reason, result) = ("", "", order.cancelled == nil ? "미처리" : "취소")
        var sent: Order?
        switch latest?.value {
        case .order(let placed)?:
            (number, result) = (digits(placed).zeroPadded(to: 10), "처리완료")
            sent = desk.orders.orders.last { $0.number == placed && $0.day == latest?.key }
        case .rejected(let reject)?: (reason, result) = (reject.words(in: simulation.realm).text, "거부")
        case nil: break
        }
        return .row([
            "rsvn_ord_seq": digits(order.sequence), "rsvn_ord_ord_dt": order.day.compact,
            "rsvn_ord_rcit_dt": order.received.day.compact, "pdno": instrument.symbol,
            "ord_dvsn_cd": order.code, "ord_rsvn_qty": digits(order.quantity),
            "tot_ccld_qty": digits(sent?.filled ?? 0),
            "cncl_ord_dt": order.cancelled?.day.compact ?? "", "ord_tmd": order.received.clock, "ctac_tlno": "",
            "rjct_rson2": reason, "odno": number, "rsvn_ord_rcit_tmd": order.received.clock,
            "kor_item_shtn_name": instrument.name, "sll_buy_dvsn_cd": order.side.code,
            "ord_rsvn_unpr": digits(order.price), "tot_ccld_amt": digits(sent?.amount ?? 0), "loan_dt": "",
            "cncl_rcit_tmd": order.cancelled?.clock ?? "", "prcs_rslt": result, "ord_dvsn_name": "",
            "rsvn_end_dt": order.end.compact,
        ])
    }
}
