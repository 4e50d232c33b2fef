/// One header field of a request or an answer.
public struct ServerField: Sendable, Hashable {
    /// The name as it was written.
    public let name: String

    /// The value without white space around it.
    public let value: String

    /// Makes a field.
    public init(_ name: String, _ value: String) {
        self.name = name
        self.value = value
    }
}

extension [ServerField] {
    /// The value of the first field with a name, upper and lower case being the same.
    public subscript(name: String) -> String? {
        let wanted = name.lowercased()
        return first { $0.name.lowercased() == wanted }?.value
    }

    /// Whether a word stands in the comma-separated list that a field is.
    func has(_ word: String, in name: String) -> Bool {
        let wanted = name.lowercased()
        return contains { field in
            field.name.lowercased() == wanted
                && field.value.split(separator: ",").contains { $0.trimmed.lowercased() == word }
        }
    }
}

extension StringProtocol {
    /// The text without the spaces and tabs around it.
    var trimmed: String {
        let isBlank = { (character: Character) in character == " " || character == "\t" }
        return String(drop(while: isBlank).reversed().drop(while: isBlank).reversed())
    }
}
