import YAML

/// One line of a file as it is shown: secrets masked, tabs expanded, invisible characters made visible.
struct SourceLine {
    /// Something shown for a range of the line's bytes.
    private struct Piece {
        var text: String
        var width: Int
        var bytes: Range<Int>
    }

    /// The number of the line, from 1.
    let number: Int
    private var pieces: [Piece] = []
    private let hidden: [Range<Int>]
    private let tab: String

    /// Takes a line of a file; the secret spans of other lines and files do not matter.
    ///
    /// - Parameter tab: what the first cell of a tab holds.
    init(_ number: Int, of file: SourceFile, secrets: [SourceSpan], tab: String = " ") {
        self.number = number
        self.tab = tab
        let text = file.lineText(number)
        let start = file.text.utf8.distance(from: file.text.startIndex, to: text.startIndex)
        let line = start..<start + text.utf8.count
        let marked = secrets.filter { $0.file == file && $0.bytes.overlaps(line) }.map { $0.bytes.clamped(to: line) }
        hidden = marked + SecretGuess.ranges(in: text).map { $0.lowerBound + start..<$0.upperBound + start }
        add(text, from: start)
    }

    /// Whether there is nothing to see.
    var isBlank: Bool { pieces.allSatisfy { $0.text.allSatisfy(\.isWhitespace) } }

    /// The whole line as it is shown.
    var text: String { pieces.map(\.text).joined() }

    /// Whether something in a range of bytes is shown as a mask.
    func hidesPart(of bytes: Range<Int>) -> Bool { hidden.contains { $0.overlaps(bytes) } }

    private mutating func add(_ text: Substring, from start: Int) {
        var byte = start
        var column = 0
        for character in text {
            let bytes = byte..<byte + character.utf8.count
            byte = bytes.upperBound
            if let range = hidden.first(where: { $0.overlaps(bytes) }) {
                guard pieces.last.map({ $0.bytes.overlaps(range) }) != true else { continue }
                append(Secret.mask, width: Secret.mask.count, for: range, &column)
            } else if character == "\t" {
                let width = 4 - column % 4
                append(tab + String(repeating: " ", count: width - 1), width: width, for: bytes, &column)
            } else {
                let shown = Self.visible(character)
                append(shown, width: DisplayWidth.of(shown), for: bytes, &column)
            }
        }
    }

    private mutating func append(_ text: String, width: Int, for bytes: Range<Int>, _ column: inout Int) {
        pieces.append(Piece(text: text, width: width, bytes: bytes))
        column += width
    }

    /// The character in a form of which all terminals know the width, or its number where a terminal would show nothing
    /// or obey it.
    private static func visible(_ character: Character) -> String {
        let scalars = Array(character.unicodeScalars)
        let isPlain = scalars.count == 1 && scalars[0].isASCII && scalars[0].value >= 0x20 && scalars[0].value != 0x7F
        guard !isPlain else { return String(character) }
        return scalars.indices.reduce(into: "") { text, index in
            let scalar = scalars[index]
            guard !isEmojiPart(at: index, of: scalars) else { return }
            switch scalar.properties.generalCategory {
            case .control, .format, .lineSeparator, .paragraphSeparator, .privateUse, .unassigned:
                text += "⟨\(scalar.codePointName)⟩"
            case .spaceSeparator where scalar != " ":
                text += "⟨\(scalar.codePointName)⟩"
            default:
                text.unicodeScalars.append(scalar)
            }
        }
    }

    /// Whether a part only changes how an emoji looks: terminals show a joined family in two cells or in eight, so the
    /// joiner, skin tone or tag is left out and each person stands alone.
    private static func isEmojiPart(at index: Int, of scalars: [Unicode.Scalar]) -> Bool {
        guard index > 0 else { return false }
        switch scalars[index].value {
        case 0xFE0E, 0xFE0F: return true
        case 0x1F3FB...0x1F3FF: return isEmojiOrJoiner(scalars[index - 1])
        case 0x200D: return index + 1 < scalars.count && scalars[index - 1...index + 1].allSatisfy(isEmojiOrJoiner)
        case 0xE0020...0xE007F: return isEmojiOrJoiner(scalars[0])
        default: return false
        }
    }

    private static func isEmojiOrJoiner(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x200D, 0xFE0F: true
        default: scalar.properties.isEmoji && !scalar.isASCII
        }
    }
}

extension SourceLine {
    /// A line cut to a width, and where in it a range of bytes is shown.
    struct Excerpt {
        var text: String
        var caretColumn: Int
        var caretWidth: Int
    }

    /// The line with the cells of a range, cut on both sides when it is wider than a number of cells.
    func excerpt(marking bytes: Range<Int>, width limit: Int) -> Excerpt {
        let columns = pieces.reduce(into: [0]) { $0.append($0[$0.count - 1] + $1.width) }
        let first = pieces.firstIndex { $0.bytes.upperBound > bytes.lowerBound } ?? pieces.count
        let end = pieces.lastIndex { $0.bytes.lowerBound < bytes.upperBound }.map { $0 + 1 } ?? first
        let start = columns[first]
        let width = max(1, columns[max(first, end)] - start)
        guard columns[pieces.count] > limit else {
            return Excerpt(text: text, caretColumn: start, caretWidth: width)
        }
        return cut(columns, caret: start..<start + width, width: limit)
    }

    private func cut(_ columns: [Int], caret: Range<Int>, width limit: Int) -> Excerpt {
        let room = max(limit - 2, 8)
        let total = columns[pieces.count]
        let wanted = max(0, min(caret.lowerBound - room / 3, total - room))
        let from = columns.firstIndex { $0 >= wanted } ?? 0
        let to = columns.lastIndex { $0 <= columns[from] + room } ?? pieces.count
        let isCutLeft = from > 0
        let isCutRight = to < pieces.count
        let text = (isCutLeft ? "…" : "") + pieces[from..<to].map(\.text).joined() + (isCutRight ? "…" : "")
        let column = caret.lowerBound - columns[from] + (isCutLeft ? 1 : 0)
        let visibleWidth = min(caret.upperBound, columns[to]) - caret.lowerBound
        return Excerpt(text: text, caretColumn: column, caretWidth: max(1, visibleWidth))
    }
}

extension Unicode.Scalar {
    /// The number of a character as people look it up: `U+200B`.
    var codePointName: String {
        let digits = String(value, radix: 16, uppercase: true)
        return "U+" + String(repeating: "0", count: max(0, 4 - digits.count)) + digits
    }
}
