public import PluginAPI

/// Why a valid configuration could not start or go on.
public enum RunError: Error, Sendable {
    /// What the host keeps cannot be used.
    case state(StateError)
    /// A file of the configuration cannot be used.
    case file(LocalizedText)
    /// A recording cannot be used.
    case source(component: String, LocalizedText)

    /// The cause and the cure, in words for a person.
    public var message: LocalizedText {
        switch self {
        case .state(let error): error.message
        case .file(let message): message
        case .source(let component, let message):
            LocalizedText(ko: "\(component): \(message.ko)", en: "\(component): \(message.en)")
        }
    }
}
