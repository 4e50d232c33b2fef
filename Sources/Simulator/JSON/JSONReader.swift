/// Reads JSON strictly, as the broker's servers do, into the values that are also written.
struct JSONReader {
    private let bytes: [UInt8]
    private var place = 0

    /// Why a text is no JSON.
    struct Problem: Error, Sendable, Hashable {}

    /// Reads one whole text, which is no longer than any that a client sends.
    static func value(of bytes: [UInt8], upTo length: Int = maximumLength) throws(Problem) -> JSONValue {
        guard bytes.count <= length else { throw Problem() }
        var reader = JSONReader(bytes: bytes)
        let value = try reader.value(depth: 0)
        reader.skipSpace()
        guard reader.place == bytes.count else { throw Problem() }
        return value
    }

    private init(bytes: [UInt8]) {
        self.bytes = bytes
    }

    private mutating func value(depth: Int) throws(Problem) -> JSONValue {
        guard depth < Self.maximumDepth else { throw Problem() }
        skipSpace()
        switch peek {
        case UInt8(ascii: "{"): return .object(try members(depth: depth))
        case UInt8(ascii: "["): return .array(try elements(depth: depth))
        case UInt8(ascii: "\""): return .string(try string())
        case UInt8(ascii: "t"): return try word("true", .bool(true))
        case UInt8(ascii: "f"): return try word("false", .bool(false))
        case UInt8(ascii: "n"): return try word("null", .null)
        default: return try number()
        }
    }

    private mutating func members(depth: Int) throws(Problem) -> [JSONValue.Member] {
        var members: [JSONValue.Member] = []
        try list(until: UInt8(ascii: "}")) { reader throws(Problem) in
            reader.skipSpace()
            let name = try reader.string()
            reader.skipSpace()
            try reader.take(UInt8(ascii: ":"))
            members.append(JSONValue.Member(name, try reader.value(depth: depth + 1)))
        }
        return members
    }

    private mutating func elements(depth: Int) throws(Problem) -> [JSONValue] {
        var elements: [JSONValue] = []
        try list(until: UInt8(ascii: "]")) { reader throws(Problem) in
            elements.append(try reader.value(depth: depth + 1))
        }
        return elements
    }

    private mutating func list(
        until end: UInt8,
        _ element: (inout JSONReader) throws(Problem) -> Void
    ) throws(Problem) {
        place += 1
        skipSpace()
        guard peek != end else {
            place += 1
            return
        }
        while true {
            try element(&self)
            skipSpace()
            guard peek == UInt8(ascii: ",") else { return try take(end) }
            place += 1
        }
    }

    private mutating func string() throws(Problem) -> String {
        try take(UInt8(ascii: "\""))
        var text: [UInt8] = []
        while let byte = peek, byte != UInt8(ascii: "\"") {
            guard byte >= 0x20 else { throw Problem() }
            place += 1
            if byte == UInt8(ascii: "\\") {
                try text.append(contentsOf: escaped())
            } else {
                text.append(byte)
            }
        }
        try take(UInt8(ascii: "\""))
        guard let string = String(validating: text, as: UTF8.self) else { throw Problem() }
        return string
    }

    private mutating func escaped() throws(Problem) -> [UInt8] {
        guard let byte = peek else { throw Problem() }
        place += 1
        switch byte {
        case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): return [byte]
        case UInt8(ascii: "b"): return [8]
        case UInt8(ascii: "f"): return [12]
        case UInt8(ascii: "n"): return [10]
        case UInt8(ascii: "r"): return [13]
        case UInt8(ascii: "t"): return [9]
        case UInt8(ascii: "u"): return try unicode()
        default: throw Problem()
        }
    }

    private mutating func unicode() throws(Problem) -> [UInt8] {
        var unit = try hexadecimal()
        if (0xD800..<0xDC00).contains(unit) {
            try take(UInt8(ascii: "\\"))
            try take(UInt8(ascii: "u"))
            let low = try hexadecimal()
            guard (0xDC00..<0xE000).contains(low) else { throw Problem() }
            unit = 0x10000 + (unit - 0xD800) << 10 + (low - 0xDC00)
        }
        guard let scalar = Unicode.Scalar(unit) else { throw Problem() }
        return Array(String(scalar).utf8)
    }

    private mutating func hexadecimal() throws(Problem) -> UInt32 {
        guard place + 4 <= bytes.count,
            bytes[place..<place + 4].allSatisfy({ Character(Unicode.Scalar($0)).isHexDigit }),
            let unit = UInt32(String(decoding: bytes[place..<place + 4], as: UTF8.self), radix: 16)
        else { throw Problem() }
        place += 4
        return unit
    }

    private mutating func number() throws(Problem) -> JSONValue {
        let start = place
        while let byte = peek, byte > 0x20, !",]}".utf8.contains(byte) { place += 1 }
        let text = String(decoding: bytes[start..<place], as: UTF8.self)
        guard text.wholeMatch(of: #/-?(0|[1-9][0-9]*)(\.[0-9]+)?([eE][+-]?[0-9]+)?/#) != nil else { throw Problem() }
        return Int(text).map(JSONValue.integer) ?? .decimal(text)
    }

    private mutating func word(_ word: String, _ value: JSONValue) throws(Problem) -> JSONValue {
        guard bytes[place...].starts(with: word.utf8) else { throw Problem() }
        place += word.utf8.count
        return value
    }

    private mutating func take(_ byte: UInt8) throws(Problem) {
        guard peek == byte else { throw Problem() }
        place += 1
    }

    private mutating func skipSpace() {
        while let byte = peek, [0x20, 0x09, 0x0A, 0x0D].contains(byte) { place += 1 }
    }

    private var peek: UInt8? { place < bytes.count ? bytes[place] : nil }

    private static let maximumLength = 65_536
    private static let maximumDepth = 16
}
