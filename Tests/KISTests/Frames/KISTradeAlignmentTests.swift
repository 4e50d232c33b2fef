import KIS
import PluginAPI
import Testing

@Suite struct KISTradeAlignmentTests {
    private func expectSkipped(_ frame: TradeFrame, _ reason: SkipReason) {
        let decoded = DecodedFrame(frame)

        #expect(decoded.outcome == .skipped(reason))
        #expect(decoded.trades.isEmpty)
        #expect(decoded.skipped == [reason: 1])
    }

    @Test(arguments: ["001", "003", "004", "006", "047", "999"])
    func `a count that does not fit the fields skips the frame`(count: String) {
        var frame = TradeFrame(records: 2)
        frame.count = count

        expectSkipped(frame, "bad-field-count")
    }

    @Test(arguments: [0, 1, 43, 88, 94])
    func `a width that is not that of a trade skips the frame`(width: Int) {
        var frame = TradeFrame(records: 2)
        for record in 0..<2 {
            frame.records[record] = Array((frame.records[record] + frame.records[record] + [""]).prefix(width))
        }

        expectSkipped(frame, "bad-field-count")
    }

    @Test func `two records counted as one are not one wide record`() {
        var frame = TradeFrame(records: 2)
        for record in 0..<2 { frame.records[record].removeLast(3) }
        frame.count = "001"

        expectSkipped(frame, "bad-field-count")
    }

    @Test(arguments: 0..<47)
    func `a field lost in one record skips the frame`(field: Int) {
        var frame = TradeFrame(records: 3)
        frame.records[1].remove(at: field)

        expectSkipped(frame, "bad-field-count")
    }

    @Test(arguments: 0..<47)
    func `a field lost in one record and one more in the next skips the frame`(field: Int) {
        var frame = TradeFrame(records: 3)
        frame.records[0].remove(at: field)
        frame.records[1].insert("0", at: 46)

        expectSkipped(frame, "misaligned")
    }

    @Test(arguments: 0...33)
    func `a field lost before the date in a single record skips the frame`(field: Int) {
        var frame = TradeFrame()
        frame.records[0].remove(at: field)

        expectSkipped(frame, "misaligned")
    }

    @Test(arguments: 0...33)
    func `a field too many before the date in a single record skips the frame`(field: Int) {
        var frame = TradeFrame()
        frame.records[0].insert("1", at: field)

        expectSkipped(frame, "misaligned")
    }

    @Test func `three records counted as two are misaligned`() {
        var frame = TradeFrame(records: 3)
        for record in 0..<3 { frame.records[record].removeLast() }
        frame.count = "002"

        expectSkipped(frame, "misaligned")
    }

    @Test(arguments: [
        "", "(null)", "5930", "00593", "0059300", "005930A", "X530036", "ABCDEF", "00593a", "005-30", "5930.5",
        "００５９３０",
        "005930\u{0}", "20261120",
    ])
    func `a record that does not begin with a code skips the frame`(code: String) {
        for record in 0..<3 {
            var frame = TradeFrame(records: 3)
            frame.records[record][0] = code
            frame.records[(record + 1) % 3][2] = "0"

            expectSkipped(frame, "misaligned")
        }
    }

    @Test(arguments: [
        "20261131", "20260229", "20261320", "20260010", "20261100", "19991231", "21000101", "2026112", "020261120",
        "2026-11-20", "2026112O", "20", "0", "\u{0}", "\u{0}\u{0}\u{0}\u{0}\u{0}\u{0}\u{0}\u{0}",
    ])
    func `a record with something else where the date belongs skips the frame`(date: String) {
        for record in 0..<3 {
            var frame = TradeFrame(records: 3)
            frame.records[record][33] = date

            expectSkipped(frame, "misaligned")
        }
    }

    @Test(arguments: [("20000101", true), ("20991231", true), ("20280229", true)])
    func `every day of the century is a date`(date: String, isDate: Bool) {
        var frame = TradeFrame()
        frame.records[0][33] = date

        #expect((DecodedFrame(frame).outcome == .trades(1)) == isDate)
    }
}
