internal import Foundation
public import PluginAPI

/// What a file of daily bars holds, found without reading the bars.
public struct CSVSurvey: Sendable, Hashable {
    /// From the first to the last day of which there is a bar.
    public let days: ClosedRange<CivilDate>?

    /// The instruments.
    public let symbols: Set<Symbol>

    /// The largest file that is looked through: a plan has to come at once.
    static let byteLimit = 16 << 20

    /// Looks through a file; nothing when it cannot be read, is too large or holds no bar.
    init?(_ file: CSVFile) {
        guard let size = file.size, size <= Self.byteLimit,
            let data = FileManager.default.contents(atPath: file.path)
        else { return nil }
        let bytes = [UInt8](data)
        let headerEnd = bytes.firstIndex(where: Self.endsLine) ?? bytes.count
        let header = String(decoding: bytes[..<headerEnd], as: UTF8.self)
        guard let places = try? file.places(in: header), let symbolPlace = places.first, places.count > 1 else {
            return nil
        }
        var scan = Scan(bytes: bytes, position: headerEnd, symbolPlace: symbolPlace, dayPlace: places[1])
        scan.run()
        symbols = Set(scan.names.compactMap { Symbol($0) })
        days = scan.days.flatMap { days in
            guard let first = CivilDate(String(days.first)), let last = CivilDate(String(days.last)) else { return nil }
            return first...last
        }
        if symbols.isEmpty { return nil }
    }

    fileprivate static func endsLine(_ byte: UInt8) -> Bool { byte == UInt8(ascii: "\n") || byte == UInt8(ascii: "\r") }
}

/// One pass over the bytes of a table.
private struct Scan {
    let bytes: [UInt8]
    var position: Int
    let symbolPlace: Int
    let dayPlace: Int

    private(set) var names: Set<String> = []
    private(set) var days: (first: Int, last: Int)?
    /// The last symbol that was seen: tables are sorted, so that the next is nearly always the same.
    private var current = 0..<0

    init(bytes: [UInt8], position: Int, symbolPlace: Int, dayPlace: Int) {
        self.bytes = bytes
        self.position = position
        self.symbolPlace = symbolPlace
        self.dayPlace = dayPlace
    }

    mutating func run() {
        while position < bytes.count {
            let (symbol, day) = nextLine()
            guard let symbol, let day, let number = number(in: day) else { continue }
            days = (min(days?.first ?? number, number), max(days?.last ?? number, number))
            if bytes[symbol] != bytes[current] {
                current = symbol
                names.insert(String(decoding: bytes[symbol].filter { $0 != UInt8(ascii: " ") }, as: UTF8.self))
            }
        }
    }

    /// Where the symbol and the day of the next line stand.
    private mutating func nextLine() -> (symbol: Range<Int>?, day: Range<Int>?) {
        var fields: (symbol: Range<Int>?, day: Range<Int>?)
        var (place, start) = (0, position)
        while true {
            let isEnd = position == bytes.count || CSVSurvey.endsLine(bytes[position])
            if isEnd || bytes[position] == UInt8(ascii: ",") {
                if place == symbolPlace { fields.symbol = start..<position }
                if place == dayPlace { fields.day = start..<position }
                place += 1
                start = position + 1
            }
            position += 1
            if isEnd { return fields }
        }
    }

    /// A date as one number: `2026-11-20` and `20261120` are 20261120.
    private func number(in field: Range<Int>) -> Int? {
        var (number, digits) = (0, 0)
        for byte in bytes[field] where byte != UInt8(ascii: "-") && byte != UInt8(ascii: " ") {
            guard (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) else { return nil }
            number = number * 10 + Int(byte - UInt8(ascii: "0"))
            digits += 1
            if digits > 8 { return nil }
        }
        return digits == 8 ? number : nil
    }
}
