/// Damage to a message, the same for the same seed.
struct Mutation {
    private var random: SplitMix64

    init(seed: UInt64) { random = SplitMix64(seed: seed) }

    /// The message with one to four changes.
    mutating func damaged(_ message: [UInt8]) -> [UInt8] {
        var bytes = message
        for _ in 0..<Int.random(in: 1...4, using: &random) { change(&bytes) }
        return bytes
    }

    /// One of some things.
    mutating func choice<Thing>(_ things: [Thing]) -> Thing? { things.randomElement(using: &random) }

    /// What fits between any two separators and should not be there.
    private static let values = [
        "", "0", "-1", "+1", "1e9", "NaN", "9223372036854775807", "-9223372036854775808", "99999999999999999999",
        "0.00000001", "922337203685477.5807", "922337203685478", "(null)", "null", "   ", "20269999", "20260230",
        "246060", "한글", "\u{0}", "\u{FEFF}", "\"", "\\", "true", "[]", "{}", "001", "999", "000", "-0", ".", "1.", ".5",
        "0x10", "1,000", "٣",
    ]

    private static let separators = Array("^|\",:{}[]".utf8)

    private mutating func change(_ bytes: inout [UInt8]) {
        guard !bytes.isEmpty else { return bytes = [UInt8.random(in: 0...255, using: &random)] }
        let place = Int.random(in: 0..<bytes.count, using: &random)
        let length = min(Int.random(in: 1...12, using: &random), bytes.count - place)
        switch Int.random(in: 0..<12, using: &random) {
        case 0: bytes[place] ^= 1 << UInt8.random(in: 0...7, using: &random)
        case 1: bytes.removeSubrange(place...)
        case 2: bytes.removeSubrange(place..<place + length)
        case 3: bytes.insert(contentsOf: bytes[place..<place + length], at: place)
        case 4: bytes.insert(choice(Self.separators) ?? 0, at: place)
        case 5: bytes.insert(contentsOf: [0xFF, 0xC0, 0xED, 0xA0, 0x80].shuffled(using: &random), at: place)
        case 6: nest(&bytes, at: place)
        case 7: count(&bytes)
        default: replaceValue(&bytes, around: place)
        }
    }

    /// A value between separators becomes another one.
    private mutating func replaceValue(_ bytes: inout [UInt8], around place: Int) {
        let start = bytes[..<place].lastIndex(where: Self.separators.contains).map { $0 + 1 } ?? 0
        let end = bytes[place...].firstIndex(where: Self.separators.contains) ?? bytes.count
        bytes.replaceSubrange(start..<max(start, end), with: Array((choice(Self.values) ?? "").utf8))
    }

    /// JSON deeper than anybody needs, or fields without end.
    private mutating func nest(_ bytes: inout [UInt8], at place: Int) {
        let depth = Int.random(in: 1...600, using: &random)
        let unit = choice([#"{"a":"#, "[", "^", #""","#]) ?? "["
        bytes.insert(contentsOf: Array(String(repeating: unit, count: depth).utf8), at: place)
    }

    /// Another number of records than there are.
    private mutating func count(_ bytes: inout [UInt8]) {
        guard bytes.count > 15, bytes[10] == UInt8(ascii: "|") else { return }
        let count = String(1_000 + Int.random(in: 0...999, using: &random)).dropFirst()
        bytes.replaceSubrange(11..<14, with: Array(count.utf8))
    }
}
