/// A notice as patterns look at it: lines that hold anything, with single spaces and none around them.
struct NoticeText {
    let lines: [[Character]]

    init(_ text: String) {
        lines = text.split(whereSeparator: \.isNewline).compactMap { line in
            var characters = Self.singlySpaced(line)
            if characters.first == " " { characters.removeFirst() }
            if characters.last == " " { characters.removeLast() }
            return characters.isEmpty ? nil : characters
        }
    }

    /// The characters of a text with one space in the place of each run of white space.
    static func singlySpaced(_ text: some StringProtocol) -> [Character] {
        text.reduce(into: []) { characters, character in
            if !character.isWhitespace {
                characters.append(character)
            } else if characters.last != " " {
                characters.append(" ")
            }
        }
    }
}
