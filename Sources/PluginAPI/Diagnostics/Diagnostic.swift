public import YAML

/// One thing a person should know about their configuration: what, where, and what to do about it.
public struct Diagnostic: Sendable, Hashable {
    /// How much a diagnostic matters.
    public enum Severity: String, Sendable, Hashable, CaseIterable {
        /// The configuration cannot run.
        case error
        /// The configuration can run but probably does not do what was wanted.
        case warning
        /// Worth knowing.
        case note
    }

    /// The steps of validation, in order; a later step looks only at what the earlier ones left sound.
    public enum Stage: Int, Sendable, Hashable, CaseIterable, Comparable {
        /// Encoding and characters.
        case characters = 1
        /// Grammar and duplicate keys.
        case syntax
        /// Unknown and missing settings, kinds and units of values.
        case shape
        /// Names, and event types between sources, rules and sinks.
        case references
        /// Limits, tick sizes, forms of symbols, sessions.
        case meaning
        /// Environment variables and secrets.
        case secrets
        /// Read-only calls to the services themselves.
        case live

        /// Orders by the time of the check.
        public static func < (left: Stage, right: Stage) -> Bool { left.rawValue < right.rawValue }
    }

    /// What kind of thing it is.
    public var code: DiagnosticCode

    /// How much it matters; as its code says unless told otherwise.
    public var severity: Severity

    /// One sentence that names the user's own thing, never with a secret or a value from the environment in it.
    public var message: LocalizedText

    /// Where the slip was made; nothing when it is in no file.
    public var span: SourceSpan?

    /// Other places that explain it.
    public var related: [RelatedPlace]

    /// What could be done instead.
    public var suggestions: [Suggestion]

    /// A line of background, such as the settings there are.
    public var help: LocalizedText?

    /// The step of validation that finds it.
    public var stage: Stage { code.stage }

    /// Puts a diagnostic together.
    public init(
        _ code: DiagnosticCode,
        _ message: LocalizedText,
        at span: SourceSpan?,
        severity: Severity? = nil,
        related: [RelatedPlace] = [],
        suggestions: [Suggestion] = [],
        help: LocalizedText? = nil
    ) {
        self.code = code
        self.severity = severity ?? code.severity
        self.message = message
        self.span = span
        self.related = related
        self.suggestions = suggestions
        self.help = help
    }
}
