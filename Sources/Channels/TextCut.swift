/// Cuts a text into pieces that a service takes, at the end of a line if it can, else between words, never inside a
/// character that people see as one.
package struct TextCut: Sendable {
    /// How much of the room a character takes.
    package typealias Size = @Sendable (Character) -> Int

    private let size: Size

    /// Measures by UTF-16 units, as services do, unless told otherwise.
    package init(size: @escaping Size = { $0.utf16.count }) { self.size = size }

    /// How much room a text takes.
    package func size(of text: some StringProtocol) -> Int { text.reduce(0) { $0 + size($1) } }

    /// The text in pieces of at most a size each, at least one; a line's end between two pieces falls away.
    ///
    /// What does not fit into `most` pieces is left out, with `…` in its place.
    package func pieces(of text: String, upTo room: Int, most: Int) -> [String] {
        var pieces: [String] = []
        var rest = Substring(text)
        while size(of: rest) > room {
            guard pieces.count < most - 1 else {
                pieces.append(String(rest[..<end(of: rest, upTo: room - 1)]) + "…")
                return pieces
            }
            let end = end(of: rest, upTo: room)
            pieces.append(String(rest[..<end]))
            rest = rest[end...]
            if let next = rest.first, next.isNewline || next == " " { rest = rest.dropFirst() }
        }
        return pieces + [String(rest)]
    }

    /// The text within a size, with `…` where something is left out.
    package func shortened(_ text: String, to room: Int) -> String {
        size(of: text) <= room ? text : String(text[..<end(of: Substring(text), upTo: room - 1)]) + "…"
    }

    /// Where the first piece of a text that is too long ends.
    private func end(of text: Substring, upTo room: Int) -> Substring.Index {
        var used = 0
        var index = text.startIndex
        var (lineEnd, wordEnd): (Substring.Index?, Substring.Index?)
        while index < text.endIndex {
            let character = text[index]
            if character.isNewline { lineEnd = index } else if character == " " { wordEnd = index }
            used += size(character)
            guard used <= room else { break }
            index = text.index(after: index)
        }
        // A cut that leaves less than half of a piece is worse than one inside a line.
        let half = text.index(text.startIndex, offsetBy: text.distance(from: text.startIndex, to: index) / 2)
        if let lineEnd, lineEnd > half { return lineEnd }
        if let wordEnd, wordEnd > half { return wordEnd }
        if index > text.startIndex { return index }
        return scalarEnd(of: text, upTo: room)
    }

    /// A single character that has no room, such as one with a thousand accents, is cut between its parts.
    private func scalarEnd(of text: Substring, upTo room: Int) -> Substring.Index {
        let scalars = text.unicodeScalars
        var used = 0
        var index = scalars.startIndex
        while index < scalars.endIndex {
            used += size(Character(scalars[index]))
            guard used <= room || index == scalars.startIndex else { break }
            index = scalars.index(after: index)
        }
        return index
    }
}
