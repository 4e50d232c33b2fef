import PluginAPI
import PluginTesting
import YAML

extension SettingsText.Reading {
    /// What is said in English, each with its line and column.
    var remarks: [String] {
        diagnostics.map { "\($0.span?.start.line ?? 0):\($0.span?.start.column ?? 0) \($0.message.en)" }
    }
}
