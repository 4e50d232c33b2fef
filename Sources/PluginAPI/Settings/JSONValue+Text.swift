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

/// Writes values as JSON.
private struct JSONWriter {
    let isPretty: Bool
    var text = ""

    init(isPretty: Bool) { self.isPretty = isPretty }

    mutating func write(_ value: JSONValue, depth: Int) {
        switch value {
        case .null: text += "null"
        case .bool(let value): text += value ? "true" : "false"
        case .integer(let value): text += String(value)
        case .decimal(let value): text += value
        case .string(let value): writeString(value)
        case .array(let elements):
            writeList(elements, between: ("[", "]"), depth) { $0.write($1, depth: depth + 1) }
        case .object(let members):
            writeList(members, between: ("{", "}"), depth) { writer, member in
                writer.writeString(member.name)
                writer.text += writer.isPretty ? ": " : ":"
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
        text += brackets.0
        for (index, element) in elements.enumerated() {
            if index > 0 { text += "," }
            breakLine(depth + 1)
            write(&self, element)
        }
        if !elements.isEmpty { breakLine(depth) }
        text += brackets.1
    }

    private mutating func breakLine(_ depth: Int) {
        if isPretty { text += "\n" + String(repeating: "  ", count: depth) }
    }

    private mutating func writeString(_ string: String) {
        text += "\""
        for scalar in string.unicodeScalars {
            switch scalar {
            case "\"": text += "\\\""
            case "\\": text += "\\\\"
            case "\n": text += "\\n"
            case "\r": text += "\\r"
            case "\t": text += "\\t"
            case "\u{0}"..."\u{1F}", "\u{7F}", "\u{2028}", "\u{2029}":
                let digits = String(scalar.value, radix: 16)
                text += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
            default: text.unicodeScalars.append(scalar)
            }
        }
        text += "\""
    }
}
