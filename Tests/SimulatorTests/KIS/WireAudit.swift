import Simulator

/// Follows each symbol through the day's records and notes whatever does not add up.
struct WireAudit {
    private struct Running {
        var volume = 0
        var turnover = 0
        var counts = (sell: 0, buy: 0)
        var sums = (sell: 0, buy: 0)
        var open = (price: 0, time: 0)
        var high = (price: Int.min, time: 0)
        var low = (price: Int.max, time: 0)
        var earlierVolume = 0
        var time = 0
    }

    private let references: [String: SymbolReference]
    private let date: Int
    private var running: [String: Running] = [:]
    private(set) var count = 0
    var violations: [String] = []

    init(sample: SampleDay) {
        references = Dictionary(uniqueKeysWithValues: sample.references.map { ($0.instrument.symbol, $0) })
        date = sample.day.digits
    }

    mutating func check(_ record: WireRecord) {
        count += 1
        guard let reference = references[String(record.fields[0])] else {
            violations.append("symbol: \(record.fields[0])")
            return
        }
        var state = running[reference.instrument.symbol, default: Running()]
        follow(record, &state)
        let laws: [(String, Bool)] =
            Self.priceLaws(record, reference) + Self.sumLaws(record, state, reference) + Self.markLaws(record, state)
            + stateLaws(record, state)
        state.earlierVolume = record[41]
        state.time = record[1]
        running[reference.instrument.symbol] = state
        violations += laws.filter { !$0.1 }.map { "\($0.0): \(record.fields.joined(separator: "^"))" }
    }

    private func follow(_ record: WireRecord, _ state: inout Running) {
        let (price, quantity, time) = (record[2], record[12], record[1])
        if state.volume == 0 { state.open = (price, time) }
        if price > state.high.price { state.high = (price, time) }
        if price < state.low.price { state.low = (price, time) }
        state.volume += quantity
        state.turnover += quantity * price
        if record[21] == 1 { (state.counts.buy, state.sums.buy) = (state.counts.buy + 1, state.sums.buy + quantity) }
        if record[21] == 5 {
            (state.counts.sell, state.sums.sell) = (state.counts.sell + 1, state.sums.sell + quantity)
        }
    }

    private static func priceLaws(_ record: WireRecord, _ reference: SymbolReference) -> [(String, Bool)] {
        let (price, base) = (record[2], reference.previousClose)
        return [
            ("change", record[4] == price - base),
            ("sign", record[3] == (price > base ? 2 : price == base ? 3 : 5)),
            ("rate", isQuotient(record.hundredths(5), (price - base) * 10_000, base)),
            ("limits", (reference.limits.lower...reference.limits.upper).contains(price)),
            ("quotes", record[11] <= price && price <= record[10] && record[11] < record[10]),
            ("quantity", record[12] > 0),
        ]
    }

    private static func sumLaws(
        _ record: WireRecord,
        _ state: Running,
        _ reference: SymbolReference
    ) -> [(String, Bool)] {
        let sides = state.sums.buy + state.sums.sell
        return [
            ("volume", record[13] == state.volume),
            ("turnover", record[14] == state.turnover),
            ("average", isQuotient(record.hundredths(6), state.turnover * 100, state.volume)),
            ("counts", record[15] == state.counts.sell && record[16] == state.counts.buy),
            ("net count", record[17] == record[16] - record[15]),
            ("strength", isQuotient(record.hundredths(18), state.sums.buy * 10_000, state.sums.sell)),
            ("sums", record[19] == state.sums.sell && record[20] == state.sums.buy),
            ("side", [1, 3, 5].contains(record[21]) && (record[21] == 3) == (state.volume == record[12])),
            ("share", record.hundredths(22) == (sides == 0 ? 0 : state.sums.buy * 100 / sides)),
            ("against yesterday", isQuotient(record.hundredths(23), state.volume * 10_000, reference.previousVolume)),
            (
                "turned over",
                isQuotient(record.hundredths(40), state.volume * 10_000, reference.instrument.listedShares)
            ),
            ("same time", isQuotient(record.hundredths(42), state.volume * 10_000, record[41])),
        ]
    }

    private static func markLaws(_ record: WireRecord, _ state: Running) -> [(String, Bool)] {
        zip([state.open, state.high, state.low], [(7, 24), (8, 27), (9, 30)]).flatMap { mark, place in
            let distance = record[2] - mark.price
            return [
                ("mark", record[place.0] == mark.price),
                ("mark's time", record[place.1] == mark.time && record.fields[place.1].utf8.count == 6),
                ("mark's sign", record[place.1 + 1] == (distance > 0 ? 2 : distance == 0 ? 3 : 5)),
                ("mark's distance", record[place.1 + 2] == distance),
            ]
        }
    }

    private func stateLaws(_ record: WireRecord, _ state: Running) -> [(String, Bool)] {
        [
            ("time", record[1] >= state.time && record.fields[1].utf8.count == 6),
            ("date", record[33] == date),
            ("phase", record.fields[34] == (record[1] >= 153_000 ? "21" : "20")),
            ("halt", record.fields[35] == "N"),
            ("book", 0 < record[36] && record[36] <= record[38] && 0 < record[37] && record[37] <= record[39]),
            ("yesterday so far", record[41] > 0 && record[41] >= state.earlierVolume),
            ("codes", record.fields[43] == "0" && record.fields[44].isEmpty && record[45] == state.open.price),
            ("segment", record.fields.count == 46 || record.fields[46] == "2"),
        ]
    }

    /// Whether a rounded value is within half of its last place of the quotient; zero where nothing divides.
    private static func isQuotient(_ value: Int, _ numerator: Int, _ denominator: Int) -> Bool {
        denominator == 0 ? value == 0 : abs(value * denominator - numerator) * 2 <= denominator
    }
}
