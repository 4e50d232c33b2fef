import PluginAPI

extension KISAnswer {
    /// The name of an order that was accepted.
    func orderID(on day: CivilDate) throws(KISFault) -> OrderID {
        let record = try record("output")
        let branch = try record.text("KRX_FWDG_ORD_ORGNO") ?? ""
        return OrderID(day: day, branch: branch, number: try record.orderNumber("ODNO"))
    }
}

extension OrderID {
    /// The ten digits in which orders are named to the broker.
    var padded: String { String(repeating: "0", count: max(0, 10 - number.utf8.count)) + number }
}
