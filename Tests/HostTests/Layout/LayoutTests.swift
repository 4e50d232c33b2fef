import Foundation
import PluginAPI
import PluginTesting
import Plugins
import Testing
import YAML

@testable import Host

/// Laying a configuration out changes white space and nothing else.
@Suite struct LayoutTests {
    /// Every configuration and part of one that the project has.
    private static let texts: [String] = {
        let shown = DiagnosticExplanation.all.compactMap { $0.example?.mended.configuration }
            .map { String(decoding: $0, as: UTF8.self) }
        let pages = (try? MarkdownBlock.all(in: ["yaml"]).map(\.text)) ?? []
        return (Starter.all.map(\.source) + registeredExamples.values.sorted() + shown + pages)
            .filter { YAMLDocument.parse(text: $0, name: "").problems.isEmpty }
    }()

    @Test func `there are texts to lay out`() { #expect(Self.texts.count > 60) }

    @Test(arguments: texts)
    func `any configuration can be laid out, and means the same then`(text: String) throws {
        let result = try #require(Layout.text(of: text), "\(text)")

        #expect(Layout.text(of: result) == result)
        #expect(Self.meaning(of: result) == Self.meaning(of: text))
        #expect(Self.marks(of: result) == Self.marks(of: text))
    }

    @Test(arguments: Starter.all.map(\.source) + registeredExamples.values.sorted())
    func `the project's own configurations are laid out`(text: String) {
        #expect(Layout.text(of: text) == text)
    }

    @Test(arguments: texts)
    func `another indentation and other blanks come out the same`(text: String) throws {
        let wanted = Layout.text(of: text)
        let seed: UInt64 = 7
        var random = SeededGenerator(seed: seed)
        var tried = 0
        for _ in 0..<120 where tried < 6 {
            let mutant = Self.mutated(text, &random)
            // What the blanks of a text mean is not for the layout to say.
            guard Self.meaning(of: mutant) == Self.meaning(of: text) else { continue }
            tried += 1
            let result = Layout.text(of: mutant)
            #expect(Self.meaning(of: result ?? "") == Self.meaning(of: text), "seed \(seed):\n\(mutant)")
            // The further lines of one value keep their distance from its first, which another width has changed.
            if !Self.continues(text) { #expect(result == wanted, "seed \(seed):\n\(mutant)") }
        }
        #expect(tried > 0, "seed \(seed)")
    }

    @Test(
        arguments: [
            ("a:   1\nb:\n    - x\n    -   y: 1\n        z: 2\n", "a: 1\nb:\n  - x\n  - y: 1\n    z: 2\n"),
            ("a:\n- 1\n- 2\n", "a:\n  - 1\n  - 2\n"),
            (
                "a: {b: [1,2 , 3],c: {}, d: [], e: {f: [ {g: 1} ]}}",
                "a: { b: [1, 2, 3], c: {}, d: [], e: { f: [{ g: 1 }] } }\n"
            ),
            (
                "a:\n   b: 1   \n\n\n   # under b\n   c: 2 # beside c\n# at the end\n\n\n",
                "a:\n  b: 1\n\n\n  # under b\n  c: 2 # beside c\n# at the end\n"
            ),
            (
                "a:\n     b: |\n        one\n          two\n\n        three  \n     c: x\n",
                "a:\n  b: |\n    one\n      two\n\n    three  \n  c: x\n"
            ),
            (
                "a:\n    b: \"one\n       two\"\n    c: one\n      two\n",
                "a:\n  b: \"one\n     two\"\n  c: one\n    two\n"
            ),
            ("a:\n    b: {x: 1,\n        y: 2}\n", "a:\n  b: { x: 1,\n      y: 2 }\n"),
            ("base: &b {x: 1}\na:\n    <<: *b\n    y: *b\n", "base: &b { x: 1 }\na:\n  <<: *b\n  y: *b\n"),
            ("a : 1\n\"b\" :  '2'\n- : 3\n", nil), ("a: 1\r\nb:\r\n    c: 2  \r\n", "a: 1\r\nb:\r\n  c: 2\r\n"),
            ("", nil), ("a: [1\n", nil), ("a:   &x   1\nb:   *x\n", "a: &x   1\nb: *x\n"),
            ("a:\n  - - 1\n    - 2\n", "a:\n  - - 1\n    - 2\n"),
        ] as [(String, String?)]
    )
    func `white space is as in the examples`(text: String, wanted: String?) {
        #expect(Layout.text(of: text) == wanted)
    }

    // MARK: - Helpers

    /// What a text means, with the way each part was quoted, and its comments.
    private static func meaning(of text: String) -> String {
        let document = YAMLDocument.parse(text: text, name: "")
        guard document.problems.isEmpty, let root = document.root else { return "\(document.problems.count) problems" }
        func describe(_ node: Node) -> String {
            switch node.content {
            case .scalar(let scalar):
                "\(scalar.style) \(scalar.text.debugDescription) \(node.anchor ?? "") \(node.tag ?? "")"
            case .sequence(let nodes): "[\(nodes.map(describe).joined(separator: ","))]"
            case .mapping(let entries):
                "{\(entries.map { describe($0.key) + ":" + describe($0.value) }.joined(separator: ","))}"
            }
        }
        return describe(root) + LayoutCheck.comments(of: text, root).description
    }

    /// Whether a value that is no block goes on over several lines.
    private static func continues(_ text: String) -> Bool {
        func continues(_ node: Node) -> Bool {
            let isFlow = node.span.text.first.map { "{[".contains($0) } ?? false
            if isFlow || node.scalar != nil, node.span.text.contains(where: \.isNewline) { return true }
            return (node.sequence ?? node.mapping?.map(\.value) ?? []).contains(where: continues)
        }
        return YAMLDocument.parse(text: text, name: "").root.map(continues) ?? false
    }

    private static func marks(of text: String) -> String { text.filter { !$0.isWhitespace } }

    private static let signs = [(": ", ":   "), ("{ ", "{"), (" }", "   }"), (", ", ",  ")]

    /// The text with every block indented by another width, and with blanks where they mean nothing.
    private static func mutated(_ text: String, _ random: inout SeededGenerator) -> String {
        let width = Int.random(in: 1...4, using: &random)
        let lines = text.split(separator: "\n", omittingEmptySubsequences: false).map { line -> String in
            let indent = line.prefix { $0 == " " }.count
            var rest = String(line.dropFirst(indent))
            if rest.isEmpty { return "" }
            // What stands in a comment is its own.
            let signs = rest.hasPrefix("#") ? [] : Self.signs
            for (sign, spaced) in signs where Bool.random(using: &random) {
                rest = rest.replacing(sign, with: spaced)
            }
            let end = Bool.random(using: &random) ? "  " : ""
            return String(repeating: " ", count: indent * width) + rest + end
        }
        return lines.joined(separator: "\n")
    }
}
