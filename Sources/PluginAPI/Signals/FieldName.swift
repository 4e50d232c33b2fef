public import YAML

/// The name of a field of an alert, as a setting names it, with its place in the file.
public struct FieldName: Sendable, Hashable {
    /// The name, in snake_case.
    public var name: String

    /// Where the configuration names it.
    public var span: SourceSpan?

    /// Makes a name.
    public init(_ name: String, span: SourceSpan? = nil) {
        self.name = name
        self.span = span
    }
}
