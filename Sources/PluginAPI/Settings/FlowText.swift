/// Texts as they are written in a configuration.
package enum FlowText {
    /// A text as a value: as it stands where that is safe, else in quotes.
    static func quotedIfNeeded(_ text: String) -> String { isSafe(text) ? text : quoted(text) }

    /// A value's text inside brackets or braces, where commas and brackets need quotes.
    static func nested(_ text: String, in schema: SettingSchema) -> String {
        switch schema {
        case .list, .map, .settings: text
        default:
            text.contains(where: { ",[]{}".contains($0) }) && text.first != "\"" ? quoted(text) : text
        }
    }

    /// What stands in a file, put into brackets: texts with commas that group digits need quotes there.
    static func elements(of typed: String, in schema: SettingSchema) -> String {
        let isAmount = schema.groupsDigits && typed.contains(",")
        let isQuoted = typed.first == "\"" || typed.first == "'"
        let hasMeaning = typed.contains { "[]{}".contains($0) }
        return !isQuoted && (isAmount || hasMeaning) ? quoted(typed) : typed
    }

    /// A text that means itself where `${` would begin a variable.
    package static func escapingVariables(_ text: String) -> String {
        text.split(separator: "${", omittingEmptySubsequences: false).joined(separator: "$${")
    }

    /// A text in double quotes.
    static func quoted(_ text: String) -> String {
        var result = "\""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\"": result += "\\\""
            case "\\": result += "\\\\"
            case "\n": result += "\\n"
            case "\t": result += "\\t"
            case "\r": result += "\\r"
            default: result.unicodeScalars.append(scalar)
            }
        }
        return result + "\""
    }

    private static func isSafe(_ text: String) -> Bool {
        guard let first = text.first, let last = text.last else { return false }
        let hasBlankEnd = first.isWhitespace || last.isWhitespace
        let hasMeaning = text.contains(": ") || text.contains(" #") || text.hasSuffix(":") || text.hasPrefix("- ")
        let isMultiline = text.contains { $0.isNewline || $0 == "\t" }
        return !hasBlankEnd && !hasMeaning && !isMultiline && !"!&*|>'\"%@`#?[]{},-".contains(first)
    }
}
