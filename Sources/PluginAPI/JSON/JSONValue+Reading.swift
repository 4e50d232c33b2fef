extension JSONValue {
    /// Reads a text that came from outside.
    ///
    /// It is read as services send it: a byte order mark and control characters inside texts are accepted, and what is not
    /// UTF-8 becomes U+FFFD. Of two members of one name both are kept; `subscript(name:)` finds the first.
    ///
    /// - Throws: `JSONProblem`, never anything else.
    public init(reading text: [UInt8], limits: JSONLimits = JSONLimits()) throws(JSONProblem) {
        guard text.count <= limits.bytes else { throw .tooLong }
        var reader = JSONReader(text, limits)
        self = try reader.document()
    }

    /// Reads a text that came from outside.
    public init(reading text: String, limits: JSONLimits = JSONLimits()) throws(JSONProblem) {
        try self.init(reading: Array(text.utf8), limits: limits)
    }
}

/// Reads one JSON text from front to back.
private struct JSONReader {
    private let bytes: [UInt8]
    private let limits: JSONLimits
    private var place = 0
    private var values = 0

    init(_ bytes: [UInt8], _ limits: JSONLimits) {
        self.bytes = bytes
        self.limits = limits
    }

    private var next: UInt8? { place < bytes.count ? bytes[place] : nil }

    private var malformed: JSONProblem { .malformed(at: place) }

    mutating func document() throws(JSONProblem) -> JSONValue {
        if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { place = 3 }
        let value = try value(depth: 0)
        skipBlanks()
        guard place == bytes.count else { throw malformed }
        return value
    }

    private mutating func value(depth: Int) throws(JSONProblem) -> JSONValue {
        values += 1
        guard values <= limits.values else { throw .tooManyValues }
        guard depth <= limits.depth else { throw .tooDeep }
        skipBlanks()
        switch next {
        case UInt8(ascii: "{"): return try object(depth: depth)
        case UInt8(ascii: "["): return try array(depth: depth)
        case UInt8(ascii: "\""): return .string(try string())
        case UInt8(ascii: "t"): return try word("true", .bool(true))
        case UInt8(ascii: "f"): return try word("false", .bool(false))
        case UInt8(ascii: "n"): return try word("null", .null)
        default: return try number()
        }
    }

    private mutating func object(depth: Int) throws(JSONProblem) -> JSONValue {
        place += 1
        var members: [JSONValue.Member] = []
        skipBlanks()
        if take(UInt8(ascii: "}")) { return .object(members) }
        repeat {
            skipBlanks()
            guard next == UInt8(ascii: "\"") else { throw malformed }
            let name = try string()
            skipBlanks()
            guard take(UInt8(ascii: ":")) else { throw malformed }
            members.append(JSONValue.Member(name, try value(depth: depth + 1)))
            skipBlanks()
        } while take(UInt8(ascii: ","))
        guard take(UInt8(ascii: "}")) else { throw malformed }
        return .object(members)
    }

    private mutating func array(depth: Int) throws(JSONProblem) -> JSONValue {
        place += 1
        var elements: [JSONValue] = []
        skipBlanks()
        if take(UInt8(ascii: "]")) { return .array(elements) }
        repeat {
            elements.append(try value(depth: depth + 1))
            skipBlanks()
        } while take(UInt8(ascii: ","))
        guard take(UInt8(ascii: "]")) else { throw malformed }
        return .array(elements)
    }

    private mutating func word(_ word: StaticString, _ value: JSONValue) throws(JSONProblem) -> JSONValue {
        let letters = Array(word.description.utf8)
        guard bytes[place...].starts(with: letters) else { throw malformed }
        place += letters.count
        return value
    }

    private mutating func skipBlanks() {
        while let byte = next, byte == 0x20 || (0x09...0x0A).contains(byte) || byte == 0x0D { place += 1 }
    }

    private mutating func take(_ byte: UInt8) -> Bool {
        guard next == byte else { return false }
        place += 1
        return true
    }
}

extension JSONReader {
    /// Reads a number; a whole one that does not fit stays the text that was sent, like one with a fraction.
    private mutating func number() throws(JSONProblem) -> JSONValue {
        let start = place
        _ = take(UInt8(ascii: "-"))
        let firstDigit = place
        guard digits() > 0, bytes[firstDigit] != UInt8(ascii: "0") || place == firstDigit + 1 else { throw malformed }
        var isWhole = true
        if take(UInt8(ascii: ".")) {
            isWhole = false
            guard digits() > 0 else { throw malformed }
        }
        if take(UInt8(ascii: "e")) || take(UInt8(ascii: "E")) {
            isWhole = false
            if !take(UInt8(ascii: "+")) { _ = take(UInt8(ascii: "-")) }
            guard digits() > 0 else { throw malformed }
        }
        let text = String(decoding: bytes[start..<place], as: UTF8.self)
        guard isWhole, let number = Int64(text) else { return .decimal(text) }
        return .integer(number)
    }

    private mutating func digits() -> Int {
        let start = place
        while let byte = next, byte &- UInt8(ascii: "0") <= 9 { place += 1 }
        return place - start
    }

    private mutating func string() throws(JSONProblem) -> String {
        place += 1
        let start = place
        while let byte = next, byte != UInt8(ascii: "\""), byte != UInt8(ascii: "\\") { place += 1 }
        guard next != nil else { throw malformed }
        if take(UInt8(ascii: "\"")) { return String(decoding: bytes[start..<place - 1], as: UTF8.self) }
        return try escapedString(from: start)
    }

    private mutating func escapedString(from start: Int) throws(JSONProblem) -> String {
        var text = Array(bytes[start..<place])
        while let byte = next {
            place += 1
            switch byte {
            case UInt8(ascii: "\""): return String(decoding: text, as: UTF8.self)
            case UInt8(ascii: "\\"): text.append(contentsOf: try escape())
            default: text.append(byte)
            }
        }
        throw malformed
    }

    /// The UTF-8 of an escape whose backslash was taken.
    private mutating func escape() throws(JSONProblem) -> [UInt8] {
        guard let letter = next else { throw malformed }
        switch letter {
        case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"):
            place += 1
            return [letter]
        case UInt8(ascii: "b"): return control(0x08)
        case UInt8(ascii: "f"): return control(0x0C)
        case UInt8(ascii: "n"): return control(0x0A)
        case UInt8(ascii: "r"): return control(0x0D)
        case UInt8(ascii: "t"): return control(0x09)
        case UInt8(ascii: "u"):
            place += 1
            return Array(String(Character(try scalar())).utf8)
        default: throw malformed
        }
    }

    private mutating func control(_ byte: UInt8) -> [UInt8] {
        place += 1
        return [byte]
    }

    /// The character of `XXXX`, or of a pair that stands for one character; half a pair is U+FFFD.
    private mutating func scalar() throws(JSONProblem) -> Unicode.Scalar {
        let first = try hexadecimal()
        let replacement: Unicode.Scalar = "\u{FFFD}"
        guard (0xD800..<0xDC00).contains(first), bytes[place...].starts(with: [0x5C, 0x75]) else {
            return Unicode.Scalar(first) ?? replacement
        }
        let before = place
        place += 2
        let second = try hexadecimal()
        guard (0xDC00..<0xE000).contains(second) else {
            place = before
            return replacement
        }
        return Unicode.Scalar(0x10000 + (first - 0xD800) << 10 + (second - 0xDC00)) ?? replacement
    }

    private mutating func hexadecimal() throws(JSONProblem) -> UInt32 {
        let digits = bytes[place...].prefix(4)
        guard digits.count == 4, digits.allSatisfy(Self.isHexadecimal),
            let number = UInt32(String(decoding: digits, as: UTF8.self), radix: 16)
        else { throw malformed }
        place += 4
        return number
    }

    private static func isHexadecimal(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "a")...UInt8(ascii: "f"),
            UInt8(ascii: "A")...UInt8(ascii: "F"):
            true
        default: false
        }
    }
}
