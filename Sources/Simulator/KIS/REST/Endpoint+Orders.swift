extension Endpoint {
    private static let base = "domestic-stock/v1/trading"
    static let product = Parameter("PDNO")
    static let quantity = Parameter("ORD_QTY", .whole)
    private static let price = Parameter("ORD_UNPR", .whole)
    private static let exchange = Parameter("EXCG_ID_DVSN_CD", .any, optional: true)
    private static let trigger = Parameter("CNDT_PRIC", .whole, optional: true)

    /// Domestic orders.
    static let orders: [Endpoint] = [
        Endpoint(
            "POST",
            "\(base)/order-cash",
            Service.real("TTTC0012U", "TTTC0802U") + Service.paper("VTTC0012U", "VTTC0802U"),
            account: true,
            [product, Parameter("ORD_DVSN"), quantity, price, exchange, trigger]
        ) { kis, call throws(Refusal) in try kis.order(call, .buy) },
        Endpoint(
            "POST",
            "\(base)/order-cash",
            Service.real("TTTC0011U", "TTTC0801U") + Service.paper("VTTC0011U", "VTTC0801U"),
            account: true,
            [
                product, Parameter("ORD_DVSN"), quantity, price, exchange, trigger,
                Parameter("SLL_TYPE", .oneOf(["01", "02", "05"]), optional: true),
            ]
        ) { kis, call throws(Refusal) in try kis.order(call, .sell) },
        Endpoint(
            "POST",
            "\(base)/order-rvsecncl",
            Service.real("TTTC0013U", "TTTC0803U") + Service.paper("VTTC0013U", "VTTC0803U"),
            account: true,
            [
                Parameter("KRX_FWDG_ORD_ORGNO"), Parameter("ORGN_ODNO", .whole), Parameter("ORD_DVSN"),
                Parameter("RVSE_CNCL_DVSN_CD", "01", "02"), quantity, price, Parameter("QTY_ALL_ORD_YN", "Y", "N"),
                exchange, trigger,
            ]
        ) { kis, call throws(Refusal) in try kis.changeOrder(call) },
    ]
}

extension SimulatedKIS {
    /// The branch that domestic orders are kept at.
    var branch: String { simulation.realm == .real ? "03930" : "00950" }

    /// The branch that an order is kept at.
    func branch(of order: Order) -> String {
        if case .overseas = order.instrument { "01790" } else { branch }
    }

    /// Reads where an order is to go; the practice servers know one exchange.
    private func routing(_ call: Call) throws(Refusal) -> OrderRouting {
        guard let routing = OrderRouting(code: call["EXCG_ID_DVSN_CD"]) else { throw .value("EXCG_ID_DVSN_CD") }
        guard simulation.realm == .real || routing == .krx else { throw .value("EXCG_ID_DVSN_CD") }
        return routing
    }

    /// The market's code of an order's product: notes, and nothing else, have a `Q` before it.
    func code(_ product: String) -> String {
        let isNote = product.hasPrefix("Q")
        let code = isNote ? String(product.dropFirst()) : product
        guard let index = desk.market.index(of: code) else { return product }
        return (desk.market.boards[index].instrument.kind == .etn) == isNote ? code : ""
    }

    fileprivate mutating func order(_ call: Call, _ side: OrderSide) throws(Refusal) -> Reply {
        let request = OrderRequest(
            symbol: code(call["PDNO"]),
            side: side,
            code: call["ORD_DVSN"],
            quantity: call.number("ORD_QTY"),
            price: call.number("ORD_UNPR"),
            routing: try routing(call),
            triggerPrice: call.number("CNDT_PRIC")
        )
        do {
            let order = try desk.place(request)
            return accepted(order, side == .buy ? .buy : .sell)
        } catch {
            throw Refusal(error, in: simulation.realm)
        }
    }

    fileprivate mutating func changeOrder(_ call: Call) throws(Refusal) -> Reply {
        let office = call["KRX_FWDG_ORD_ORGNO"].trimmingBlanks
        guard office.isEmpty || office == branch else { throw Refusal(.noOriginal, in: simulation.realm) }
        let isCancel = call["RVSE_CNCL_DVSN_CD"] == "02"
        let change = OrderChange(
            original: call.number("ORGN_ODNO"),
            kind: isCancel
                ? .cancel
                : .modify(
                    code: call["ORD_DVSN"],
                    price: call.number("ORD_UNPR"),
                    triggerPrice: call.number("CNDT_PRIC")
                ),
            quantity: call["QTY_ALL_ORD_YN"] == "Y" ? nil : call.number("ORD_QTY")
        )
        let routing = try routing(call)
        do {
            let order = try desk.change(change, routing: routing)
            return accepted(order, isCancel ? .cancel : .modify)
        } catch {
            throw Refusal(error, in: simulation.realm)
        }
    }

    /// What an accepted call did, for the practice servers' words.
    enum Deed: String {
        case buy = "40600000 모의투자 매수주문이 완료 되었습니다."
        case sell = "40590000 모의투자 매도주문이 완료 되었습니다."
        case modify = "40620000 모의투자 정정주문이 완료 되었습니다."
        case cancel = "40630000 모의투자 취소주문이 완료 되었습니다."
    }

    /// The answer that an order was taken; the keys of its output are in capitals.
    func accepted(_ order: Order, _ deed: Deed) -> Reply {
        var output = [
            ("KRX_FWDG_ORD_ORGNO", branch(of: order)), ("ODNO", digits(order.number).zeroPadded(to: 10)),
            ("ORD_TMD", order.placed.clock),
        ]
        guard simulation.realm == .real else {
            let words = deed.rawValue
            return Reply(String(words.prefix(8)), String(words.dropFirst(9)), [("output", .row(output))])
        }
        if case .domestic = order.instrument { output.append(("SOR_ODNO", "")) }
        return Reply("APBK0013", "주문 전송 완료 되었습니다.", [("output", .row(output))])
    }
}

extension Refusal {
    /// A reject in the words of one of the broker's worlds.
    init(_ reject: OrderReject, in realm: Realm) {
        let words = reject.words(in: realm)
        self.init(words.code, words.text, resultCode: words.resultCode)
    }
}
