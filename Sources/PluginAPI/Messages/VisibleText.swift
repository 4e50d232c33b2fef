/// Text from outside, made safe to show on a terminal.
package enum VisibleText {
    /// The text with its lines kept; what else would steer a terminal or hide text is shown as a sign.
    package static func lines(_ text: String) -> String {
        var shown = String.UnicodeScalarView()
        // A line's end of another system is one, not two.
        for scalar in text.replacing("\r\n", with: "\n").unicodeScalars {
            shown.append(scalar == "\n" ? scalar : sign(scalar))
        }
        return String(shown)
    }

    /// The same in one line.
    package static func line(_ text: String) -> String {
        String(String.UnicodeScalarView(text.unicodeScalars.map(sign)))
    }

    private static func sign(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
        switch scalar.value {
        case 0x09: " "
        // The pictures of control characters stand in the same order as they do.
        case 0x00...0x1F: Unicode.Scalar(0x2400 + scalar.value) ?? "\u{FFFD}"
        case 0x7F: "\u{2421}"
        // Control characters of eight bits, line separators, and marks that turn the direction of writing.
        case 0x80...0x9F, 0x2028...0x202E, 0x2066...0x2069: "\u{FFFD}"
        default: scalar
        }
    }
}
