import Engine

/// The short id of an alert or a digest, as it stands at the end of a message.
struct AlertID {
    /// Its hexadecimal digits.
    let text: String

    /// Reads an id, with or without the sign before it; nothing for what is none.
    init?(_ text: String) {
        let digits = text.hasPrefix("#") ? text.dropFirst() : text[...]
        guard digits.count >= DecisionArchive.idLength, digits.allSatisfy(\.isHexDigit) else { return nil }
        self.text = digits.lowercased()
    }
}
