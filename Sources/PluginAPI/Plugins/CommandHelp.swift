/// A command that people can give in a chat, as it is listed for them.
public struct CommandHelp: Sendable, Hashable {
    /// The word after the slash, of small letters.
    public var name: String

    /// What stands behind it, such as `1h`; empty for nothing.
    public var arguments: String

    /// What it does, in a few words.
    public var summary: LocalizedText

    /// Describes a command.
    public init(_ name: String, _ arguments: String = "", _ summary: LocalizedText) {
        self.name = name
        self.arguments = arguments
        self.summary = summary
    }
}
