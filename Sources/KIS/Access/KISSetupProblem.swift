package import PluginAPI

/// Why a setting cannot be used to reach the broker, in words for the person who wrote it.
package struct KISSetupProblem: Error, Sendable, Hashable {
    /// What sort of mistake it is.
    package enum Kind: Sendable, Hashable {
        /// It has not the form.
        case form
        /// It belongs to the broker's other servers.
        case otherServers
        /// Keys and orders may not be sent there.
        case notAllowed
    }

    /// What sort of mistake it is.
    package let kind: Kind

    /// What is wrong and what to do.
    package let message: LocalizedText

    init(_ kind: Kind = .form, ko: String, en: String) {
        self.kind = kind
        message = LocalizedText(ko: ko, en: en)
    }
}
