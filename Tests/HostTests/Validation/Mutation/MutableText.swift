/// A text by its characters and lines.
struct MutableText: Sendable {
    /// A line: where it begins, how far it is indented, where its comment or its end is, and where the next one begins.
    struct Line: Sendable {
        var start: Int
        var indentation: Int
        var contentEnd: Int
        var end: Int
    }

    let characters: [Character]
    private(set) var lines: [Line] = []

    init(_ text: String) {
        characters = Array(text)
        var start = 0
        while start < characters.count {
            let end = characters[start...].firstIndex(of: "\n").map { $0 + 1 } ?? characters.count
            lines.append(line(from: start, to: end))
            start = end
        }
    }

    /// The index of the line that a character is on.
    func lineIndex(of offset: Int) -> Int { lines.lastIndex { $0.start <= offset } ?? 0 }

    /// The words of a line that could be names or values.
    func words(in line: Line) -> [Range<Int>] {
        var words: [Range<Int>] = []
        var start: Int?
        for offset in line.start...line.contentEnd {
            let isWord =
                offset < line.contentEnd && (characters[offset].isLetter || "-_.".contains(characters[offset]))
            if isWord, start == nil, characters[offset].isLetter { start = offset }
            if !isWord, let begun = start {
                if offset - begun > 1 { words.append(begun..<offset) }
                start = nil
            }
        }
        return words
    }

    private func line(from start: Int, to end: Int) -> Line {
        let indentation = characters[start..<end].prefix { $0 == " " }.count
        var content = end
        var quote: Character?
        for offset in start..<end {
            let character = characters[offset]
            if let open = quote {
                if character == open { quote = nil }
            } else if character == "\"" || character == "'" {
                quote = character
            } else if character == "#", offset == start || characters[offset - 1] == " " {
                content = offset
                break
            }
        }
        while content > start, characters[content - 1].isWhitespace { content -= 1 }
        return Line(start: start, indentation: indentation, contentEnd: content, end: end)
    }
}
