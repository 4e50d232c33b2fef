import YAML

/// A configuration's text laid out anew: its white space changes and nothing else.
///
/// Blocks are indented by two spaces, one space stands behind a colon, a dash and a comma and inside braces, and no line
/// ends with blanks. The lines stay the lines they are.
struct Layout {
    /// A stretch of bytes and what stands there afterwards.
    struct Edit {
        var range: Range<Int>
        var text: String
    }

    let bytes: [UInt8]
    let lines: LineTable
    /// The new indentation of lines that begin with a key, a dash or a value.
    var indents: [Int: Int] = [:]
    /// The lines that move with another one: the rest of a text or of what stands between brackets.
    var leaders: [Int: Int] = [:]
    /// The lines of blocks of text, by how far they move.
    var shifts: [Int: Int] = [:]
    /// The lines whose end is inside a text, where blanks may mean something.
    var openEnds: Set<Int> = []
    var edits: [Edit] = []

    /// The text of a file laid out; nothing when its grammar is broken or it cannot be laid out without changing it.
    static func text(of text: String) -> String? {
        guard let result = laidOut(text), laidOut(result) == result, LayoutCheck.isSame(text, result) else {
            return nil
        }
        return result
    }

    private static func laidOut(_ text: String) -> String? {
        let document = YAMLDocument.parse(text: text, name: "")
        guard document.problems.isEmpty else { return nil }
        var layout = Layout(text)
        if let root = document.root { layout.place(root, at: 0) }
        layout.indentLines()
        return layout.result
    }

    private init(_ text: String) {
        bytes = Array(text.utf8)
        lines = LineTable(bytes)
    }

    private var result: String? {
        var result: [UInt8] = []
        var position = 0
        // What is put in before a byte comes before what takes the place of that byte.
        let ordered = edits.sorted {
            ($0.range.lowerBound, $0.range.upperBound) < ($1.range.lowerBound, $1.range.upperBound)
        }
        for edit in ordered {
            guard edit.range.lowerBound >= position else { return nil }
            result += bytes[position..<edit.range.lowerBound]
            result += edit.text.utf8
            position = edit.range.upperBound
        }
        result += bytes[position...]
        return String(decoding: result, as: UTF8.self)
    }
}

extension UInt8 {
    /// A space or a tab.
    var isBlank: Bool { self == UInt8(ascii: " ") || self == UInt8(ascii: "\t") }
}
