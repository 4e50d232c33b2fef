/// The short id of an alert or a digest, as it stands at the end of a message.
public struct AlertID: Sendable, Hashable {
    /// Its hexadecimal digits.
    public let text: String

    /// Reads an id, with or without the sign before it; nothing for what is none.
    public init?(_ text: String) {
        let digits = text.hasPrefix("#") ? text.dropFirst() : text[...]
        guard digits.count >= DecisionArchive.idLength, digits.allSatisfy(\.isHexDigit) else { return nil }
        self.text = digits.lowercased()
    }
}
