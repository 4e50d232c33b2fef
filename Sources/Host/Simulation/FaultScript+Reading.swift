import PluginAPI
import YAML

extension FaultScript {
    /// Reads a script and says everything that is wrong with it.
    static func read(_ text: String, name: String) -> (script: FaultScript?, diagnostics: [Diagnostic]) {
        let result = YAMLDocument.parse(text: text, name: name)
        var reader = SettingReader(owner: owner, environment: .unconsulted, problems: result.problems)
        let script = reader.read(FaultScript.self, from: result.root)
        let diagnostics = (result.problems.map { Diagnostic($0) } + reader.diagnostics).inFileOrder()
        return (diagnostics.hasErrors ? nil : script, diagnostics)
    }

    private static let owner = SettingOwner(
        LocalizedText(ko: "장애 각본", en: "fault script"),
        command: "host simulate kis --help"
    )
}
