/// A person's command to the program, from a chat whose sender is on the list.
///
/// The exchange time of its event is when the person sent it, so that one that waited while the program was down is known.
public struct Command: Sendable, Hashable, Codable {
    /// Who sent it, by the chat's own id.
    public var sender: String

    /// Where an answer goes.
    public var chat: String

    /// The word after the slash, in small letters.
    public var name: String

    /// The words behind it.
    public var arguments: [String]

    /// Makes a command.
    public init(sender: String, chat: String, name: String, arguments: [String] = []) {
        self.sender = sender
        self.chat = chat
        self.name = name
        self.arguments = arguments
    }
}
