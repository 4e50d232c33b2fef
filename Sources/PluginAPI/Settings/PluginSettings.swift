public import YAML

/// The settings of a plugin or of a part of them: a structure whose every property is declared with `@Setting`.
///
/// Reading collects every problem of a mapping before any value is made, so that a structure is never half read.
public protocol PluginSettings: SettingValue, Decodable {
    /// Makes settings with their defaults; one that has to be written has no value yet.
    init()

    /// Checks what a single setting cannot tell, after each was read without error.
    func validate(_ report: inout SettingReport)
}

extension PluginSettings {
    /// Finds nothing wrong.
    public func validate(_ report: inout SettingReport) {}

    /// The settings there are, in the order they were declared.
    public static var definitions: [SettingDefinition] { DeclaredSetting.all(of: Self.self).map(\.definition) }

    /// A mapping of settings.
    public static var schema: SettingSchema { .settings(definitions) }

    /// Reads a mapping, or reports everything that is wrong with it and returns nothing.
    public static func decode(_ node: Node, _ reader: inout SettingReader) -> Self? {
        var mapping = SettingMapping(settings: DeclaredSetting.all(of: Self.self))
        guard let values = mapping.read(node, &reader) else { return nil }
        let settings = Self.make(from: values)
        var report = SettingReport(owner: reader.owner, section: reader.section ?? node.span)
        settings.validate(&report)
        for diagnostic in report.diagnostics { reader.report(diagnostic) }
        return report.diagnostics.hasErrors ? nil : settings
    }

    private static func make(from values: [String: any Sendable]) -> Self {
        do {
            return try Self(from: SettingDecoder(values: values))
        } catch {
            preconditionFailure("\(Self.self) has a property without @Setting: \(error)")
        }
    }

    /// The settings on one line, each that has a value: `{ window: 20, levels: [1, 2] }`.
    public var settingText: String {
        let entries = DeclaredSetting.all(in: self).compactMap { setting in
            setting.valueText.map { "\(setting.definition.key): \(FlowText.nested($0, in: setting.definition.schema))" }
        }
        return entries.isEmpty ? "{}" : "{ \(entries.joined(separator: ", ")) }"
    }
}
