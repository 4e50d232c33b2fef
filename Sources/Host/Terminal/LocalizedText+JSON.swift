import PluginAPI

extension LocalizedText {
    /// Both languages, for a program.
    var json: JSONValue { ["ko": .string(ko), "en": .string(en)] }
}
