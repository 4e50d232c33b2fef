/// The plain text of fill notices, before encryption.
struct NoticeWriter: Sendable {
    private let simulation: KISSimulation

    init(_ simulation: KISSimulation) {
        self.simulation = simulation
    }

    func text(of notice: Notice, _ desk: Desk) -> String {
        switch notice.order.instrument {
        case .domestic(let symbol): domestic(notice, desk.market.boards[symbol].instrument).joined(separator: "^")
        case .overseas(let symbol): overseas(notice, desk.overseas.boards[symbol].listing).joined(separator: "^")
        }
    }

    /// Customer, account, numbers, side and kind of change: the same on all channels.
    private func head(_ order: Order) -> [String] {
        let credentials = simulation.credentials
        return [
            credentials.htsID, credentials.account + credentials.product, Self.padded(order.number, 10),
            order.original.map { Self.padded($0, 10) } ?? "", order.side.code, order.change.rawValue,
        ]
    }

    private func domestic(_ notice: Notice, _ instrument: SampleInstrument) -> [String] {
        let order = notice.order
        var fields = head(order) + [order.code, order.condition.rawValue, instrument.symbol]
        fields += [Self.padded(notice.quantity, 10), Self.padded(notice.price, 9), notice.time.clock]
        fields += [
            refusal(of: notice), notice.isFill ? "2" : "1", notice.kind.rawValue, branch,
            Self.padded(order.quantity, 9),
        ]
        fields.append(simulation.credentials.name)
        let price = Self.padded(notice.isFill ? order.price : 0, 9)
        guard simulation.widths.notice >= 26 else { return fields + [instrument.name, "", "", instrument.name, price] }
        fields += [Self.padded(order.triggerPrice, 9), order.routing.noticeCode(of: order.venue), "Y", "", "", ""]
        return fields + [instrument.name, price]
    }

    private func overseas(_ notice: Notice, _ listing: OverseasListing) -> [String] {
        let order = notice.order
        let kind = OverseasOrderKind(rawValue: order.code)?.noticeCode ?? ""
        var fields = head(order) + [kind, listing.symbol, Self.padded(notice.quantity, 10)]
        fields += [
            Self.padded(notice.price, 10), notice.time.clock, refusal(of: notice), notice.isFill ? "2" : "1",
            notice.kind.rawValue,
        ]
        fields += [branch, notice.isFill ? Self.padded(order.quantity, 10) : "", simulation.credentials.name]
        fields += [listing.name, listing.exchange.noticeCode, "10", "", "", "", ""]
        return fields + [Self.padded(notice.isFill ? notice.price : 0, 12)]
    }

    private func refusal(of notice: Notice) -> String { notice.isRejection ? "1" : "0" }

    /// The documents' samples hold this branch, whatever the lists say of the same orders.
    private var branch: String { "00950" }

    private static func padded(_ number: Int, _ width: Int) -> String { String(number).zeroPadded(to: width) }
}
