/// Ways in which a text is often mistyped.
enum TextRepair {
    /// The text with full-width characters made ordinary and blanks at its ends removed, which changes no meaning.
    static func safe(_ text: String) -> [String] {
        let narrow = narrowed(text)
        let trimmed = String(narrow.drop(while: \.isWhitespace).reversed().drop(while: \.isWhitespace).reversed())
        return distinct([narrow, trimmed], from: [text])
    }

    /// The text without blanks and in the other case, which may mean something else.
    static func likely(_ text: String) -> [String] {
        let safe = safe(text)
        let joined = (safe.last ?? text).filter { !$0.isWhitespace }
        return distinct([joined, joined.lowercased(), joined.uppercased()], from: [text] + safe)
    }

    private static func distinct(_ versions: [String], from known: [String]) -> [String] {
        var seen = Set(known)
        return versions.filter { !$0.isEmpty && seen.insert($0).inserted }
    }

    private static func narrowed(_ text: String) -> String {
        var scalars = String.UnicodeScalarView()
        for scalar in text.unicodeScalars {
            switch scalar.value {
            case 0xFF01...0xFF5E: scalars.append(Unicode.Scalar(scalar.value - 0xFEE0) ?? scalar)
            case 0x3000, 0xA0: scalars.append(" ")
            case 0x2212, 0x2010...0x2015: scalars.append("-")
            default: scalars.append(scalar)
            }
        }
        return String(scalars)
    }
}
