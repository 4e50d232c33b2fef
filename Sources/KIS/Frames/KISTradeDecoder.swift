import FrameScan
public import PluginAPI

/// Decodes the frames in which the broker's WebSocket sends trades: `H0STCNT0`, `H0NXCNT0` and `H0UNCNT0`.
///
/// A frame says how many records it holds but not how wide they are, so the width is the number of fields divided by that
/// count. A frame is skipped as a whole when this does not come out even, when the width is not that of a trade, or when
/// a record does not begin with a code or has something else than a date where the date belongs: the fields are shifted
/// then and none of the numbers can be trusted. In a frame that is in order, a record with an unusable field is skipped
/// alone. All that is skipped is counted.
///
/// Prices on these channels have no sign: `+70100` is as unusable as `7O100`. A quote, a sum of the day, a side or a phase
/// that is not sent (empty or `(null)`) does not hinder the trade, and a missing date is the day of receipt in Korea. A
/// record of zero shares is no trade.
///
/// Nothing is allocated for a frame once the storage has grown to its size and its codes have been seen.
public struct KISTradeDecoder: ~Copyable, Sendable {
    /// The longest frame that is decoded, in bytes; one of 999 records, the most there can be, has a quarter of it.
    public static let longestFrame = 1 << 20

    /// The widths that trade records have had, in order of appearance; after the eighth no more are noted.
    public private(set) var widths: [Int] = []

    var reader: KISTradeReader
    var fields = FieldIndex()
    private var width = 0

    /// Makes a decoder that takes the slots of instruments from a symbol table.
    public init(symbols: SymbolTable) { reader = KISTradeReader(symbols: symbols) }

    /// How many frames and single records were not used, by reason, since the start or the last `takeSkipped`.
    public var skipped: [SkipReason: Int64] { reader.skipped.byReason }

    /// Hands the counts over and begins again from zero; costs next to nothing when all are zero.
    public mutating func takeSkipped() -> [SkipReason: Int64] {
        defer { reader.skipped = KISSkipCounts() }
        return reader.skipped.byReason
    }

    /// Appends the trades of a frame in their order, and tells what the frame was.
    ///
    /// A trade's exchange time is that of its record, to the second, and its trading day the record's business date.
    public mutating func decode(
        _ frame: Span<UInt8>,
        receivedAt: Timestamp,
        into trades: inout [Trade]
    ) -> KISFrameOutcome {
        guard !frame.isEmpty else { return skip(.badHeader) }
        switch frame[0] {
        case UInt8(ascii: "{"): return .control
        case UInt8(ascii: "1"): return .encrypted
        default: break
        }
        switch KISFrameHeader(frame) {
        case nil: return skip(.badHeader)
        case .other(let trID): return .unhandled(trID: trID)
        case .trades(let header):
            let before = trades.count
            let reason = read(frame, header, receivedAt, into: &trades)
            guard let reason else {
                reader.finish()
                return .trades(trades.count - before)
            }
            trades.removeSubrange(before...)
            return skip(reason)
        }
    }

    private mutating func skip(_ reason: KISSkip) -> KISFrameOutcome {
        reader.finish(reason)
        return .skipped(reason.reason)
    }
}

extension KISTradeDecoder {
    /// What parts the fields.
    static let separator = UInt8(ascii: "^")

    /// Appends the trades of a frame; returns why the whole frame is to be skipped.
    @inline(__always)
    private mutating func read(
        _ frame: Span<UInt8>,
        _ header: KISTradeHeader,
        _ receivedAt: Timestamp,
        into trades: inout [Trade]
    ) -> KISSkip? {
        guard frame.count <= FieldIndex.longestText else { return readLong(frame, header, receivedAt, into: &trades) }
        fields.build(frame, from: KISTradeHeader.length, separator: Self.separator)
        guard let width = width(fields: fields.count, records: header.records) else { return .badFieldCount }
        let source = KISTradeReader.Source(venue: header.venue, receivedAt: receivedAt)
        let isAligned = reader.read(header.records, of: width, fields, of: frame, source, into: &trades)
        return isAligned ? nil : .misaligned
    }

    /// How wide the records are, and notes it; nothing when that is not a width of trades.
    @inline(__always)
    mutating func width(fields: Int, records: Int) -> Int? {
        let (width, rest) = fields.quotientAndRemainder(dividingBy: records)
        guard rest == 0, width >= KISTradeField.required, width < KISTradeField.tooMany else { return nil }
        if width != self.width { note(width) }
        return width
    }

    @inline(never)
    private mutating func note(_ width: Int) {
        self.width = width
        if widths.count < 8, !widths.contains(width) { widths.append(width) }
    }
}
