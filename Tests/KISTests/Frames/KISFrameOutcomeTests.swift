import KIS
import PluginAPI
import Testing

@Suite struct KISFrameOutcomeTests {
    @Test(arguments: [
        #"{"header":{"tr_id":"PINGPONG","datetime":"20261120101530"}}"#,
        #"{"header":{"tr_id":"H0STCNT0","tr_key":"005930","encrypt":"N"},"body":{"rt_cd":"0","msg_cd":"OPSP0000"}}"#,
        "{",
    ])
    func `JSON is control`(frame: String) {
        let decoded = DecodedFrame(frame)

        #expect(decoded.outcome == .control)
        #expect(decoded.skipped.isEmpty)
    }

    @Test(arguments: ["1|H0STCNI0|001|bWFlZHVw", "1"])
    func `a frame that begins with one is encrypted`(frame: String) {
        #expect(DecodedFrame(frame).outcome == .encrypted)
    }

    @Test(arguments: [
        ("0|H0STASP0|001|005930^101530^0", "H0STASP0"), ("0|HDFSCNT0|001|DNASAAPL^AAPL", "HDFSCNT0"),
        ("0|H0STMKO0|", "H0STMKO0"), ("0|A|", "A"), ("0|ABCDEFGHIJKLMNO|", "ABCDEFGHIJKLMNO"),
        ("0|H0STCNT00|001|", "H0STCNT00"),
    ])
    func `a frame of another kind is named`(frame: String, trID: String) {
        let decoded = DecodedFrame(frame)

        #expect(decoded.outcome == .unhandled(trID: trID))
        #expect(decoded.skipped.isEmpty)
    }

    @Test(arguments: [
        "", "0", "0|", "0|H", "0|H0STCNT0", "0|H0STCNT0|", "0|H0STCNT0|001", "0|H0STCNT0|01|5", "0|H0STCNT0|1|5",
        "0|H0STCNT0|0001|5", "0|H0STCNT0|000|5", "0|H0STCNT0|0a1|5", "0|H0STCNT0|-01|5", "0|H0STCNT0| 01|5",
        "2|H0STCNT0|001|5", "00|H0STCNT0|001|5", "0|H0STASP0", "0||001|", "0|h0stasp0|001|", "0|ABCDEFGHIJKLMNOP|",
        "005930^101530", "\u{FEFF}0|H0STCNT0|001|5",
    ])
    func `any other beginning is a bad header`(frame: String) {
        let decoded = DecodedFrame(frame)

        #expect(decoded.outcome == .skipped("bad-header"))
        #expect(decoded.skipped == ["bad-header": 1])
    }

    @Test func `bars behind the third belong to the fields`() {
        var frame = TradeFrame()
        frame.records[0][44] = "a|b|c"

        #expect(DecodedFrame(frame).outcome == .trades(1))
    }
}
