/// A message with places for fields: `{name} {price}`.
///
/// Braces are written twice to stand for themselves.
public struct MessageTemplate: Sendable, Hashable {
    /// A piece of the message.
    public enum Part: Sendable, Hashable {
        /// Text as it is.
        case text(String)
        /// The value of a field.
        case field(String)
    }

    /// Why a text is no template.
    public enum Mistake: Error, Sendable, Hashable {
        /// A brace without its partner, by its place in the text's characters.
        case unmatchedBrace(at: Int)
        /// A place for nothing: `{}`.
        case emptyField(at: Int)
    }

    /// The pieces in order.
    public let parts: [Part]

    /// The template as it was written.
    public let text: String

    /// Reads a template.
    ///
    /// - Throws: `Mistake`; a field that no alert has is not one, since only the rule knows its fields.
    public init(_ text: String) throws(Mistake) {
        self.text = text
        var parts: [Part] = []
        var literal = ""
        let characters = Array(text)
        var index = 0
        while index < characters.count {
            let character = characters[index]
            let isDoubled = index + 1 < characters.count && characters[index + 1] == character
            switch character {
            case "{" where isDoubled, "}" where isDoubled:
                literal.append(character)
                index += 2
            case "{":
                let name = try Self.name(in: characters, from: index)
                if !literal.isEmpty { parts.append(.text(literal)) }
                literal = ""
                parts.append(.field(name.trimmed))
                index += name.length + 2
            case "}":
                throw .unmatchedBrace(at: index)
            default:
                literal.append(character)
                index += 1
            }
        }
        if !literal.isEmpty { parts.append(.text(literal)) }
        self.parts = parts
    }

    /// The names of the fields, in the order of their places.
    public var fields: [String] {
        parts.compactMap { part in
            guard case .field(let name) = part else { return nil }
            return name
        }
    }

    /// The message with every field replaced; one that is nothing takes the line break before it along.
    public func filled(_ value: (String) -> String?) -> String {
        parts.reduce(into: "") { message, part in
            switch part {
            case .text(let text): message += text
            case .field(let name):
                if let value = value(name) {
                    message += value
                } else if message.last == "\n" {
                    message.removeLast()
                }
            }
        }
    }

    private static func name(
        in characters: [Character],
        from start: Int
    ) throws(Mistake) -> (trimmed: String, length: Int) {
        guard let end = characters[(start + 1)...].firstIndex(of: "}") else { throw .unmatchedBrace(at: start) }
        let name = characters[(start + 1)..<end]
        let trimmed = String(name.filter { !$0.isWhitespace })
        guard !trimmed.isEmpty else { throw .emptyField(at: start) }
        return (trimmed, name.count)
    }
}
