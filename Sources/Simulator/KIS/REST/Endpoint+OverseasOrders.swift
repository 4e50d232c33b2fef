extension Endpoint {
    private static let base = "overseas-stock/v1/trading"
    static let overseasExchange = Parameter("OVRS_EXCG_CD", "NASD", "NYSE", "AMEX")
    private static let common = [
        overseasExchange, product, quantity, Parameter("OVRS_ORD_UNPR", .decimal),
        Parameter("MGCO_APTM_ODNO", .any, optional: true), Parameter("ORD_SVR_DVSN_CD", "0"),
        Parameter("CTAC_TLNO", .any, optional: true),
    ]

    /// American orders. A sale on the practice servers has an id of its own that does not follow the rule.
    static let overseasOrders: [Endpoint] = [
        Endpoint(
            "POST",
            "\(base)/order",
            Service.real("TTTT1002U") + Service.paper("VTTT1002U"),
            account: true,
            common + [Parameter("ORD_DVSN"), Parameter("SLL_TYPE", .oneOf([""]), optional: true)]
        ) { kis, call throws(Refusal) in try kis.overseasOrder(call, .buy) },
        Endpoint(
            "POST",
            "\(base)/order",
            Service.real("TTTT1006U") + Service.paper("VTTT1001U"),
            account: true,
            common + [Parameter("ORD_DVSN"), Parameter("SLL_TYPE", "00")]
        ) { kis, call throws(Refusal) in try kis.overseasOrder(call, .sell) },
        Endpoint(
            "POST",
            "\(base)/order-rvsecncl",
            Service.real("TTTT1004U") + Service.paper("VTTT1004U"),
            account: true,
            common + [Parameter("ORGN_ODNO", .whole), Parameter("RVSE_CNCL_DVSN_CD", "01", "02")]
        ) { kis, call throws(Refusal) in try kis.changeOverseasOrder(call) },
    ]
}

extension SimulatedKIS {
    /// Reads a price in dollars with at most four places.
    static func dollars(_ text: String) throws(Refusal) -> Int {
        let parts = text.split(separator: ".", omittingEmptySubsequences: false)
        let fraction = parts.count > 1 ? String(parts[1]) : ""
        let digits = fraction.prefix(4) + String(repeating: "0", count: max(0, 4 - fraction.count))
        guard let first = parts.first, let whole = Int(first), let part = Int(digits), whole < 100_000_000,
            fraction.dropFirst(4).allSatisfy({ $0 == "0" })
        else { throw .value("OVRS_ORD_UNPR") }
        return whole * 10_000 + part
    }

    func exchange(_ code: String) throws(Refusal) -> OverseasExchange {
        guard let exchange = OverseasExchange.allCases.first(where: { $0.orderCode == code }) else {
            throw .value("OVRS_EXCG_CD")
        }
        return exchange
    }

    fileprivate mutating func overseasOrder(_ call: Call, _ side: OrderSide) throws(Refusal) -> Reply {
        let request = Desk.OverseasRequest(
            symbol: call["PDNO"],
            exchange: try exchange(call["OVRS_EXCG_CD"]),
            side: side,
            code: call["ORD_DVSN"],
            quantity: call.number("ORD_QTY"),
            price: try Self.dollars(call["OVRS_ORD_UNPR"])
        )
        do {
            let order = try desk.place(request)
            return accepted(order, side == .buy ? .buy : .sell)
        } catch {
            throw Refusal(error, in: simulation.realm)
        }
    }

    fileprivate mutating func changeOverseasOrder(_ call: Call) throws(Refusal) -> Reply {
        let isCancel = call["RVSE_CNCL_DVSN_CD"] == "02"
        let price = try Self.dollars(call["OVRS_ORD_UNPR"])
        let exchange = try exchange(call["OVRS_EXCG_CD"])
        let change = OrderChange(
            original: call.number("ORGN_ODNO"),
            kind: isCancel ? .cancel : .modify(code: "00", price: price, triggerPrice: 0),
            quantity: call.number("ORD_QTY")
        )
        do {
            let order = try desk.changeOverseas(change, symbol: call["PDNO"], exchange: exchange)
            return accepted(order, isCancel ? .cancel : .modify)
        } catch {
            throw Refusal(error, in: simulation.realm)
        }
    }
}
