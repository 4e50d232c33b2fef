/// Turns one market into several of other instruments with the same prices.
struct SymbolCopies {
    private let names: [String: [String]]
    private let copies: Int

    /// How many bytes come before a frame's first code, and how many fields lie between two codes.
    private static let (lead, width) = ("0|H0STCNT0|001|".utf8.count, 47)

    init(_ symbols: [String], copies: Int) {
        self.copies = copies
        let pairs = symbols.enumerated().map { index, symbol in
            (symbol, copies == 1 ? [symbol] : (0..<copies).map { "A\($0)\(index < 10 ? "0" : "")\(index)00" })
        }
        names = Dictionary(uniqueKeysWithValues: pairs)
    }

    /// The names of an instrument's copies.
    func names(of symbol: String) -> [String] { names[symbol] ?? [] }

    /// Gives the instruments of each frame the names of one of the markets in turn.
    func rename(_ bytes: inout [UInt8], _ bounds: [Int]) {
        for frame in bounds.indices.dropLast() {
            var field = 0
            for place in bounds[frame] + Self.lead..<bounds[frame + 1] {
                let isCode =
                    place == bounds[frame] + Self.lead
                    || bytes[place - 1] == UInt8(ascii: "^") && field % Self.width == 0
                if isCode { rename(&bytes, at: place, copy: frame % copies) }
                if bytes[place] == UInt8(ascii: "^") { field += 1 }
            }
        }
    }

    private func rename(_ bytes: inout [UInt8], at place: Int, copy: Int) {
        let symbol = String(decoding: bytes[place..<place + 6], as: UTF8.self)
        bytes.replaceSubrange(place..<place + 6, with: names(of: symbol)[copy].utf8)
    }
}
