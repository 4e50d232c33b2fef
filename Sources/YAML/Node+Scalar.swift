extension Node {
    /// A text and the way it was quoted.
    public struct Scalar: Hashable, Sendable {
        /// How a text was written.
        public enum Style: Hashable, Sendable {
            case plain
            case singleQuoted
            case doubleQuoted
            case literal
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
