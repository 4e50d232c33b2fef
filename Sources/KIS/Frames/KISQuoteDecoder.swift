internal import FrameScan
package import PluginAPI

/// Decodes the frames in which the broker sends order books (`H0STASP0`, `H0NXASP0`, `H0UNASP0`, `HDFSASP0`) and trades in
/// the US (`HDFSCNT0`).
///
/// As with trades in Korea, the width of a record is the number of fields divided by the number of records, any width with
/// the needed fields is read, and what cannot be used is counted.
package struct KISQuoteDecoder: ~Copyable, Sendable {
    /// An order book with its times.
    package struct Book: Sendable, Hashable {
        /// The order book.
        package let quote: Quote
        /// Times and day.
        package let header: EventHeader
    }

    /// What came out of a frame.
    package struct Output: Sendable, Hashable {
        /// The order books, in their order.
        package var books: [Book] = []
        /// The trades, in their order.
        package var trades: [Trade] = []

        /// Nothing.
        package init() {}
    }

    private var skips = KISSkipCounts()
    private var fields = FieldIndex()
    private let symbols: SymbolTable

    /// Makes a decoder that takes the slots of instruments from a symbol table.
    package init(symbols: SymbolTable) { self.symbols = symbols }

    /// Hands over how many frames and records were not used, by reason, and begins again from zero.
    package mutating func takeSkipped() -> [SkipReason: Int64] {
        defer { skips = KISSkipCounts() }
        return skips.byReason
    }

    /// Appends what a frame holds and tells how wide its records are; nothing when the whole frame was skipped.
    package mutating func decode(
        _ frame: Span<UInt8>,
        receivedAt: Timestamp,
        into output: inout Output
    ) -> (channel: KISChannel, width: Int)? {
        guard let header = KISDataHeader(frame) else { return skip(.badHeader) }
        guard let layout = Layout(header.channel) else { return skip(.badHeader) }
        guard frame.count <= FieldIndex.longestText else { return skip(.frameTooLong) }
        fields.build(frame, from: KISDataHeader.length, separator: KISTradeDecoder.separator)
        let (width, rest) = fields.count.quotientAndRemainder(dividingBy: header.records)
        guard rest == 0, width >= layout.required, width < 2 * layout.required || width == layout.widest else {
            return skip(.badFieldCount)
        }
        let skips = read(header.records, of: width, layout, frame, receivedAt, into: &output)
        for skip in skips { self.skips.add(skip) }
        return (header.channel, width)
    }

    private mutating func skip(_ reason: KISSkip) -> (channel: KISChannel, width: Int)? {
        skips.add(reason)
        return nil
    }

    private func read(
        _ records: Int,
        of width: Int,
        _ layout: Layout,
        _ frame: Span<UInt8>,
        _ receivedAt: Timestamp,
        into output: inout Output
    ) -> [KISSkip] {
        var skips: [KISSkip] = []
        _ = fields.forEachRecord(records, of: width, in: frame) { record in
            let reader = KISQuoteRecord(symbols: symbols, receivedAt: receivedAt)
            do throws(KISSkip) {
                switch layout {
                case .book(let venue):
                    output.books.append(try reader.koreanBook(record, of: frame, venue))
                case .usBook:
                    output.books.append(try reader.usBook(record, of: frame))
                case .usTrade:
                    if let trade = try reader.usTrade(record, of: frame) { output.trades.append(trade) }
                }
            } catch {
                skips.append(error)
            }
            return true
        }
        return skips
    }
}

extension KISQuoteDecoder {
    /// How the records of a channel are read.
    private enum Layout {
        case book(Venue)
        case usBook
        case usTrade

        init?(_ channel: KISChannel) {
            switch channel {
            case .krxBook: self = .book(.krx)
            case .nxtBook: self = .book(.nxt)
            case .combinedBook: self = .book(.combined)
            case .usBook: self = .usBook
            case .usTrades: self = .usTrade
            default: return nil
            }
        }

        /// Fields without which a record is of no use.
        var required: Int {
            switch self {
            case .book: 43
            case .usBook: KISUnconfirmed.usBookFirstLevel + 4
            case .usTrade: 21
            }
        }

        /// A width that is more than twice the required one and yet one record.
        var widest: Int? {
            switch self {
            case .usBook: KISUnconfirmed.usBookFirstLevel + 60
            case .book, .usTrade: nil
            }
        }
    }
}
