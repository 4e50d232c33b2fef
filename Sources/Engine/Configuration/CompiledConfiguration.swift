public import PluginAPI
public import YAML

/// What became of a configuration.
public struct CompiledConfiguration: Sendable {
    /// What can be run; nothing when there is an error.
    public var blueprint: Blueprint?

    /// Everything there is to say about it, in file order.
    public var diagnostics: [Diagnostic]

    /// The warnings that the files themselves allow, in file order; they are not among the diagnostics.
    public var silenced: [SilencedDiagnostic]

    /// Where secrets stand in the files, so that no excerpt shows them.
    public var secretSpans: [SourceSpan]

    /// The secrets that were read, so that output can be redacted by value.
    public var secrets: [Secret]
}
