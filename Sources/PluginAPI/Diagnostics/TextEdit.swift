public import YAML

/// A text put in the place of a span; an empty span is an insertion.
public struct TextEdit: Sendable, Hashable {
    /// What goes.
    public var span: SourceSpan

    /// What comes in its place.
    public var replacement: String

    /// Puts an edit together.
    public init(_ span: SourceSpan, _ replacement: String) {
        self.span = span
        self.replacement = replacement
    }
}
