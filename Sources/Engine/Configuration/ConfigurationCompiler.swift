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
        "pipelines",
    ]

    let catalog: PluginCatalog
    let environment: Environment
    let directory: String
    let today: CivilDate
    /// Whether nothing of the configuration is missing because a file could not be read.
    let isComplete: Bool
    private let problems: [YAMLProblem]

    var diagnostics: [Diagnostic]
    var secretSpans: [SourceSpan]
    private var secrets: [Secret] = []
    var calendars: Calendars
    var definitions = Definitions()
    var brokers: [String: any Broker] = [:]
    var sources: [SourceBlueprint] = []
    var sinks: [SinkBlueprint] = []
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
        let found = compiler.diagnostics.filter { seen.insert($0).inserted }.inFileOrder(loaded.files)
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
        problems = loaded.problems
        diagnostics = loaded.diagnostics
        secretSpans = loaded.environment.secretSpans
    }

    private mutating func compile(_ root: Node) -> Blueprint? {
        guard let entries = root.mapping else {
            if !root.isUnsound { reportWrongKind(root, Self.needsSections) }
            return nil
        }
        let misspelt = checkKeys(entries, Self.sections, of: LocalizedText(ko: "설정 파일", en: "a configuration"))
        if !misspelt.contains("version"), isComplete || root["version"] != nil { checkVersion(root) }
        var host = decode(
            HostSettings.self,
            root["host"],
            owner: SettingOwner(LocalizedText(ko: "`host` 부분", en: "section 'host'"))
        )
        if host?.$state.span == nil { host?.state = FilePath("var", in: directory) }
        namesHistory = root["history"] != nil || misspelt.contains("history")
        if let section = root["calendars"] { applyCalendars(section) }
        if let section = root["history"] { history = csvFile(section, columns: CSVFile.barColumns) }
        if let section = root["instruments"] { instruments = csvFile(section, columns: CSVFile.instrumentColumns) }
        for kind in PluginKind.allCases { define(kind, root[kind.section]) }
        let pipelines = misspelt.contains("pipelines") ? nil : compilePipelines(root.entry("pipelines"), in: root)
        reportUnused()
        guard let host, let pipelines, !diagnostics.hasErrors else { return nil }
        return Blueprint(
            host: host,
            calendars: calendars,
            directory: directory,
            brokers: brokers,
            sources: sources,
            sinks: sinks,
            pipelines: pipelines
        )
    }

    private mutating func checkVersion(_ root: Node) {
        guard let node = root["version"] else {
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
        diagnostics.append(Diagnostic(code, message, at: span))
    }

    /// Notes that a mapping or a list is wanted, or the slip that made something else of it.
    mutating func reportWrongKind(_ node: Node, _ message: LocalizedText) {
        diagnostics.append(node.suspectedSlip.map { Diagnostic($0) } ?? Diagnostic(.wrongKind, message, at: node.place))
    }

    /// Notes every key that is none of those there are.
    ///
    /// - Returns: the keys that were probably meant, whose absence needs no word of its own.
    mutating func checkKeys(_ entries: [Node.Entry], _ known: [String], of owner: LocalizedText) -> Set<String> {
        var meant: Set<String> = []
        let written = Set(entries.compactMap(\.key.scalar?.text))
        for entry in entries {
            guard let key = entry.key.scalar?.text, !known.contains(key) else { continue }
            let nearest = Spelling.nearest(to: key, in: known.filter { !written.contains($0) })
            meant.formUnion(nearest)
            diagnostics.append(
                Diagnostic(
                    .unknownSetting,
                    LocalizedText(
                        ko: "\(owner.ko)에는 \("`\(key)`", .called) 설정이 없습니다.",
                        en: "\(owner.en) has no setting '\(key)'"
                    ),
                    at: entry.key.span,
                    suggestions: Suggestion.didYouMean(nearest, insteadOf: key, at: entry.key.span),
                    help: LocalizedText(
                        ko: "쓸 수 있는 설정: \(known.joined(separator: ", "))",
                        en: "settings: \(known.joined(separator: ", "))"
                    )
                )
            )
        }
        return meant
    }

    /// Decodes a value or settings and notes what is wrong; settings that are not written get their defaults.
    mutating func decode<Value: SettingValue>(_ type: Value.Type, _ node: Node?, owner: SettingOwner) -> Value? {
        var reader = SettingReader(
            owner: owner,
            environment: environment,
            section: node?.place,
            problems: problems
        )
        defer {
            diagnostics += reader.diagnostics
            secretSpans += reader.secretSpans
            secrets += reader.secrets
        }
        return Value.decode(node ?? Node(.mapping([])), &reader)
    }
}
