internal import Foundation
public import PluginAPI
import YAML

/// Turns a loaded configuration into a blueprint, finding everything that is wrong with it on the way.
///
/// Every part is made and none is started, so that what compiles can run.
public struct ConfigurationCompiler {
    /// The version of the form of configurations.
    static let version = "1"

    /// The sections there are.
    static let sections = [
        "version", "include", "host", "calendars", "brokers", "sources", "rules", "sinks", "history", "instruments",
        "users", "pipelines",
    ]

    let catalog: PluginCatalog
    let environment: Environment
    let directory: String
    let today: CivilDate
    /// Whether nothing of the configuration is missing because a file could not be read.
    let isComplete: Bool
    /// Which parts have a setting of a name, to say where a misplaced one belongs.
    let settingOwners: [String: [SettingOwner]]
    private let problems: [YAMLProblem]

    var diagnostics: [Diagnostic]
    var secretSpans: [SourceSpan]
    private var secrets: [Secret] = []
    var calendars: Calendars
    var definitions = Definitions()
    /// Names in lists that stand for nothing, until all that is defined and used is known.
    var unresolved = UnresolvedNames()
    /// Keys of pipelines that stand elsewhere, so that nobody misses them where they belong.
    var misplacedKeys: Set<String> = []
    /// Whether one of them is reported.
    var hasMisplacedKey = false
    /// The list of a pipeline whose entries are read.
    var listInHand: SourceSpan?
    /// Lists in which parts of another kind were found.
    var mixedLists: Set<SourceSpan> = []
    var brokers: [BrokerBlueprint] = []
    var sources: [SourceBlueprint] = []
    var sinks: [SinkBlueprint] = []
    var users: [UserBlueprint] = []
    /// Where the section of users begins, if there is one.
    var usersKey: SourceSpan?
    /// The fields of the alerts that reach each sink; nothing for one of a pipeline that is not whole.
    var fieldsAtSinks: [Int: [String]?] = [:]
    /// The names of sources and sinks that have none of their own.
    var components: Set<String> = []
    /// When recordings begin, by plugin and settings.
    var origins: [[String]: Timestamp] = [:]
    var history: CSVFile?
    /// Whether the configuration says where past bars come from, rightly or not.
    var namesHistory = false
    var instruments: CSVFile?

    /// Compiles a configuration.
    ///
    /// - Parameter today: the day on which calendars must not have expired.
    public static func compile(
        _ loaded: LoadedConfiguration,
        catalog: PluginCatalog,
        calendars: Calendars,
        today: CivilDate
    ) -> CompiledConfiguration {
        var compiler = ConfigurationCompiler(loaded, catalog, calendars, today)
        let blueprint = loaded.root.flatMap { compiler.compile($0) }
        // A part that several pipelines use is wrong once.
        var seen: Set<Diagnostic> = []
        let found = compiler.diagnostics.filter { seen.insert($0).inserted }
            .withoutSecrets(of: loaded.files, at: compiler.secretSpans).inFileOrder(loaded.files)
        let (diagnostics, silenced) = Allowances(in: loaded).apply(to: found)
        return CompiledConfiguration(
            blueprint: diagnostics.hasErrors ? nil : blueprint,
            diagnostics: diagnostics.inFileOrder(loaded.files),
            silenced: silenced,
            secretSpans: compiler.secretSpans,
            secrets: compiler.secrets
        )
    }

    private init(
        _ loaded: LoadedConfiguration,
        _ catalog: PluginCatalog,
        _ calendars: Calendars,
        _ today: CivilDate
    ) {
        self.today = today
        self.catalog = catalog
        self.calendars = calendars
        environment = loaded.environment
        directory = loaded.directory
        isComplete = loaded.isComplete
        settingOwners = Self.settingOwners(in: catalog)
        problems = loaded.problems
        diagnostics = loaded.diagnostics
        secretSpans = loaded.environment.secretSpans
        misplacedKeys = Set(problems.compactMap(\.duplicateKey))
    }

    private mutating func compile(_ root: Node) -> Blueprint? {
        guard let entries = root.mapping else {
            if !root.isUnsound { reportWrongKind(root, Self.needsSections) }
            return nil
        }
        let sections = checkKeys(
            releasingSections(entries),
            Self.sections,
            of: LocalizedText(ko: "설정 파일", en: "a configuration")
        )
        unresolved.strayNames = sections.strayNames
        checkVersion(sections, in: root)
        var host = decode(
            HostSettings.self,
            sections["host"]?.value,
            owner: Self.hostOwner,
            section: sections["host"]?.key.span
        )
        if host?.$state.span == nil { host?.state = FilePath("var", in: directory) }
        namesHistory = sections.mayHave("history")
        if let section = sections["calendars"] { applyCalendars(section) }
        history = sections["history"].flatMap { csvFile($0, columns: CSVFile.barColumns) }
        instruments = sections["instruments"].flatMap { csvFile($0, columns: CSVFile.instrumentColumns) }
        for kind in PluginKind.allCases { defineSection(kind, sections[kind.section]) }
        compileUsers(sections["users"])
        let pipelines = compilePipelines(sections, in: root)
        checkBrokers()
        checkClaims()
        checkSinkFields()
        checkAccess(host)
        checkUnused()
        reportUnresolved()
        reportUnused()
        reportUntoldUsers(pipelines ?? [])
        guard let host, let pipelines, !diagnostics.hasErrors else { return nil }
        return Blueprint(
            host: host,
            calendars: calendars,
            directory: directory,
            brokers: brokers.sorted { $0.name < $1.name },
            sources: sources,
            sinks: sinks,
            users: users,
            pipelines: pipelines
        )
    }

    private mutating func checkVersion(_ sections: KnownEntries, in root: Node) {
        guard let node = sections["version"]?.value else {
            guard isComplete, !root.isUnsound, !sections.mayHave("version") else { return }
            return report(
                .missingSetting,
                at: SourceSpan(file: root.span.file, bytes: 0..<0),
                LocalizedText(ko: "첫 줄에 `version: 1`이 필요합니다.", en: "the first line must be 'version: 1'")
            )
        }
        guard node.scalar?.text != Self.version, !node.isUnsound else { return }
        let found = node.scalar?.text ?? ""
        report(
            .unsupportedVersion,
            at: node.place,
            LocalizedText(
                ko: "이 프로그램은 `version: 1`만 압니다. 여기에는 \("`\(found)`", .subject) 있습니다.",
                en: "this program knows 'version: 1' only; found '\(found)'"
            )
        )
    }

    private static let needsSections = LocalizedText(
        ko: "설정 파일은 `version: 1`, `pipelines:` 같은 부분들로 되어 있어야 합니다.",
        en: "a configuration consists of sections such as 'version: 1' and 'pipelines:'"
    )
}

extension ConfigurationCompiler {
    /// Notes an error or a warning, by its code.
    mutating func report(_ code: DiagnosticCode, at span: SourceSpan?, _ message: LocalizedText) {
        note(Diagnostic(code, message, at: span))
    }

    /// Notes a diagnostic, unless it stands on something whose grammar is reported already.
    mutating func note(_ diagnostic: Diagnostic) {
        if let span = diagnostic.span, isBroken(span) { return }
        diagnostics.append(diagnostic)
    }

    /// Whether the grammar is broken at a place.
    func isBroken(_ span: SourceSpan) -> Bool { problems.contains { $0.span.touches(span) } }

    /// Whether the structure is broken inside a place, however it was mended.
    func hasSyntaxError(inside span: SourceSpan) -> Bool {
        problems.contains { $0.isAboutStructure && $0.span.touches(span) }
    }

    /// Notes that a mapping or a list is wanted, or the slip that made something else of it.
    mutating func reportWrongKind(_ node: Node, _ message: LocalizedText) {
        note(node.suspectedSlip.map { Diagnostic($0) } ?? Diagnostic(.wrongKind, message, at: node.place))
    }

    /// Decodes a value or settings and notes what is wrong; settings that are not written get their defaults.
    ///
    /// - Parameter section: where the name of what is decoded stands, at which missing settings are reported.
    mutating func decode<Value: SettingValue>(
        _ type: Value.Type,
        _ node: Node?,
        owner: SettingOwner,
        section: SourceSpan? = nil
    ) -> Value? {
        var reader = SettingReader(
            owner: owner,
            environment: environment,
            section: section ?? node?.place,
            problems: problems
        )
        reader.settingOwners = settingOwners
        defer {
            diagnostics += reader.diagnostics
            secretSpans += reader.secretSpans
            secrets += reader.secrets
        }
        return Value.decode(node ?? Node(.mapping([])), &reader)
    }
}

extension YAMLProblem {
    /// Whether more than a single character or text is wrong.
    fileprivate var isAboutStructure: Bool {
        if case .syntax = kind { true } else { false }
    }

    /// The key that stands twice.
    fileprivate var duplicateKey: String? {
        if case .duplicateKey(let key) = kind { key } else { nil }
    }
}
