extension Node {
    /// A text and the way it was quoted.
    public struct Scalar: Hashable, Sendable {
        /// How a text was written.
        public enum Style: Hashable, Sendable {
            /// Without quotes.
            case plain
            /// Between single quotes.
            case singleQuoted
            /// Between double quotes.
            case doubleQuoted
            /// A block behind `|`, with its line breaks.
            case literal
            /// A block behind `>`, with its lines joined.
            case folded
        }

        /// The text with escapes and line folding undone, otherwise as typed.
        public var text: String
        /// How the text was written.
        public var style: Style

        /// Puts a scalar together.
        public init(text: String, style: Style = .plain) {
            self.text = text
            self.style = style
        }

        /// Whether nothing was typed, which is YAML's null; `""` is a text.
        public var isNull: Bool { style == .plain && text.isEmpty }
    }
}
