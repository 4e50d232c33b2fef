/// An instrument's listing market and code: `005930`, `NASDAQ:AAPL`.
///
/// Held in sixteen bytes without reference, so that a trade can be copied freely. Codes have one to fifteen characters
/// out of `A–Z 0–9 . - /`.
public struct Symbol: Hashable, Sendable, BitwiseCopyable {
    /// The longest code there can be.
    public static let longestCode = 15

    private let high: UInt64
    private let low: UInt64

    /// Makes a symbol; nothing when the code is empty, too long or holds another character.
    public init?(_ market: Market, _ code: some StringProtocol) {
        self.init(market, codeBytes: code.utf8)
    }

    /// Makes a symbol from a code's ASCII bytes; on KRX the code must have the exchange's form.
    public init?(_ market: Market, codeBytes: some Collection<UInt8>) {
        guard !codeBytes.isEmpty, codeBytes.count <= Self.longestCode else { return nil }
        // What `description` writes must be read back, and a KRX code stands there without its market.
        guard market != .krx || Self.isKoreanCode(codeBytes) else { return nil }
        var words: (UInt64, UInt64) = (UInt64(market.rawValue), 0)
        var position = 1
        for byte in codeBytes {
            guard Self.isAllowed(byte) else { return nil }
            if position < 8 {
                words.0 = words.0 << 8 | UInt64(byte)
            } else {
                words.1 = words.1 << 8 | UInt64(byte)
            }
            position += 1
        }
        high = words.0 << UInt64(8 * max(0, 8 - position))
        low = words.1 << UInt64(8 * (16 - max(8, position)))
    }

    /// Reads `005930` (KRX) or `NASDAQ:AAPL`; nothing for another form.
    public init?(_ text: some StringProtocol) {
        // A text of a known type is read several times as fast, and a short one is copied for next to nothing.
        let text = String(text)
        guard let colon = text.utf8.firstIndex(of: UInt8(ascii: ":")) else {
            self.init(.krx, codeBytes: text.utf8)
            return
        }
        guard let market = Market(name: text[..<colon]) else { return nil }
        self.init(market, codeBytes: text.utf8[colon...].dropFirst())
    }

    /// The listing market.
    public var market: Market { Market(rawValue: UInt8(truncatingIfNeeded: high >> 56)) ?? .krx }

    /// The code on that market.
    public var code: String {
        var bytes: [UInt8] = []
        for shift in stride(from: 48, through: 0, by: -8) {
            bytes.append(UInt8(truncatingIfNeeded: high >> UInt64(shift)))
        }
        for shift in stride(from: 56, through: 0, by: -8) {
            bytes.append(UInt8(truncatingIfNeeded: low >> UInt64(shift)))
        }
        return String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self)
    }

    /// Whether these bytes have the form of a KRX code: six digits or capitals, or `Q` and six for an ETN.
    public static func isKoreanCode(_ bytes: some Collection<UInt8>) -> Bool {
        let isForm = bytes.count == 6 || (bytes.count == 7 && bytes.first == UInt8(ascii: "Q"))
        return isForm && bytes.allSatisfy { isDigit($0) || isCapital($0) } && bytes.contains(where: isDigit)
    }

    private static func isAllowed(_ byte: UInt8) -> Bool {
        isDigit(byte) || isCapital(byte) || [UInt8(ascii: "."), UInt8(ascii: "-"), UInt8(ascii: "/")].contains(byte)
    }

    private static func isDigit(_ byte: UInt8) -> Bool { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) }

    private static func isCapital(_ byte: UInt8) -> Bool { (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(byte) }
}

extension Symbol: Comparable {
    /// Orders by market, then by code.
    public static func < (left: Symbol, right: Symbol) -> Bool { (left.high, left.low) < (right.high, right.low) }
}

extension Symbol: CustomStringConvertible {
    /// The code alone on KRX, else the market, a colon and the code.
    public var description: String { market == .krx ? code : "\(market.name):\(code)" }
}

extension Symbol: Codable {
    /// Reads the form that `description` writes.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        let text = try container.decode(String.self)
        guard let symbol = Symbol(text) else {
            throw DecodingError.dataCorruptedError(in: container, debugDescription: "not a symbol: \(text)")
        }
        self = symbol
    }

    /// Writes the form that a person types.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(description)
    }
}

extension Symbol: CodingKeyRepresentable {
    /// The form that a person types, so that a dictionary by symbol is stored as an object.
    private struct Key: CodingKey {
        let stringValue: String
        var intValue: Int? { nil }
        init(stringValue: String) { self.stringValue = stringValue }
        init?(intValue: Int) { nil }
    }

    /// The form that a person types, as a key.
    public var codingKey: any CodingKey { Key(stringValue: description) }

    /// Reads a key; nothing when it is no symbol.
    public init?(codingKey: some CodingKey) { self.init(codingKey.stringValue) }
}
