public import YAML

/// Collects what a plugin finds wrong with its own settings.
///
/// ```swift
/// func validate(_ report: inout SettingReport) {
///     if fast >= slow {
///         report.error($fast, LocalizedText(ko: "`slow`보다 짧아야 합니다.", en: "it must be shorter than 'slow'"))
///     }
/// }
/// ```
public struct SettingReport: Sendable {
    /// Whose settings they are.
    public let owner: SettingOwner

    /// What was found so far.
    public private(set) var diagnostics: [Diagnostic] = []

    private let section: SourceSpan

    /// Begins an empty report about the settings that stand under a name.
    public init(owner: SettingOwner, section: SourceSpan = .synthetic) {
        self.owner = owner
        self.section = section
    }

    /// Refuses a setting's value; a code of its own is for what many plugins can find.
    public mutating func error<Value>(
        _ setting: Setting<Value>,
        _ message: LocalizedText,
        code: DiagnosticCode = .pluginCheck,
        suggestion: LocalizedText? = nil,
        replacement: String? = nil,
        related: [RelatedPlace?] = []
    ) {
        error(
            message,
            code: code,
            at: setting.span,
            suggestion: suggestion,
            replacement: replacement,
            related: related
        )
    }

    /// Doubts a setting's value.
    public mutating func warning<Value>(
        _ setting: Setting<Value>,
        _ message: LocalizedText,
        suggestion: LocalizedText? = nil,
        replacement: String? = nil,
        related: [RelatedPlace?] = []
    ) {
        warning(message, at: setting.span, suggestion: suggestion, replacement: replacement, related: related)
    }

    /// Refuses the settings as a whole, or what stands at a place, such as an element of a list.
    public mutating func error(
        _ message: LocalizedText,
        code: DiagnosticCode = .pluginCheck,
        at span: SourceSpan? = nil,
        suggestion: LocalizedText? = nil,
        replacement: String? = nil,
        related: [RelatedPlace?] = []
    ) {
        let suggestions = suggestions(suggestion, replacement, at: span)
        add(Diagnostic(code, message, at: span, suggestions: suggestions), related)
    }

    /// Doubts the settings as a whole, or what stands at a place, such as an element of a list.
    public mutating func warning(
        _ message: LocalizedText,
        at span: SourceSpan? = nil,
        suggestion: LocalizedText? = nil,
        replacement: String? = nil,
        related: [RelatedPlace?] = []
    ) {
        let suggestions = suggestions(suggestion, replacement, at: span)
        add(Diagnostic(.pluginRemark, message, at: span, suggestions: suggestions), related)
    }

    /// A setting that has its default is reported at the name of its owner.
    private mutating func add(_ diagnostic: Diagnostic, _ related: [RelatedPlace?]) {
        var diagnostic = diagnostic
        diagnostic.span = diagnostic.span ?? section
        diagnostic.related = related.compactMap { $0 }
        diagnostics.append(diagnostic)
    }

    private func suggestions(_ words: LocalizedText?, _ replacement: String?, at span: SourceSpan?) -> [Suggestion] {
        guard let words else {
            return replacement.map { Suggestion.didYouMean([$0], replacing: span) } ?? []
        }
        let edits = span.flatMap { span in replacement.map { [TextEdit(span, $0)] } } ?? []
        return [Suggestion(words, edits: edits)]
    }
}
