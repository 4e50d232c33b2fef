public import PluginAPI

/// Why a valid configuration cannot be replayed in the way that was asked for.
public struct ReplayError: Error, Sendable {
    /// The cause and the cure, in words for a person.
    public var message: LocalizedText

    /// Whether what was asked for makes no sense, and not just what is on this machine.
    public var isMisuse: Bool

    /// Makes an error.
    public init(_ message: LocalizedText, isMisuse: Bool = false) {
        self.message = message
        self.isMisuse = isMisuse
    }
}
