public import YAML

/// Reads the settings of one part of a configuration and collects everything that is wrong with them.
///
/// It finds variables in texts, knows where secrets stand, and words problems alike for all kinds of value. Of a
/// mistake that is reported already, in the file's grammar or by an inner value, nothing more is said.
public struct SettingReader: Sendable {
    /// Whose settings are read.
    public internal(set) var owner: SettingOwner

    /// What `${NAME}` stands for.
    public let environment: Environment

    /// The folder that relative file names of configurations start from; empty for the one the program runs in.
    public let baseDirectory: String

    /// What was found wrong so far, in the order of finding.
    public private(set) var diagnostics: [Diagnostic] = []

    /// Where secrets stand in the configuration itself, so that they are not shown.
    public private(set) var secretSpans: [SourceSpan] = []

    /// The secrets that were read, so that output can be redacted by value.
    public private(set) var secrets: [Secret] = []

    /// Names of the environment's variables that were looked up.
    public private(set) var variableNames: Set<String> = []

    /// The plugins that have a setting of a name, to say where a misplaced one belongs.
    public var settingOwners: [String: [SettingOwner]] = [:]

    /// The part of the configuration in hand.
    var section: SourceSpan?
    /// The keys of the settings around the ones in hand, nearest last.
    var outerKeys: [Set<String>] = []

    private let brokenSpans: [SourceSpan]
    private var reported: Set<Report> = []

    /// What makes one diagnostic repeat another.
    private struct Report: Hashable {
        var code: DiagnosticCode
        var span: SourceSpan?
        var message: LocalizedText
    }

    /// Makes a reader for one owner's settings.
    ///
    /// `section` is where the owner's name stands, `problems` what was found wrong with the file's grammar.
    public init(
        owner: SettingOwner,
        environment: Environment = Environment(),
        baseDirectory: String = "",
        section: SourceSpan? = nil,
        problems: [YAMLProblem] = []
    ) {
        self.owner = owner
        self.environment = environment
        self.baseDirectory = baseDirectory
        self.section = section
        brokenSpans = problems.map(\.span)
    }

    /// Reads settings, which may be missing altogether when each has a default.
    public mutating func read<Settings: PluginSettings>(_ type: Settings.Type, from node: Node?) -> Settings? {
        Settings.decode(node ?? Node(.mapping([]), span: section ?? .synthetic), &self)
    }

    /// Adds a diagnostic, unless it stands on something that is reported already.
    public mutating func report(_ diagnostic: Diagnostic) {
        if let span = diagnostic.span, brokenSpans.contains(where: { $0.touches(span) }) { return }
        var diagnostic = diagnostic
        if diagnostic.span == .synthetic { diagnostic.span = nil }
        let report = Report(code: diagnostic.code, span: diagnostic.span, message: diagnostic.message)
        if reported.insert(report).inserted { diagnostics.append(diagnostic) }
    }

    /// Reads something of which nothing is to be said because it is part of a mistake that is reported.
    mutating func quietly<Result>(_ read: (inout SettingReader) -> Result) -> Result {
        let (diagnostics, reported) = (diagnostics, reported)
        defer { (self.diagnostics, self.reported) = (diagnostics, reported) }
        return read(&self)
    }

    /// Notes a secret that was read, and where it stands if it stands in the configuration itself.
    public mutating func note(_ secret: Secret, literalAt span: SourceSpan?) {
        secrets.append(secret)
        if let span { hide(span) }
    }

    /// Keeps a place from being shown.
    mutating func hide(_ span: SourceSpan) { secretSpans.append(span) }

    mutating func noteVariable(_ name: String) { variableNames.insert(name) }

    /// Whether the file's grammar is broken somewhere inside a place.
    func isBroken(inside span: SourceSpan) -> Bool { brokenSpans.contains { $0.touches(span) } }

    /// Reads something under a key, so that messages name the key; `keys` are those that stand beside it.
    public mutating func inside<Result>(
        _ key: Node,
        among keys: Set<String> = [],
        _ read: (inout SettingReader) -> Result
    ) -> Result {
        let (owner, section) = (owner, section)
        self.owner = owner.inside(key.scalar?.text ?? "")
        self.section = key.span
        outerKeys.append(keys)
        defer {
            self.owner = owner
            self.section = section
            outerKeys.removeLast()
        }
        return read(&self)
    }
}
