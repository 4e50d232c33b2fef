public import PluginAPI
public import YAML

/// A warning that does not count because a comment in the file allows what it warns of.
public struct SilencedDiagnostic: Sendable, Hashable {
    /// The warning.
    public var diagnostic: Diagnostic

    /// Why it is allowed, in the words of the file.
    public var reason: String

    /// Where the comment stands.
    public var span: SourceSpan
}
