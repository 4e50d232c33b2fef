import Testing
import YAML

struct FuzzTests {
    private static let pieces: [[UInt8]] =
        [
            " ", ":", "\"", "'", "[", "]", "{", "}", "\t", "-", "#", ",", "@", "*", "&", "!", "|", ">", "%", "?", "\n",
            "\r",
        ]
        .map { Array($0.utf8) }
        + ["\u{A0}", "\u{200B}", "：", "“", "가", "🙂", "\u{2028}", "<<: *defaults", "${X}", "---\n", "\\"].map {
            Array($0.utf8)
        }
        + [[0], [0xFF], [0xC0], [0xE1, 0x80], [0x7F]]

    private func mutate(_ bytes: [UInt8], using generator: inout SeededGenerator) -> [UInt8] {
        var bytes = bytes
        for _ in 0..<Int.random(in: 1...4, using: &generator) {
            let place = Int.random(in: 0..<max(bytes.count, 1), using: &generator)
            let end = min(bytes.count, place + Int.random(in: 1...12, using: &generator))
            switch Int.random(in: 0..<5, using: &generator) {
            case 0: bytes.removeSubrange(min(place, end)..<end)
            case 1:
                bytes.insert(
                    contentsOf: Self.pieces.randomElement(using: &generator) ?? [],
                    at: min(place, bytes.count)
                )
            case 2: bytes.insert(contentsOf: bytes[min(place, end)..<end], at: min(place, bytes.count))
            case 3 where place < bytes.count: bytes[place] = UInt8.random(in: 0...255, using: &generator)
            default: bytes.swapAt(place % max(bytes.count, 1), max(end - 1, 0))
            }
            if bytes.isEmpty { bytes = [0x61] }
        }
        return bytes
    }

    /// The spans of a result that are not in its file or cut a character.
    private func wrongSpans(of result: ParseResult) -> [SourceSpan] {
        let problems = result.problems
        let nodes = result.root?.all ?? []
        var spans = problems.map(\.span) + problems.flatMap { $0.related.map(\.span) }
        spans += problems.flatMap { $0.repair?.edits.map(\.span) ?? [] }
        spans += nodes.map(\.span) + nodes.compactMap(\.alias)
        let text = result.file.map { Array($0.text.utf8) } ?? []
        return spans.filter { span in
            let bounds = [span.bytes.lowerBound, span.bytes.upperBound]
            return bounds.contains { $0 > text.count || $0 < text.count && text[$0] & 0xC0 == 0x80 }
        }
    }

    @Test(arguments: 0..<8)
    func `no bytes crash it or leave a place outside the file`(seed: Int) {
        var generator = SeededGenerator(state: UInt64(seed) << 32)
        let original = Array(sampleConfiguration.utf8)
        var roots = 0

        for _ in 0..<600 {
            let bytes = mutate(original, using: &generator)
            let result = YAMLDocument.parse(bytes: bytes, name: "config.yaml")
            let offsets = result.problems.map(\.span.bytes.lowerBound)
            roots += result.root == nil ? 0 : 1

            let isExplained = result.root != nil || !result.problems.isEmpty
            #expect(isExplained)
            #expect(offsets == offsets.sorted())
            #expect(wrongSpans(of: result).isEmpty, "\(String(decoding: bytes, as: UTF8.self).debugDescription)")
        }

        #expect(roots > 50)
    }

    @Test(arguments: 0..<4)
    func `no noise crashes it`(seed: Int) {
        var generator = SeededGenerator(state: UInt64(seed) + 99)

        for _ in 0..<500 {
            let count = Int.random(in: 0...40, using: &generator)
            let bytes = (0..<count).flatMap { _ in Self.pieces.randomElement(using: &generator) ?? [] }
            let result = YAMLDocument.parse(bytes: bytes, name: "config.yaml")

            let isExplained = result.root != nil || !result.problems.isEmpty
            #expect(isExplained)
            #expect(wrongSpans(of: result).isEmpty, "\(String(decoding: bytes, as: UTF8.self).debugDescription)")
        }
    }

    /// Mended with the best guess, a slip must not give a second complaint; one in a hundred places is ambiguous.
    @Test(arguments: ["：", "\u{A0}", "\u{200B}", "@", "\"", "[", "\t", ":", ""])
    func `one slip gives at most one problem`(piece: String) {
        let text = sampleConfiguration
        var several: [String] = []
        var count = 0

        for (number, index) in text.indices.enumerated() where number.isMultiple(of: 2) || text[index] == ":" {
            if piece == "：", text[index] != ":" { continue }
            let rest = piece.isEmpty || piece == "：" ? text[text.index(after: index)...] : text[index...]
            let slipped = text[..<index] + piece + rest
            count += 1
            let problems = read(String(slipped)).problems
            if problems.count > 1 { several.append(problems.map(\.description).joined(separator: "; ")) }
        }

        #expect(count > 20)
        #expect(several.count * 100 <= count, "\(several)")
    }
}
