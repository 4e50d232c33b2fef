import PluginAPI

/// Puts words into an SVG, whose letters are shapes.
enum SVGText {
    /// The SVG with a title and a description.
    static func adding(title: String, description: String, to svg: [UInt8]) -> [UInt8] {
        let root = Array("<svg ".utf8)
        guard let start = svg.firstRange(of: root)?.upperBound,
            let end = svg[start...].firstIndex(of: UInt8(ascii: ">"))
        else { return svg }
        let words = "\n<title>\(escaped(VisibleText.line(title)))</title>\n<desc>\(escaped(description))</desc>"
        return svg[..<start] + Array("role=\"img\" ".utf8) + svg[start...end] + Array(words.utf8)
            + withoutNumbers(svg[(end + 1)...])
    }

    /// Surfaces are numbered through the life of the program, and nothing refers to the number: without it the same chart
    /// gives the same bytes.
    private static func withoutNumbers(_ svg: ArraySlice<UInt8>) -> [UInt8] {
        let group = Array("<g id=\"surface".utf8)
        var result: [UInt8] = []
        var rest = svg
        while let found = rest.firstRange(of: group),
            let end = rest[found.upperBound...].firstIndex(of: UInt8(ascii: ">"))
        {
            result += rest[..<found.lowerBound] + Array("<g".utf8)
            rest = rest[end...]
        }
        return result + rest
    }

    private static func escaped(_ text: String) -> String {
        var escaped = ""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "&": escaped += "&amp;"
            case "<": escaped += "&lt;"
            case ">": escaped += "&gt;"
            // The only ones beside control characters that XML does not allow.
            case "\u{FFFE}", "\u{FFFF}": escaped += "\u{FFFD}"
            default: escaped.unicodeScalars.append(scalar)
            }
        }
        return escaped
    }
}
