import FrameScan
import PluginAPI

/// The numbers of one trade record.
struct KISTradeValues {
    /// 101530 for 10:15:30; it may be a time that no clock shows.
    let clock: Int64
    let price: Price
    let ask: Price
    let bid: Price
    let quantity: Quantity
    let dayVolume: Quantity
    let dayTurnover: Int64

    /// Reads a record whose fields are plain digits of the usual lengths; nothing for any other.
    @inline(__always)
    init?(plain record: borrowing FieldRecord) {
        guard record.length(of: KISTradeField.time) == 6,
            let (clock, price, ask, bid, quantity, volume, turnover) = record.numbers(
                KISTradeField.time,
                KISTradeField.price,
                KISTradeField.ask,
                KISTradeField.bid,
                KISTradeField.quantity,
                KISTradeField.dayVolume,
                wide: KISTradeField.dayTurnover
            )
        else { return nil }
        // Up to eight digits, so that no product is too large.
        self.clock = clock
        self.price = Price(units: price &* Price.unitsPerOne)
        self.ask = Price(units: ask &* Price.unitsPerOne)
        self.bid = Price(units: bid &* Price.unitsPerOne)
        self.quantity = Quantity(units: quantity &* Quantity.unitsPerOne)
        dayVolume = Quantity(units: volume &* Quantity.unitsPerOne)
        dayTurnover = turnover
    }

    /// Reads any record field by field, in their order; throws why the first unusable field cannot be used.
    ///
    /// Quotes and sums of the day may be missing and are zero then.
    @inline(never)
    init(careful record: borrowing FieldRecord, of text: Span<UInt8>) throws(KISSkip) {
        let time = record.range(of: KISTradeField.time)
        guard time.count == 6, case .units(let clock) = KISFieldReading(whole: time, of: text, unitsPerOne: 1) else {
            throw .badTime
        }
        self.clock = clock
        price = try Self.price(record.range(of: KISTradeField.price), of: text, orElse: .badPrice)
        ask = try Self.price(record.range(of: KISTradeField.ask), of: text, missing: .zero, orElse: .badNumber)
        bid = try Self.price(record.range(of: KISTradeField.bid), of: text, missing: .zero, orElse: .badNumber)
        quantity = try Self.quantity(record.range(of: KISTradeField.quantity), of: text, orElse: .badQuantity)
        let volume = record.range(of: KISTradeField.dayVolume)
        dayVolume = try Self.quantity(volume, of: text, missing: .zero, orElse: .badNumber)
        let turnover = record.range(of: KISTradeField.dayTurnover)
        switch KISFieldReading(whole: turnover, of: text, unitsPerOne: 1) {
        case .units(let won): dayTurnover = won
        case .missing: dayTurnover = 0
        case .malformed, .tooPrecise: throw .badNumber
        }
    }

    private static func price(
        _ range: Range<Int>,
        of text: Span<UInt8>,
        missing: Price? = nil,
        orElse reason: KISSkip
    ) throws(KISSkip) -> Price {
        switch KISFieldReading(decimal: range, of: text, unitsPerOne: Price.unitsPerOne) {
        case .units(let units): return Price(units: units)
        case .tooPrecise: throw .tooPrecise
        case .missing:
            guard let missing else { throw reason }
            return missing
        case .malformed: throw reason
        }
    }

    private static func quantity(
        _ range: Range<Int>,
        of text: Span<UInt8>,
        missing: Quantity? = nil,
        orElse reason: KISSkip
    ) throws(KISSkip) -> Quantity {
        switch KISFieldReading(whole: range, of: text, unitsPerOne: Quantity.unitsPerOne) {
        case .units(let units): return Quantity(units: units)
        case .missing:
            guard let missing else { throw reason }
            return missing
        case .malformed, .tooPrecise: throw reason
        }
    }
}
