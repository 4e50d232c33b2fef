import KIS
import PluginAPI
import Testing

@Suite struct KISTradeDamageTests {
    /// A frame of three records whose second one has a field changed.
    private func frame(_ field: Int, _ value: String) -> TradeFrame {
        var frame = TradeFrame(records: 3)
        for (record, price) in ["70000", "70100", "70200"].enumerated() { frame.records[record][2] = price }
        frame.records[1][field] = value
        return frame
    }

    private func expectOnlyNeighbours(_ field: Int, _ value: String, reason: SkipReason) {
        let decoded = DecodedFrame(frame(field, value))

        #expect(decoded.outcome == .trades(2), "\(value)")
        #expect(decoded.trades.map(\.price) == [Price(70_000), Price(70_200)], "\(value)")
        #expect(decoded.skipped == [reason: 1], "\(value)")
    }

    @Test(arguments: [
        "", "(null)", "0", "000", "-70100", "+70100", "7O100", "70 100", "70,100", "7e4", "70100.", ".5", ".", "1.2.3",
        "922337203685478", "99999999999999999999", "(NULL)",
    ])
    func `a record without a usable price is skipped alone`(price: String) {
        expectOnlyNeighbours(2, price, reason: "bad-price")
    }

    @Test(arguments: ["70100.00001", "0.00009", "70100.123456"])
    func `a price of more than four decimals is skipped alone`(price: String) {
        expectOnlyNeighbours(2, price, reason: "too-precise")
        expectOnlyNeighbours(10, price, reason: "too-precise")
    }

    @Test(arguments: [
        ("70100.5", 701_005_000), ("70100.1234", 701_001_234), ("70100.10000000", 701_001_000), ("0.0001", 1),
        ("070100", 701_000_000), ("123456789", 1_234_567_890_000), ("922337203685477.5807", Int64.max),
    ])
    func `a price of four decimals or many digits is exact`(price: String, units: Int64) {
        let decoded = DecodedFrame(frame(2, price))

        #expect(decoded.outcome == .trades(3))
        #expect(decoded.trades.map(\.price.units) == [700_000_000, units, 702_000_000])
    }

    @Test(arguments: [
        "", "(null)", "10153", "0101530", "240000", "236000", "235960", "996030", "-10153", "10:153", "      ",
    ])
    func `a record at an impossible time is skipped alone`(time: String) {
        expectOnlyNeighbours(1, time, reason: "bad-time")
    }

    @Test(arguments: ["", "(null)", "0", "-12", "12.0", "1x", "9223372036855", "123456789012345678901"])
    func `a record without a usable quantity is skipped alone`(quantity: String) {
        expectOnlyNeighbours(12, quantity, reason: "bad-quantity")
    }

    @Test(arguments: [10, 11, 13, 14])
    func `a quote or a sum that is no number spoils its record alone`(field: Int) {
        for value in ["-1", "abc", "1-", " 5", "99999999999999999999", ".5", "5.", ".", "(null).5"] {
            expectOnlyNeighbours(field, value, reason: "bad-number")
        }
    }

    @Test(arguments: ["", "(null)"])
    func `quotes and sums that are not sent are zero`(missing: String) {
        var damaged = TradeFrame()
        for field in [10, 11, 13, 14] { damaged.records[0][field] = missing }

        let trade = DecodedFrame(damaged).trades.first

        #expect(trade?.ask == .zero)
        #expect(trade?.bid == .zero)
        #expect(trade?.dayVolume == .zero)
        #expect(trade?.dayTurnover == 0)
        #expect(trade?.price == Price(70_100))
    }

    @Test func `sums of more digits than usual are exact`() {
        var large = TradeFrame()
        large.records[0][13] = "9223372036854"
        large.records[0][14] = "9223372036854775807"

        let trade = DecodedFrame(large).trades.first

        #expect(trade?.dayVolume == Quantity(units: 9_223_372_036_854_000_000))
        #expect(trade?.dayTurnover == .max)
    }

    @Test func `a frame of nothing but unusable records has no trades`() {
        var frame = TradeFrame(records: 2)
        frame.records[0][2] = "0"
        frame.records[1][12] = ""

        let decoded = DecodedFrame(frame)

        #expect(decoded.outcome == .trades(0))
        #expect(decoded.skipped == ["bad-price": 1, "bad-quantity": 1])
    }

    @Test func `counts grow until they are taken`() {
        var decoder = KISTradeDecoder(symbols: SymbolTable())
        var trades: [Trade] = []
        let frame = Array(self.frame(2, "0").text.utf8)
        let empty: [UInt8] = []
        for _ in 0..<3 { _ = decoder.decode(frame.span, receivedAt: DecodedFrame.receivedAt, into: &trades) }
        _ = decoder.decode(empty.span, receivedAt: DecodedFrame.receivedAt, into: &trades)

        let taken = decoder.takeSkipped()

        #expect(taken == ["bad-price": 3, "bad-header": 1])
        #expect(decoder.skipped.isEmpty)
        #expect(decoder.takeSkipped().isEmpty)
    }
}
