import PluginAPI

extension DiscordSink {
    /// Text that Discord shows as it is, although it reads markup in it.
    enum Markdown {
        /// The text with a backslash before every sign that would be markup, addresses of the web left alone.
        static func escaped(_ text: String) -> String {
            text.split(separator: "\n", omittingEmptySubsequences: false).map(line).joined(separator: "\n")
        }

        /// How much room a character takes at most when it is escaped.
        static func size(_ character: Character) -> Int {
            character.utf16.count + (character.unicodeScalars.contains(where: mayNeedEscape) ? 1 : 0)
        }

        private static func line(_ line: Substring) -> String {
            let words = line.split(separator: " ", omittingEmptySubsequences: false)
            return words.enumerated().map { word($1, isFirst: $0 == 0) }.joined(separator: " ")
        }

        private static func word(_ word: Substring, isFirst: Bool) -> String {
            guard !word.hasPrefix("https://"), !word.hasPrefix("http://") else { return String(word) }
            var escaped = String.UnicodeScalarView()
            for (index, scalar) in word.unicodeScalars.enumerated() {
                let isStart = isFirst && index == 0
                if isMarkup(scalar) || isStart && startsBlock(scalar) { escaped.append("\\") }
                escaped.append(scalar)
            }
            return String(escaped)
        }

        private static func mayNeedEscape(_ scalar: Unicode.Scalar) -> Bool { isMarkup(scalar) || startsBlock(scalar) }

        private static func isMarkup(_ scalar: Unicode.Scalar) -> Bool {
            "\\*_~`|<[".unicodeScalars.contains(scalar)
        }

        /// Whether a sign at the front of a line makes a heading, a quotation or a list of it.
        private static func startsBlock(_ scalar: Unicode.Scalar) -> Bool { "#>-".unicodeScalars.contains(scalar) }
    }
}
