import FrameScan
import PluginAPI

/// Reads one record of an order book or of a trade in the US.
struct KISQuoteRecord {
    let symbols: SymbolTable
    let receivedAt: Timestamp

    /// Ten levels a side; a level without a price ends them.
    func koreanBook(
        _ record: borrowing FieldRecord,
        of text: Span<UInt8>,
        _ venue: Venue
    ) throws(KISSkip) -> KISQuoteDecoder.Book {
        let code = record.range(of: 0).map { text[$0] }
        guard Symbol.isKoreanCode(code), let symbol = Symbol(.krx, codeBytes: code) else { throw .misaligned }
        let day = MarketTimeZone.korea.localTime(at: receivedAt).date
        let moment = MarketTimeZone.korea.timestamp(of: day, at: try time(record.range(of: 1), of: text))
        let segmentPlace = KISUnconfirmed.bookMarketSegment
        let segment = venue == .krx && record.width > segmentPlace ? record.byte(segmentPlace) : 0
        let quote = Quote(
            symbol: symbol,
            slot: try slot(symbol),
            venue: venue,
            phase: KISTradePhase.rarePhase(segment, record.byte(2), 0),
            asks: try levels(record, of: text, prices: 3, shares: 23, step: 1, count: 10),
            bids: try levels(record, of: text, prices: 13, shares: 33, step: 1, count: 10)
        )
        let header = EventHeader(exchangeTime: moment, receivedAt: receivedAt, tradingDay: day)
        return KISQuoteDecoder.Book(quote: quote, header: header)
    }

    /// One level a side or ten.
    func usBook(_ record: borrowing FieldRecord, of text: Span<UInt8>) throws(KISSkip) -> KISQuoteDecoder.Book {
        let symbol = try usSymbol(record, of: text)
        let first = KISUnconfirmed.usBookFirstLevel
        let count = (record.width - first) / 6
        let header = try usHeader(record, of: text, business: 3, date: 3, time: 4)
        let quote = Quote(
            symbol: symbol,
            slot: try slot(symbol),
            venue: .us,
            phase: .unknown,
            asks: try levels(record, of: text, prices: first + 1, shares: first + 3, step: 6, count: max(count, 1)),
            bids: try levels(record, of: text, prices: first, shares: first + 2, step: 6, count: max(count, 1))
        )
        return KISQuoteDecoder.Book(quote: quote, header: header)
    }

    /// A trade; nothing for a record of no shares, which only repeats the state of the market.
    func usTrade(_ record: borrowing FieldRecord, of text: Span<UInt8>) throws(KISSkip) -> Trade? {
        let symbol = try usSymbol(record, of: text)
        let header = try usHeader(record, of: text, business: 3, date: 4, time: 5)
        guard let shares = try shares(record.range(of: 19), of: text, orElse: .badQuantity), shares > .zero else {
            return nil
        }
        guard let price = try price(record.range(of: 11), of: text), price > .zero else { throw .badPrice }
        return Trade(
            header,
            symbol: symbol,
            slot: try slot(symbol),
            venue: .us,
            phase: record.width > 25 ? Self.usPhase(record.byte(25)) : .unknown,
            price: price,
            quantity: shares,
            dayVolume: try self.shares(record.range(of: 20), of: text, orElse: .badNumber) ?? .zero,
            dayTurnover: record.width > 21 ? try whole(record.range(of: 21), of: text) : 0,
            ask: try self.price(record.range(of: 16), of: text) ?? .zero,
            bid: try self.price(record.range(of: 15), of: text) ?? .zero
        )
    }

    private static func usPhase(_ segment: UInt8) -> TradingPhase {
        switch segment {
        case UInt8(ascii: "1"): .regular
        case UInt8(ascii: "2"): .beforeOpen
        case UInt8(ascii: "3"): .afterClose
        default: .unknown
        }
    }
}

extension KISQuoteRecord {
    /// The instrument of `DNASAAPL` and `AAPL`, or of the names of daytime trading.
    private func usSymbol(_ record: borrowing FieldRecord, of text: Span<UInt8>) throws(KISSkip) -> Symbol {
        let name = record.range(of: 0).map { text[$0] }
        let code = record.range(of: 1).map { text[$0] }
        guard name.count == code.count + 4, name.dropFirst(4).elementsEqual(code),
            let market = Self.markets[String(decoding: name.prefix(4), as: UTF8.self)],
            let symbol = Symbol(market, codeBytes: code)
        else { throw .misaligned }
        return symbol
    }

    private static let markets: [String: Market] = [
        "DNAS": .nasdaq, "DNYS": .nyse, "DAMS": .amex, "RBAQ": .nasdaq, "RBAY": .nyse, "RBAA": .amex,
    ]

    private func usHeader(
        _ record: borrowing FieldRecord,
        of text: Span<UInt8>,
        business: Int,
        date: Int,
        time: Int
    ) throws(KISSkip) -> EventHeader {
        let local = try day(record.range(of: date), of: text)
        let moment = MarketTimeZone.usEastern.timestamp(of: local, at: try self.time(record.range(of: time), of: text))
        let tradingDay = try day(record.range(of: business), of: text)
        return EventHeader(exchangeTime: moment, receivedAt: receivedAt, tradingDay: tradingDay)
    }

    private func slot(_ symbol: Symbol) throws(KISSkip) -> SymbolSlot {
        guard let slot = symbols.slot(for: symbol) else { throw .tooManySymbols }
        return slot
    }

    private func levels(
        _ record: borrowing FieldRecord,
        of text: Span<UInt8>,
        prices: Int,
        shares: Int,
        step: Int,
        count: Int
    ) throws(KISSkip) -> [Quote.Level] {
        var levels: [Quote.Level] = []
        levels.reserveCapacity(count)
        for level in 0..<count {
            guard let price = try price(record.range(of: prices + level * step), of: text), price > .zero else { break }
            let wanted = try self.shares(record.range(of: shares + level * step), of: text, orElse: .badQuantity)
            levels.append(Quote.Level(price: price, quantity: wanted ?? .zero))
        }
        return levels
    }

    private func price(_ range: Range<Int>, of text: Span<UInt8>) throws(KISSkip) -> Price? {
        switch KISFieldReading(decimal: trimmed(range, text), of: text, unitsPerOne: Price.unitsPerOne) {
        case .units(let units): return Price(units: units)
        case .missing: return nil
        case .malformed: throw .badPrice
        case .tooPrecise: throw .tooPrecise
        }
    }

    private func shares(
        _ range: Range<Int>,
        of text: Span<UInt8>,
        orElse reason: KISSkip
    ) throws(KISSkip) -> Quantity? {
        switch KISFieldReading(decimal: trimmed(range, text), of: text, unitsPerOne: Quantity.unitsPerOne) {
        case .units(let units): return Quantity(units: units)
        case .missing: return nil
        case .malformed, .tooPrecise: throw reason
        }
    }

    /// A sum in whole main units; what is behind its point does not matter.
    private func whole(_ range: Range<Int>, of text: Span<UInt8>) throws(KISSkip) -> Int64 {
        let end = range.first { text[$0] == UInt8(ascii: ".") } ?? range.upperBound
        switch KISFieldReading(whole: range.lowerBound..<end, of: text, unitsPerOne: 1) {
        case .units(let number): return number
        case .missing: return 0
        case .malformed, .tooPrecise: throw .badNumber
        }
    }

    private func time(_ range: Range<Int>, of text: Span<UInt8>) throws(KISSkip) -> TimeOfDay {
        guard range.count == 6, case .units(let clock) = KISFieldReading(whole: range, of: text, unitsPerOne: 1),
            let time = TimeOfDay(hhmmss: Int(clock))
        else { throw .badTime }
        return time
    }

    private func day(_ range: Range<Int>, of text: Span<UInt8>) throws(KISSkip) -> CivilDate {
        guard range.count == 8, case .units(let number) = KISFieldReading(whole: range, of: text, unitsPerOne: 1),
            let day = CivilDate(yyyymmdd: Int(number))
        else { throw .misaligned }
        return day
    }

    /// The range without the blanks around it.
    private func trimmed(_ range: Range<Int>, _ text: Span<UInt8>) -> Range<Int> {
        var (start, end) = (range.lowerBound, range.upperBound)
        while start < end, text[start] == 0x20 { start += 1 }
        while start < end, text[end - 1] == 0x20 { end -= 1 }
        return start..<end
    }
}
