import KIS
import PluginAPI
import Testing

@Suite struct KISTradePhaseTests {
    private func phase(segment: String?, operation: String, kind: String) -> TradingPhase? {
        var frame = TradeFrame()
        frame.records[0][34] = operation
        frame.records[0][43] = kind
        if let segment { frame.records[0][46] = segment } else { frame.records[0].removeLast() }
        return DecodedFrame(frame).trades.first?.phase
    }

    @Test(arguments: [
        ("1", TradingPhase.beforeOpen), ("2", .regular), ("3", .afterClose), ("5", .closed),
    ])
    func `the market segment decides`(segment: String, expected: TradingPhase) {
        #expect(phase(segment: segment, operation: "40", kind: "0") == expected)
    }

    @Test(arguments: [
        ("10", TradingPhase.beforeOpen), ("20", .regular), ("21", .regular), ("30", .afterClose), ("40", .afterClose),
        ("77", .unknown), ("88", .unknown), ("", .regular), ("(null)", .regular), ("3", .regular),
        ("3x", .regular), ("300", .regular),
    ])
    func `without a segment the market operation decides`(operation: String, expected: TradingPhase) {
        #expect(phase(segment: nil, operation: operation, kind: "0") == expected)
        #expect(phase(segment: "", operation: operation, kind: "0") == expected)
        #expect(phase(segment: "(null)", operation: operation, kind: "0") == expected)
        #expect(phase(segment: "9", operation: operation, kind: "0") == expected)
    }

    @Test(arguments: [
        ("A", TradingPhase.afterClose), ("B", .beforeOpen), ("C", .auction), ("D", .afterClose), ("", .regular),
        ("7", .regular),
    ])
    func `the kind of price refines the regular session`(kind: String, expected: TradingPhase) {
        #expect(phase(segment: "2", operation: "20", kind: kind) == expected)
        #expect(phase(segment: nil, operation: "20", kind: kind) == expected)
        #expect(phase(segment: "3", operation: "20", kind: kind) == .afterClose)
    }

    @Test func `nothing said is an unknown phase`() {
        #expect(phase(segment: nil, operation: "", kind: "") == .unknown)
        #expect(phase(segment: nil, operation: "", kind: "C") == .auction)
    }
}
