package import PluginAPI

/// Why a setting cannot be used to reach the broker, in words for the person who wrote it.
package struct KISSetupProblem: Error, Sendable, Hashable {
    /// What is wrong and what to do.
    package let message: LocalizedText

    init(ko: String, en: String) { message = LocalizedText(ko: ko, en: en) }
}
