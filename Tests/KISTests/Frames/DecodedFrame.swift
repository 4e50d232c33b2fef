import KIS
import PluginAPI

/// What one decoder makes of one frame.
struct DecodedFrame {
    var outcome: KISFrameOutcome
    var trades: [Trade]
    var skipped: [SkipReason: Int64]

    /// 2026-11-20, 10:15:31 in Korea.
    static let receivedAt = Timestamp(nanoseconds: 1_795_137_331_000_000_000)

    /// Decodes a frame with a new decoder.
    init(_ frame: [UInt8], receivedAt: Timestamp = receivedAt) {
        var decoder = KISTradeDecoder(symbols: SymbolTable())
        trades = []
        outcome = decoder.decode(frame.span, receivedAt: receivedAt, into: &trades)
        skipped = decoder.skipped
    }

    /// Decodes a frame with a new decoder.
    init(_ frame: String, receivedAt: Timestamp = receivedAt) { self.init(Array(frame.utf8), receivedAt: receivedAt) }

    /// Decodes a frame with a new decoder.
    init(_ frame: TradeFrame, receivedAt: Timestamp = receivedAt) { self.init(frame.text, receivedAt: receivedAt) }
}
