import KIS
import PluginAPI
import Testing

@Suite struct KISTradeBoundsTests {
    @Test(arguments: [250, 254, 255, 600, 999])
    func `a frame of any number of records gives all its trades`(records: Int) {
        var frame = TradeFrame(records: records)
        for record in 0..<records { frame.records[record][2] = "\(record + 1)" }

        let decoded = DecodedFrame(frame)

        #expect(decoded.outcome == .trades(records))
        #expect(decoded.trades.map(\.price) == Self.prices(records))
    }

    @Test func `a long frame is skipped as a whole when its last record is shifted`() {
        var frame = TradeFrame(records: 999)
        frame.records[998][0] = "1"

        let decoded = DecodedFrame(frame)

        #expect(decoded.outcome == .skipped("misaligned"))
        #expect(decoded.trades.isEmpty)
    }

    @Test func `unusable records of a long frame are skipped alone`() {
        var frame = TradeFrame(records: 700)
        for record in [0, 251, 252, 253, 699] { frame.records[record][2] = "0" }

        let decoded = DecodedFrame(frame)

        #expect(decoded.outcome == .trades(695))
        #expect(decoded.skipped == ["bad-price": 5])
    }

    @Test func `records of very different lengths are cut nowhere but between them`() {
        var frame = TradeFrame(records: 30)
        for record in 0..<30 {
            frame.records[record][2] = "\(record + 1)"
            frame.records[record][44] = String(repeating: "x", count: record * 2_011)
        }

        let decoded = DecodedFrame(frame)

        #expect(decoded.outcome == .trades(30))
        #expect(decoded.trades.map(\.price) == Self.prices(30))
    }

    @Test func `a record that is too long for the index skips the frame`() {
        var frame = TradeFrame(records: 3)
        frame.records[1][44] = String(repeating: "x", count: 70_000)

        #expect(DecodedFrame(frame).outcome == .skipped("frame-too-long"))
    }

    @Test func `a frame of more than a mebibyte is skipped`() {
        var frame = TradeFrame(records: 999)
        for record in 0..<999 { frame.records[record][44] = String(repeating: "x", count: 1_000) }

        #expect(DecodedFrame(frame).outcome == .skipped("frame-too-long"))
    }

    @Test func `codes beyond the limit are skipped and those known go on`() {
        var decoder = KISTradeDecoder(symbols: SymbolTable())
        var trades: [Trade] = []
        var frame = TradeFrame()

        for code in 0..<16_390 {
            frame.records[0][0] = String(String(1_000_000 + code).dropFirst())
            let bytes = Array(frame.text.utf8)
            _ = decoder.decode(bytes.span, receivedAt: DecodedFrame.receivedAt, into: &trades)
        }
        frame.records[0][0] = "000007"
        let known = Array(frame.text.utf8)
        let outcome = decoder.decode(known.span, receivedAt: DecodedFrame.receivedAt, into: &trades)

        #expect(trades.count == 16_385)
        #expect(Set(trades.map(\.slot)).count == 16_384)
        #expect(outcome == .trades(1))
        #expect(trades.last?.slot.index == 7)
        #expect(decoder.skipped == ["too-many-symbols": 6])
    }

    @Test func `a hundred thousand frames leave no more memory in use than the first`() async {
        await #expect(processExitsWith: .success) {
            var decoder = KISTradeDecoder(symbols: SymbolTable())
            var trades: [Trade] = []
            let frames = [1, 2, 3, 8].map { Array(TradeFrame(records: $0).text.utf8) }
            for frame in frames { _ = decoder.decode(frame.span, receivedAt: DecodedFrame.receivedAt, into: &trades) }

            let before = try HeapUse.bytes()
            for round in 0..<100_000 {
                let frame = frames[round % 4]
                trades.removeAll(keepingCapacity: true)
                _ = decoder.decode(frame.span, receivedAt: DecodedFrame.receivedAt, into: &trades)
            }
            let after = try HeapUse.bytes()

            // The measurement itself moves by a few blocks; one byte for each frame would be a hundred thousand.
            #expect(after < before + 10_000)
            #expect(trades.count == 8)
        }
    }

    /// The prices 1, 2, 3 … in the order of the records.
    private static func prices(_ records: Int) -> [Price] { (1...records).map { Price(Int32($0)) } }
}
