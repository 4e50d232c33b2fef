/// A text as YAML, in quotes where it needs them, on one line.
struct ScalarText {
    /// The text as a value on a line of its own.
    let value: String

    /// The text as a key, or between brackets.
    let nested: String

    init(_ text: String) {
        let quoted = Self.quoted(text)
        value = Self.isPlain(text) ? text : quoted
        nested = Self.isPlain(text) && !text.contains(where: { ":,() ".contains($0) }) ? text : quoted
    }

    /// Whether a text means itself wherever it stands. Only what is surely harmless does.
    private static func isPlain(_ text: String) -> Bool {
        guard let first = text.first, let last = text.last else { return false }
        guard isWordlike(first) || "./+".contains(first), last != " ", last != ":" else { return false }
        guard !text.contains(": "), !text.contains("  ") else { return false }
        return text.allSatisfy { isWordlike($0) || "_-./%+@=*:,() ".contains($0) }
    }

    private static func isWordlike(_ character: Character) -> Bool {
        // A letter may carry marks and joiners that nobody sees.
        guard character.unicodeScalars.count == 1 else { return false }
        return character.isASCII && (character.isLetter || character.isNumber) || ("가"..."힣").contains(character)
    }

    private static func quoted(_ text: String) -> String {
        var result = "\""
        for scalar in text.unicodeScalars { result += escaped(scalar) }
        return result + "\""
    }

    private static func escaped(_ scalar: Unicode.Scalar) -> String {
        switch scalar {
        case "\"": "\\\""
        case "\\": "\\\\"
        case "\n": "\\n"
        case "\t": "\\t"
        case "\r": "\\r"
        case " ": " "
        default: isVisible(scalar) ? String(scalar) : number(of: scalar)
        }
    }

    private static func isVisible(_ scalar: Unicode.Scalar) -> Bool {
        // Letters without a shape, which stand where somebody copied them along.
        if [0x34F, 0x115F, 0x1160, 0x3164, 0xFFA0].contains(scalar.value) { return false }
        switch scalar.properties.generalCategory {
        case .control, .format, .spaceSeparator, .lineSeparator, .paragraphSeparator, .unassigned, .privateUse:
            return false
        default: return true
        }
    }

    private static func number(of scalar: Unicode.Scalar) -> String {
        let digits = String(scalar.value, radix: 16, uppercase: true)
        let (sign, width) = scalar.value < 0x100 ? ("x", 2) : scalar.value < 0x1_0000 ? ("u", 4) : ("U", 8)
        return "\\\(sign)\(String(repeating: "0", count: width - digits.count))\(digits)"
    }
}
