public import PluginAPI
internal import YAML

/// Settings that a test wrote were not accepted.
public struct SettingsRefused: Error, CustomStringConvertible {
    /// What was found wrong, as a person would read it.
    public let diagnostics: [Diagnostic]

    /// The diagnostics in English, one below the other.
    public var description: String { DiagnosticFormat(language: .en).text(of: diagnostics) }
}

/// Reads settings from the text that stands under a plugin's name.
public enum SettingsText {
    /// Settings, and what was found out while they were read.
    public struct Reading<Settings: PluginSettings>: Sendable {
        /// The settings; nothing when they were refused.
        public var settings: Settings?

        /// Everything that was said about them, in file order.
        public var diagnostics: [Diagnostic]

        /// The secrets among them.
        public var secrets: [Secret]

        /// The variables of the environment they name.
        public var variables: Set<String>
    }

    /// Reads the settings of a plugin; an empty text is settings with all their defaults.
    public static func read<P: Plugin>(
        _ text: String,
        for plugin: P.Type,
        environment: Environment = Environment()
    ) -> Reading<P.Settings> {
        // Nothing at all is what stands under a bare name; as a file it would be a mistake.
        guard text.contains(where: { !$0.isWhitespace }) else { return read(nil, [], for: plugin, environment) }
        let result = YAMLDocument.parse(text: text, name: "test.yaml")
        return read(result.root, result.problems, for: plugin, environment)
    }

    /// Reads the settings of a plugin.
    ///
    /// - Throws: `SettingsRefused`, and nothing else.
    public static func settings<P: Plugin>(
        _ text: String,
        for plugin: P.Type,
        environment: Environment = Environment()
    ) throws(SettingsRefused) -> P.Settings {
        let reading = read(text, for: plugin, environment: environment)
        guard let settings = reading.settings else { throw SettingsRefused(diagnostics: reading.diagnostics) }
        return settings
    }

    static func read<P: Plugin>(
        _ node: Node?,
        _ problems: [YAMLProblem],
        for plugin: P.Type,
        _ environment: Environment
    ) -> Reading<P.Settings> {
        var reader = SettingReader(
            owner: SettingOwner(kind: P.kind, name: P.name),
            environment: environment,
            problems: problems
        )
        let settings = reader.read(P.Settings.self, from: node)
        let own = problems.map { Diagnostic($0) }
        return Reading(
            settings: problems.isEmpty ? settings : nil,
            diagnostics: (own + reader.diagnostics).inFileOrder(),
            secrets: reader.secrets,
            variables: reader.variableNames
        )
    }
}
