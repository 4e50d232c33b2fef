import PluginAPI

/// The instruments of the codes seen so far, found by the code's key: its bytes and their number in one word.
struct KISCodeTable {
    /// An instrument with its slot in the run's symbol table.
    struct Instrument {
        let symbol: Symbol
        let slot: SymbolSlot
    }

    /// What a key stands for.
    enum Finding {
        case known(Instrument)
        case notACode
        case full
    }

    private struct Entry {
        let key: UInt64
        let instrument: Instrument
    }

    /// How many codes are taken in, well above the number of instruments that are listed.
    static let limit = 16_384

    private let symbols: SymbolTable
    private var count = 0

    /// Each instrument is in the first free place from its key's home on; half of the places stay free.
    private var entries: [Entry?]

    /// How far the product of a key is shifted to get its home.
    private var shift: UInt64

    /// Makes a table without codes that takes slots from a symbol table.
    init(symbols: SymbolTable) {
        self.symbols = symbols
        entries = Array(repeating: nil, count: 256)
        shift = 64 - 8
    }

    /// The instrument of a code, taken in if it is new.
    @inline(__always)
    mutating func instrument(_ key: UInt64) -> Finding {
        if let entry = entries[place(of: key)] { .known(entry.instrument) } else { add(key) }
    }

    @inline(never)
    private mutating func add(_ key: UInt64) -> Finding {
        let code = (0..<key >> 56).map { UInt8(truncatingIfNeeded: key >> (8 * $0)) }
        guard Symbol.isKoreanCode(code), let symbol = Symbol(.krx, codeBytes: code) else { return .notACode }
        guard count < Self.limit, let slot = symbols.slot(for: symbol) else { return .full }
        let instrument = Instrument(symbol: symbol, slot: slot)
        count += 1
        if 2 * count > entries.count { grow() }
        entries[place(of: key)] = Entry(key: key, instrument: instrument)
        return .known(instrument)
    }

    /// The place of a key, or the free place where it would go.
    @inline(__always)
    private func place(of key: UInt64) -> Int {
        var place = Int(truncatingIfNeeded: (key &* 0x9E37_79B9_7F4A_7C15) &>> shift)
        while let entry = entries[place], entry.key != key { place = (place &+ 1) & (entries.count &- 1) }
        return place
    }

    private mutating func grow() {
        let old = entries
        entries = Array(repeating: nil, count: 2 * old.count)
        shift -= 1
        for case let entry? in old { entries[place(of: entry.key)] = entry }
    }
}
