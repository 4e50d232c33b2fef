import FrameScan
import PluginAPI

/// Turns the records of trade frames into trades and counts those that cannot be used.
///
/// Records that are plain digits throughout, nearly all, are read at once; the others field by field.
struct KISTradeReader {
    /// What was not used, of finished frames.
    var skipped = KISSkipCounts()

    /// Why records of the frame in hand were not used.
    private var pending: [KISSkip] = []

    private var codes: KISCodeTable
    private var day = KISTradingDay(of: Timestamp(nanoseconds: 0))

    /// Makes a reader that takes slots from a symbol table.
    init(symbols: SymbolTable) { codes = KISCodeTable(symbols: symbols) }

    /// What the trades of a frame have in common.
    struct Source {
        let venue: Venue
        let receivedAt: Timestamp
    }

    /// Appends the trades of so many records of a width; `false` when one does not begin where a record does.
    mutating func read(
        _ records: Int,
        of width: Int,
        _ fields: borrowing FieldIndex,
        of text: Span<UInt8>,
        _ source: Source,
        into trades: inout [Trade]
    ) -> Bool {
        // Room for all at once saves a look at the array's owner for each; twice as much when there is none, since the
        // array would otherwise be moved for every frame of a caller who collects many.
        let needed = trades.count + records
        trades.reserveCapacity(needed <= trades.capacity ? needed : max(needed, 2 * trades.capacity))
        return fields.forEachRecord(records, of: width, in: text) { record in
            read(record, of: text, source, into: &trades)
        }
    }

    /// Ends a frame: what was noted of its records counts, unless the frame itself is skipped.
    @inline(__always)
    mutating func finish(_ reason: KISSkip? = nil) {
        if reason != nil || !pending.isEmpty { count(reason) }
    }

    @inline(never)
    private mutating func count(_ reason: KISSkip?) {
        if let reason { skipped.add(reason) } else { pending.forEach { skipped.add($0) } }
        pending.removeAll(keepingCapacity: true)
    }
}

extension KISTradeReader {
    /// Appends the trade of a record, or notes why there is none; `false` when it does not begin where a record does.
    @inline(__always)
    private mutating func read(
        _ record: borrowing FieldRecord,
        of text: Span<UInt8>,
        _ source: Source,
        into trades: inout [Trade]
    ) -> Bool {
        guard isOnDay(record, of: text, source.receivedAt) else { return false }
        let instrument: KISCodeTable.Instrument
        switch codes.instrument(record.key(KISTradeField.code)) {
        case .known(let known): instrument = known
        case .notACode: return false
        case .full: return skip(.tooManySymbols)
        }
        do throws(KISSkip) {
            let values = try values(record, of: text)
            let header = EventHeader(exchangeTime: day.moment, receivedAt: source.receivedAt, tradingDay: day.date)
            trades.append(
                Trade(
                    header,
                    symbol: instrument.symbol,
                    slot: instrument.slot,
                    venue: source.venue,
                    aggressor: Self.aggressor(record),
                    phase: KISTradePhase.phase(record),
                    price: values.price,
                    quantity: values.quantity,
                    dayVolume: values.dayVolume,
                    dayTurnover: values.dayTurnover,
                    ask: values.ask,
                    bid: values.bid
                )
            )
            return true
        } catch {
            return skip(error)
        }
    }

    @inline(never)
    private mutating func skip(_ reason: KISSkip) -> Bool {
        pending.append(reason)
        return true
    }
}

extension KISTradeReader {
    /// Moves to the day of a record, that of its receipt when it says none; `false` when it says something else.
    @inline(__always)
    private mutating func isOnDay(
        _ record: borrowing FieldRecord,
        of text: Span<UInt8>,
        _ receivedAt: Timestamp
    ) -> Bool {
        // The word of a day that no record named is zero, which a field can hold but no date.
        record.holds(day.word, in: KISTradeField.date) && day.word != 0
            || changeDay(record.range(of: KISTradeField.date), of: text, receivedAt)
    }

    @inline(never)
    private mutating func changeDay(
        _ range: Range<Int>,
        of text: Span<UInt8>,
        _ receivedAt: Timestamp
    ) -> Bool {
        if KISFieldReading.isMissing(range, of: text) {
            day = KISTradingDay(of: receivedAt)
            return true
        }
        guard let day = KISTradingDay(range, of: text) else { return false }
        self.day = day
        return true
    }

    /// The numbers of a record and its moment, which becomes that of `day`.
    @inline(__always)
    private mutating func values(_ record: borrowing FieldRecord, of text: Span<UInt8>) throws(KISSkip)
        -> KISTradeValues
    {
        let plain = KISTradeValues(plain: record)
        let values = if let plain { plain } else { try KISTradeValues(careful: record, of: text) }
        guard values.clock == day.clock || day.move(to: values.clock) else { throw .badTime }
        guard values.price.units > 0 else { throw .badPrice }
        guard values.quantity.units > 0 else { throw .badQuantity }
        return values
    }

    @inline(__always)
    private static func aggressor(_ record: borrowing FieldRecord) -> Side? {
        switch record.byte(KISTradeField.side) {
        case UInt8(ascii: "1"): .buy
        case UInt8(ascii: "5"): .sell
        default: nil
        }
    }
}
