public import YAML

/// A part that can ask its service whether what the configuration says would work.
///
/// `host validate --online` calls it and nothing else does; the part has been made and not started. A check reads and
/// changes nothing: no order endpoint, no message that a person would see, no registration that would take one from a
/// running host. It ends soon after its task is cancelled, which happens when the time for all checks is up.
public protocol LiveCheckable: Plugin {
    /// Asks the service and says what it answered; nothing when all is well.
    func check(_ check: LiveCheck) async -> [LiveFinding]
}

/// What a live check may know of where it runs.
public struct LiveCheck: Sendable {
    /// The part's name in the configuration.
    public var name: String

    /// The clock for pauses and for what depends on the date.
    public var clock: any RunClock

    /// When the time for all checks is up.
    public var deadline: Timestamp

    /// The folder that relative paths start from.
    public var directory: String

    /// Tells a check where it runs.
    public init(name: String, clock: any RunClock, deadline: Timestamp, directory: String) {
        self.name = name
        self.clock = clock
        self.deadline = deadline
        self.directory = directory
    }
}

/// What a service answered that the person should know.
public struct LiveFinding: Sendable, Hashable {
    /// Whether the configuration cannot work, or only may not do what was wanted.
    public var severity: Diagnostic.Severity

    /// One sentence in the user's words, never with a secret or a value from the environment in it.
    public var message: LocalizedText

    /// The setting that the answer is about, or nothing for the part as a whole.
    public var span: SourceSpan?

    /// Puts a finding together.
    public init(_ message: LocalizedText, at span: SourceSpan? = nil, severity: Diagnostic.Severity = .error) {
        self.message = message
        self.span = span
        self.severity = severity
    }
}
