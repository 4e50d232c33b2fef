extension JSONValue {
    /// The value as JSON on one line.
    public var text: String {
        var writer = JSONWriter(isPretty: false)
        writer.write(self, depth: 0)
        return writer.text
    }

    /// The value as JSON on many lines, two spaces a level.
    public var prettyText: String {
        var writer = JSONWriter(isPretty: true)
        writer.write(self, depth: 0)
        return writer.text
    }
}

/// Writes values as JSON, byte by byte: appending to a text costs several times as much.
private struct JSONWriter {
    private let isPretty: Bool
    private var bytes: [UInt8] = []

    init(isPretty: Bool) {
        self.isPretty = isPretty
        bytes.reserveCapacity(512)
    }

    var text: String { String(decoding: bytes, as: UTF8.self) }

    mutating func write(_ value: JSONValue, depth: Int) {
        switch value {
        case .null: append("null")
        case .bool(let value): append(value ? "true" : "false")
        case .integer(let value): append(String(value))
        case .decimal(let value): append(value)
        case .string(let value): writeString(value)
        case .array(let elements):
            writeList(elements, between: ("[", "]"), depth) { $0.write($1, depth: depth + 1) }
        case .object(let members):
            writeList(members, between: ("{", "}"), depth) { writer, member in
                writer.writeString(member.name)
                writer.append(writer.isPretty ? ": " : ":")
                writer.write(member.value, depth: depth + 1)
            }
        }
    }

    private mutating func writeList<Element>(
        _ elements: [Element],
        between brackets: (String, String),
        _ depth: Int,
        write: (inout JSONWriter, Element) -> Void
    ) {
        append(brackets.0)
        for (index, element) in elements.enumerated() {
            if index > 0 { append(",") }
            breakLine(depth + 1)
            write(&self, element)
        }
        if !elements.isEmpty { breakLine(depth) }
        append(brackets.1)
    }

    private mutating func breakLine(_ depth: Int) {
        if isPretty { append("\n" + String(repeating: "  ", count: depth)) }
    }

    private mutating func writeString(_ string: String) {
        append("\"")
        defer { append("\"") }
        let start = bytes.count
        append(string)
        guard bytes[start...].contains(where: Self.mayNeedEscape) else { return }
        bytes.removeSubrange(start...)
        string.unicodeScalars.forEach { writeScalar($0) }
    }

    /// Whether a byte is, or begins, a character that may have to be escaped.
    private static func mayNeedEscape(_ byte: UInt8) -> Bool {
        switch byte {
        case 0..<0x20, UInt8(ascii: "\""), UInt8(ascii: "\\"), 0x7F, 0xE2: true
        default: false
        }
    }

    private mutating func writeScalar(_ scalar: Unicode.Scalar) {
        switch scalar {
        case "\"": append("\\\"")
        case "\\": append("\\\\")
        case "\n": append("\\n")
        case "\r": append("\\r")
        case "\t": append("\\t")
        case "\u{0}"..."\u{1F}", "\u{7F}", "\u{2028}", "\u{2029}":
            let digits = String(scalar.value, radix: 16)
            append("\\u" + String(repeating: "0", count: 4 - digits.count) + digits)
        default: append(String(scalar))
        }
    }

    private mutating func append(_ text: String) { bytes.append(contentsOf: text.utf8) }
}
