import KIS
import PluginAPI

/// Decodes trade frames in the obvious way, with strings and one step after the other.
///
/// It says what `KISTradeDecoder` has to do, and shares nothing with it but the types of the result.
struct ReferenceTradeDecoder {
    /// How many frames and single records were not used, by reason.
    private(set) var skipped: [SkipReason: Int64] = [:]

    private let symbols: SymbolTable

    private struct Unusable: Error { var reason: SkipReason }

    init(symbols: SymbolTable) { self.symbols = symbols }

    /// Hands the counts over and begins again from zero.
    mutating func takeSkipped() -> [SkipReason: Int64] {
        defer { skipped = [:] }
        return skipped
    }

    /// The outcome for a frame and its trades.
    mutating func decode(_ frame: [UInt8], receivedAt: Timestamp) -> (outcome: KISFrameOutcome, trades: [Trade]) {
        let text = String(decoding: frame, as: UTF8.self)
        if text.utf8.first == UInt8(ascii: "{") { return (.control, []) }
        if text.utf8.first == UInt8(ascii: "1") { return (.encrypted, []) }
        do throws(Unusable) {
            let parts = try header(text)
            guard let venue = venue(parts.trID) else { return (.unhandled(trID: parts.trID), []) }
            let records = try records(parts.rest, frameLength: frame.count)
            let trades = records.compactMap { trade($0, venue, receivedAt) }
            return (.trades(trades.count), trades)
        } catch {
            skipped[error.reason, default: 0] += 1
            return (.skipped(error.reason), [])
        }
    }
}

extension ReferenceTradeDecoder {
    private func header(_ text: String) throws(Unusable) -> (trID: String, rest: String) {
        let parts = split(text, at: "|", atMost: 3)
        guard parts.count == 3, parts[0] == "0", (1...15).contains(parts[1].utf8.count),
            parts[1].utf8.allSatisfy({ isDigit($0) || (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains($0) })
        else { throw Unusable(reason: "bad-header") }
        return (parts[1], parts[2])
    }

    private func venue(_ trID: String) -> Venue? {
        ["H0STCNT0": .krx, "H0NXCNT0": .nxt, "H0UNCNT0": .combined][trID]
    }

    /// The fields of each record, all of which begin and date as a record does.
    private func records(_ text: String, frameLength: Int) throws(Unusable) -> [[String]] {
        let parts = split(text, at: "|", atMost: 2)
        guard parts.count == 2, parts[0].utf8.count == 3, isWhole(parts[0]), let count = Int(parts[0]), count > 0 else {
            throw Unusable(reason: "bad-header")
        }
        guard frameLength <= 1 << 20 else { throw Unusable(reason: "frame-too-long") }
        let fields = split(parts[1], at: "^", atMost: .max)
        let width = fields.count / count
        guard fields.count.isMultiple(of: count), (44..<88).contains(width) else {
            throw Unusable(reason: "bad-field-count")
        }
        let records = (0..<count).map { Array(fields[$0 * width..<($0 + 1) * width]) }
        guard records.allSatisfy({ Symbol.isKoreanCode($0[0].utf8) && (isMissing($0[33]) || date($0[33]) != nil) })
        else {
            throw Unusable(reason: "misaligned")
        }
        return records
    }

    private mutating func trade(_ fields: [String], _ venue: Venue, _ receivedAt: Timestamp) -> Trade? {
        do throws(Unusable) {
            return try usableTrade(fields, venue, receivedAt)
        } catch {
            skipped[error.reason, default: 0] += 1
            return nil
        }
    }

    private func usableTrade(_ fields: [String], _ venue: Venue, _ receivedAt: Timestamp) throws(Unusable) -> Trade {
        guard let symbol = Symbol(.krx, fields[0]), let slot = symbols.slot(for: symbol) else {
            throw Unusable(reason: "too-many-symbols")
        }
        guard fields[1].utf8.count == 6, isWhole(fields[1]), let clock = Int(fields[1]) else {
            throw Unusable(reason: "bad-time")
        }
        let price = try price(fields[2], missing: nil, orElse: "bad-price")
        let ask = try self.price(fields[10], missing: .zero, orElse: "bad-number")
        let bid = try self.price(fields[11], missing: .zero, orElse: "bad-number")
        let quantity = try quantity(fields[12], missing: nil, orElse: "bad-quantity")
        let dayVolume = try self.quantity(fields[13], missing: .zero, orElse: "bad-number")
        let dayTurnover = try whole(fields[14], missing: 0, orElse: "bad-number")
        guard let time = TimeOfDay(hhmmss: clock), time != .endOfDay else { throw Unusable(reason: "bad-time") }
        guard price > .zero else { throw Unusable(reason: "bad-price") }
        guard quantity > .zero else { throw Unusable(reason: "bad-quantity") }

        let day = date(fields[33]) ?? MarketTimeZone.korea.localTime(at: receivedAt).date
        let moment = MarketTimeZone.korea.timestamp(of: day, at: time)
        return Trade(
            EventHeader(exchangeTime: moment, receivedAt: receivedAt, tradingDay: day),
            symbol: symbol,
            slot: slot,
            venue: venue,
            aggressor: ["1": Side.buy, "5": Side.sell][fields[21]],
            phase: phase(fields),
            price: price,
            quantity: quantity,
            dayVolume: dayVolume,
            dayTurnover: dayTurnover,
            ask: ask,
            bid: bid
        )
    }
}

extension ReferenceTradeDecoder {
    private func phase(_ fields: [String]) -> TradingPhase {
        let ofKind: [String: TradingPhase] = ["A": .afterClose, "B": .beforeOpen, "C": .auction, "D": .afterClose]
        switch fields.count > 46 ? fields[46] : "" {
        case "1": return .beforeOpen
        case "2": return ofKind[fields[43]] ?? .regular
        case "3": return .afterClose
        case "5": return .closed
        default: break
        }
        switch fields[34].utf8.count == 2 && isWhole(fields[34]) ? fields[34].first : nil {
        case "1": return .beforeOpen
        case "2": return ofKind[fields[43]] ?? .regular
        case "3", "4": return .afterClose
        case nil: return fields[43] == "0" ? .regular : ofKind[fields[43]] ?? .unknown
        default: return .unknown
        }
    }

    private func price(_ text: String, missing: Price?, orElse reason: SkipReason) throws(Unusable) -> Price {
        if let missing, isMissing(text) { return missing }
        let parts = split(text, at: ".", atMost: 2)
        guard parts.allSatisfy(isWhole) else { throw Unusable(reason: reason) }
        let decimals = parts.count == 2 ? parts[1] : "0"
        guard let price = Price(decimal: "\(parts[0]).\(decimals.prefix(4))") else { throw Unusable(reason: reason) }
        guard decimals.dropFirst(4).allSatisfy({ $0 == "0" }) else { throw Unusable(reason: "too-precise") }
        return price
    }

    private func quantity(_ text: String, missing: Quantity?, orElse reason: SkipReason) throws(Unusable) -> Quantity {
        if let missing, isMissing(text) { return missing }
        guard isWhole(text), let number = Int64(text), let quantity = Quantity(whole: number) else {
            throw Unusable(reason: reason)
        }
        return quantity
    }

    private func whole(_ text: String, missing: Int64, orElse reason: SkipReason) throws(Unusable) -> Int64 {
        if isMissing(text) { return missing }
        guard isWhole(text), let number = Int64(text) else { throw Unusable(reason: reason) }
        return number
    }

    private func date(_ text: String) -> CivilDate? {
        guard text.utf8.count == 8, isWhole(text), let number = Int(text) else { return nil }
        return CivilDate(yyyymmdd: number).flatMap { (2000...2099).contains($0.year) ? $0 : nil }
    }

    private func isMissing(_ text: String) -> Bool { text.isEmpty || text == "(null)" }

    private func isWhole(_ text: String) -> Bool { !text.isEmpty && text.utf8.allSatisfy(isDigit) }

    private func isDigit(_ byte: UInt8) -> Bool { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) }

    private func split(_ text: String, at separator: Unicode.Scalar, atMost parts: Int) -> [String] {
        text.unicodeScalars.split(separator: separator, maxSplits: parts - 1, omittingEmptySubsequences: false)
            .map(String.init)
    }
}
