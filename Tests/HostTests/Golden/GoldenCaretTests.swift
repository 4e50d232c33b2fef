import Foundation
import Testing

/// Carets stand under what they speak of, by widths that were looked up for each character of the cases.
@Suite struct GoldenCaretTests {
    @Test(arguments: GoldenCase.all.filter { !$0.expected.isEmpty }, ["ko.txt", "en.txt"])
    func `the cells over the carets hold what the report for programs marks`(golden: GoldenCase, form: String) throws {
        let blocks = GoldenBlock.all(in: golden.expected[form] ?? "")
        let reports = try golden.objects().filter { $0["silenced"] is NSNull }
        #expect(blocks.count == reports.count, "\(golden.name)/\(form)")

        for (block, report) in zip(blocks, reports) {
            guard let mark = GoldenMark(report, in: golden), let shown = block.marked else { continue }
            #expect(block.place == mark.place, "\(golden.name)/\(form)")
            #expect(shown.line == mark.line, "\(golden.name)/\(form)")
            // A mask and the number of an invisible character are not what was typed.
            guard mark.isPlain, !shown.text.contains("•") else { continue }
            let cells = try CellText(shown.text)
            let before = try cells.text(in: 0..<shown.carets.lowerBound)
            let over = try cells.text(in: shown.carets)
            // A line that is too long is cut on both sides.
            let isCutLeft = before.hasPrefix("…") && mark.before.hasSuffix(before.dropFirst())
            let isCutRight = shown.text.hasSuffix("…") && mark.text.hasPrefix(over)
            #expect(before == mark.before || isCutLeft, "\(golden.name)/\(form)")
            #expect(over == mark.text || isCutRight, "\(golden.name)/\(form)")
        }
    }
}

/// A diagnostic as it is printed.
private struct GoldenBlock {
    /// A line of the file with carets below it.
    struct Marked {
        var line: Int
        var text: String
        var carets: Range<Int>
    }

    /// `config.yaml:14:9`, or nothing.
    var place: String?
    var lines: [String] = []

    /// The diagnostics of a text.
    static func all(in text: String) -> [GoldenBlock] {
        var blocks: [GoldenBlock] = []
        for line in text.unicodeScalars.split(separator: "\n", omittingEmptySubsequences: false).map({ String($0) }) {
            if let match = line.firstMatch(of: /^(?:(\S+:\d+:\d+): )?(?:error|warning|note|오류|경고|참고)\[/) {
                blocks.append(GoldenBlock(place: match.output.1.map(String.init)))
            } else if !blocks.isEmpty {
                blocks[blocks.count - 1].lines.append(line)
            }
        }
        return blocks
    }

    /// The first line with carets.
    var marked: Marked? {
        for (source, carets) in zip(lines, lines.dropFirst()) {
            guard let source = source.firstMatch(of: /^ +(\d+) │ ?(.*)$/),
                let carets = carets.firstMatch(of: /^ +│ ( *)(\^+)/), let line = Int(source.output.1)
            else { continue }
            let start = carets.output.1.count
            return Marked(
                line: line,
                text: String(source.output.2),
                carets: start..<start + carets.output.2.count
            )
        }
        return nil
    }
}

/// What the report for programs marks in what was typed.
private struct GoldenMark {
    var place: String
    var line: Int
    /// The line up to the mark, and the mark as far as it lies on the line, with tabs expanded.
    var before: String
    var text: String
    /// Whether nothing in the line has to be shown in another form than it was typed.
    var isPlain: Bool

    /// Nothing when it marks no place in a text.
    init?(_ report: [String: Any], in golden: GoldenCase) {
        guard let file = report["file"] as? String, let span = report["span"] as? [String: [String: Int]],
            let start = span["start"], let end = span["end"], let data = golden.inputs[file],
            let line = start["line"], let column = start["column"], let endColumn = end["column"]
        else { return nil }
        place = "\(file):\(line):\(column)"
        self.line = line
        let typed = String(decoding: data, as: UTF8.self).drop { $0 == "\u{FEFF}" }
        let lines = typed.split(omittingEmptySubsequences: false) { $0 == "\n" || $0 == "\r\n" || $0 == "\r" }
        // A line of a hundred thousand values is cut to what a screen holds.
        guard line <= lines.count, lines[line - 1].utf8.count < 2_000 else { return nil }
        let characters = Array(lines[line - 1])
        let from = min(column - 1, characters.count)
        let to = end["line"] == line ? min(max(from, endColumn - 1), characters.count) : characters.count
        before = Self.expanded(characters[..<from])
        text = String(Self.expanded(characters[..<to]).dropFirst(before.count))
        // At the end of a line there is nothing to mark, and one caret stands there.
        if text.isEmpty, to < characters.count { text = String(characters[to]) }
        isPlain = characters.allSatisfy { CellText.isPlain($0) }
    }

    private static func expanded(_ characters: ArraySlice<Character>) -> String {
        var text = ""
        var cells = 0
        for character in characters {
            let shown = character == "\t" ? String(repeating: " ", count: 4 - cells % 4) : String(character)
            text += shown
            cells += (try? CellText(shown).count) ?? 0
        }
        return text
    }
}

/// A text in the cells of a terminal, by widths written by hand.
private struct CellText {
    /// A character whose width is not known here: look it up and add it.
    struct Unknown: Error {
        var character: Character
    }

    private var cells: [(text: String, start: Int)] = []

    /// The cells of the whole text.
    private(set) var count = 0

    init(_ text: String) throws {
        for character in text {
            cells.append((String(character), count))
            count += try Self.width(character)
        }
    }

    /// What stands in a range of cells; it begins and ends with whole characters.
    func text(in range: Range<Int>) throws -> String {
        cells.filter { range.contains($0.start) }.map(\.text).joined()
    }

    /// Whether a character is shown as it is.
    static func isPlain(_ character: Character) -> Bool {
        character == "\t" || ((try? width(character)) != nil && !"\u{3000}\u{A0}".contains(character))
    }

    private static func width(_ character: Character) throws -> Int {
        guard let first = character.unicodeScalars.first else { return 0 }
        let marks = character.unicodeScalars.dropFirst()
        // Accents, and vowels and final consonants of decomposed Hangul, stand with what they follow.
        guard marks.allSatisfy({ (0x300...0x36F).contains($0.value) || (0x1161...0x11C2).contains($0.value) }) else {
            guard String(character) == "🇰🇷" else { throw Unknown(character: character) }
            return 2
        }
        switch first.value {
        case 0x20...0x7E: return 1
        case 0xAC00...0xD7A3, 0x1100...0x1112, 0x3131...0x3163, 0x4E00...0x9FFF, 0xFF01...0xFF5E, 0x3000: return 2
        default: break
        }
        switch character {
        case "“", "”", "‘", "’", "…", "⟨", "⟩", "•", "×", "❤": return 1
        case "🔔", "📈", "👍", "👨", "👩", "👧": return 2
        default: throw Unknown(character: character)
        }
    }
}
