public import YAML

/// A second place that explains a diagnostic, such as the first use of a key that stands twice.
public struct RelatedPlace: Sendable, Hashable {
    /// Where it is.
    public var span: SourceSpan

    /// What stands there.
    public var note: LocalizedText

    /// Puts a place together.
    public init(_ span: SourceSpan, _ note: LocalizedText) {
        self.span = span
        self.note = note
    }
}
