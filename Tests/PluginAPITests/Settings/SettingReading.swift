import PluginAPI
import YAML

/// What became of settings that were written as YAML.
struct SettingReading<Settings: PluginSettings> {
    let settings: Settings?
    let diagnostics: [Diagnostic]
    let reader: SettingReader

    /// Reads a whole document as the settings of the rule `sigma`.
    init(
        _ type: Settings.Type,
        _ yaml: String,
        environment: Environment = Environment(),
        owner: SettingOwner = SettingOwner(kind: .rule, name: "sigma"),
        file: String = "config.yaml"
    ) {
        let result = YAMLDocument.parse(text: yaml, name: file)
        var reader = SettingReader(owner: owner, environment: environment, problems: result.problems)
        settings = result.root.flatMap { reader.read(type, from: $0) }
        let problems = result.problems.map { Diagnostic($0) }
        diagnostics = (problems + environment.diagnostics + reader.diagnostics).inFileOrder()
        self.reader = reader
    }

    /// The codes in file order.
    var codes: [String] { diagnostics.map(\.code.text) }

    /// Line and column of each diagnostic.
    var places: [String] { diagnostics.map { $0.span?.description ?? "-" } }

    /// The replacements of the first diagnostic's suggestions.
    var replacements: [String] { diagnostics.first?.suggestions.flatMap { $0.edits.map(\.replacement) } ?? [] }

    /// Everything as people see it.
    func rendered(_ language: Language = .ko) -> String {
        let hidden = reader.secretSpans + reader.environment.secretSpans
        return DiagnosticFormat(language: language, secrets: hidden).text(of: diagnostics)
    }
}
