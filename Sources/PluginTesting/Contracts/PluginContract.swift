public import PluginAPI
internal import YAML

/// What every plugin promises, whatever its kind.
public enum PluginContract {
    /// Checks a plugin's names and settings against the text of its `example.yaml`.
    ///
    /// Nothing is found in a plugin whose settings are declared soundly, survive being written and read, whose example is
    /// accepted without remark, and that shows no secret.
    public static func problems<P: Plugin>(of plugin: P.Type, example: String) -> [ContractProblem] {
        names(plugin) + declaration(plugin) + defaults(plugin) + self.example(example, plugin)
            + secrets(example, plugin)
    }

    private static func names<P: Plugin>(_ plugin: P.Type) -> [ContractProblem] {
        var problems: [ContractProblem] = []
        let words = P.name.split(separator: "-", omittingEmptySubsequences: false)
        if !words.allSatisfy({ !$0.isEmpty && $0.allSatisfy { $0.isASCII && ($0.isLowercase || $0.isNumber) } }) {
            problems.append(ContractProblem("name", "'\(P.name)' is not in kebab-case"))
        }
        if P.summary.isEmpty { problems.append(ContractProblem("summary", "it is missing in one of the languages")) }
        return problems
    }

    private static func declaration<P: Plugin>(_ plugin: P.Type) -> [ContractProblem] {
        P.Settings.problemsInDeclaration().map { ContractProblem("declaration", $0) }
    }

    private static func defaults<P: Plugin>(_ plugin: P.Type) -> [ContractProblem] {
        guard !P.Settings.definitions.contains(where: \.isRequired) else { return [] }
        // Settings of which one of several has to be written are no configuration without any.
        let settings = P.Settings()
        var report = SettingReport(owner: SettingOwner(kind: P.kind, name: P.name))
        settings.validate(&report)
        return report.diagnostics.hasErrors ? [] : roundTrip(settings, plugin, "the defaults")
    }

    private static func example<P: Plugin>(_ text: String, _ plugin: P.Type) -> [ContractProblem] {
        let entries = ExampleFile(text).entries(naming: P.name)
        guard !entries.isEmpty else { return [ContractProblem("example", "no entry names '\(P.name)'")] }
        return entries.flatMap { entry in
            let reading = SettingsText.read(entry.settings, entry.problems, for: plugin, .unconsulted)
            let remarks = reading.diagnostics.filter { $0.code != .unsetVariable }
            let said = remarks.map { ContractProblem("example", $0.message.en) }
            return said + (reading.settings.map { roundTrip($0, plugin, "the example") } ?? [])
        }
    }

    private static func roundTrip<P: Plugin>(
        _ settings: P.Settings,
        _ plugin: P.Type,
        _ what: String
    ) -> [ContractProblem] {
        let text = settings.settingText
        let reading = SettingsText.read(text, for: plugin, environment: .unconsulted)
        guard let read = reading.settings else {
            let reasons = reading.diagnostics.map(\.message.en).joined(separator: "; ")
            return [ContractProblem("round-trip", "\(what), written as \(text), were refused: \(reasons)")]
        }
        guard read.settingText != text else { return [] }
        return [ContractProblem("round-trip", "\(what), written as \(text), were read as \(read.settingText)")]
    }

    /// Reads the example with a recognizable value for every variable and looks for the secret ones in what is shown.
    private static func secrets<P: Plugin>(_ text: String, _ plugin: P.Type) -> [ContractProblem] {
        ExampleFile(text).entries(naming: P.name).flatMap { entry in
            let names = SettingsText.read(entry.settings, entry.problems, for: plugin, .unconsulted).variables
            let values = names.sorted().enumerated().map { ($1, "hush-\($0)-7f3a91") }
            let environment = Environment(process: Dictionary(uniqueKeysWithValues: values))
            let reading = SettingsText.read(entry.settings, entry.problems, for: plugin, environment)
            guard let settings = reading.settings else { return [ContractProblem]() }
            let made = P(settings: settings)
            let shown = [String(describing: made), String(reflecting: made), settings.settingText, dumped(made)]
            return reading.secrets.map { $0.reveal() }
                .filter { secret in secret.count >= 6 && shown.contains { $0.contains(secret) } }
                .map { _ in ContractProblem("redaction", "a secret is shown by the plugin's description") }
        }
    }

    private static func dumped(_ value: some Any) -> String {
        var text = ""
        dump(value, to: &text)
        return text
    }
}
