import KIS
import PluginAPI
import Testing

@Suite struct KISTradeFuzzTests {
    @Test(arguments: 0..<8) func `valid and damaged frames give what the obvious decoder gives`(seed: Int) {
        var maker = TradeFrameMaker(seed: UInt64(seed))
        let table = SymbolTable()
        var decoder = KISTradeDecoder(symbols: table)
        var reference = ReferenceTradeDecoder(symbols: SymbolTable())
        var trades: [Trade] = []
        var kinds: [String: Int] = [:]

        for round in 0..<4_000 {
            let frame = maker.next(damages: round % 4)
            let receivedAt = Timestamp(
                nanoseconds: DecodedFrame.receivedAt.nanoseconds + Int64(round) * 977_000_000_000
            )
            trades.removeAll(keepingCapacity: true)

            let outcome = decoder.decode(frame.span, receivedAt: receivedAt, into: &trades)
            let expected = reference.decode(frame, receivedAt: receivedAt)

            let hasSameTrades = trades.map(withoutSlot) == expected.trades.map(withoutSlot)
            let name = "seed \(seed), round \(round): \(String(decoding: frame, as: UTF8.self))"
            #expect(outcome == expected.outcome, "\(name)")
            #expect(hasSameTrades, "\(name)")
            #expect(decoder.takeSkipped() == reference.takeSkipped(), "\(name)")
            #expect(trades.allSatisfy { table.symbol(at: $0.slot) == $0.symbol })
            kinds[kind(outcome), default: 0] += 1
        }

        // The frames are worth something only when there are enough of every kind.
        #expect(kinds["trades", default: 0] > 2_000)
        #expect(kinds["misaligned", default: 0] > 100)
        #expect(kinds["bad-field-count", default: 0] > 100)
        #expect(kinds["bad-header", default: 0] > 20)
    }

    /// Slots are given in the order of first use, in which a frame that is skipped may differ.
    private func withoutSlot(_ trade: Trade) -> Trade {
        var trade = trade
        trade.slot = SymbolSlot(index: 0)
        return trade
    }

    private func kind(_ outcome: KISFrameOutcome) -> String {
        switch outcome {
        case .trades: "trades"
        case .control: "control"
        case .encrypted: "encrypted"
        case .unhandled: "unhandled"
        case .skipped(let reason): reason.description
        }
    }
}
