import Testing
import YAML

/// A text, the slip in it, and what the span must show.
struct SyntaxCase: CustomTestStringConvertible {
    let text: String
    let error: YAMLProblem.SyntaxError
    let line: Int
    let span: String

    init(_ text: String, _ error: YAMLProblem.SyntaxError, line: Int = 1, _ span: String) {
        self.text = text
        self.error = error
        self.line = line
        self.span = span
    }

    var testDescription: String { text.debugDescription }
}

struct SyntaxTests {
    static let broken: [SyntaxCase] = [
        SyntaxCase("a: \"foo\nb: 1\n", .unclosedQuote, "\""),
        SyntaxCase("a: \"foo\nb: \"bar\"\nc: 1\n", .unclosedQuote, "\""),
        SyntaxCase("a: 1\nb:\n  - 'x\n  - 'y'\n", .unclosedQuote, line: 3, "'"),
        SyntaxCase("a: 1\n\"b: 2\nc: 3\n", .unclosedQuote, line: 2, "\""),
        SyntaxCase("t: [1, 2\nrules:\n  - x: 1\n", .unclosedBracket, "["),
        SyntaxCase("t: {a: 1\nb: 2\n", .unclosedBracket, "{"),
        SyntaxCase("a:\n  b: [\n    1\n    2\n  c: 3\n", .unclosedBracket, line: 2, "["),
        SyntaxCase("a: {# x: 1}\nb: 2\n", .unclosedBracket, "{"),
        SyntaxCase("- a: [\"x\"#, y]\n- b: 2\n", .unclosedBracket, "["),
        SyntaxCase("a: [1, 2}\n", .mismatchedBracket, "}"),
        SyntaxCase("a: ]\n", .unexpectedClosingBracket, "]"),
        SyntaxCase("a: [1]]\n", .unexpectedClosingBracket, "]"),
        SyntaxCase("- a: { b}: 1m }\n", .unexpectedClosingBracket, "}"),
        SyntaxCase("- a: { b: 1, c}d: 1m }\n", .unexpectedClosingBracket, "}"),
        SyntaxCase("a: { b: { c}: d } }\n", .unexpectedClosingBracket, "}"),
        SyntaxCase("a: { b: { c}d: e } }\n", .unexpectedClosingBracket, "}"),
        SyntaxCase("a: [b]  c: [d]\n", .keyAfterBracket, "c: [d]"),
        SyntaxCase("a: 1\n b: 2\n", .wrongIndentation, line: 2, "b: 2"),
        SyntaxCase("a:\n    b: 1\n  c: 2 # x\n", .wrongIndentation, line: 3, "c: 2"),
        SyntaxCase("  a: 1\nb: 2\n", .wrongIndentation, "a: 1"),
        SyntaxCase("r:\n  - a\n   - b\n", .wrongIndentation, line: 3, "- b"),
        SyntaxCase("r:\n  - a\n - b\n", .wrongIndentation, line: 3, "- b"),
        SyntaxCase("a:\n    x  - b: 1\n      - c\n", .strayCharacter, line: 2, "x"),
        SyntaxCase("a:\n  b: 1\n“  c: 2\n", .strayCharacter, line: 3, "“"),
        SyntaxCase("a: 1\nb 2\nc: 3\n", .missingColon, line: 2, "b 2"),
        SyntaxCase("r:\n  - rsi\n      period: 14\n", .missingColon, line: 2, "rsi"),
        SyntaxCase("a:\n  b   # c\n  d: 1\n", .missingColon, line: 2, "b"),
        SyntaxCase(": b\n", .missingKey, ": b"),
        SyntaxCase("r:\n  - a\n  b: 1\n", .missingDash, line: 3, "b: 1"),
        SyntaxCase("r:\n  - a\n  b\n", .missingDash, line: 3, "b"),
        SyntaxCase("a: 1\n- b\n", .entryAmongKeys, line: 2, "- b"),
        SyntaxCase("a: - b\n", .entryAfterKey, "- b"),
        SyntaxCase("a: [1, , 2]\n", .extraComma, ","),
        SyntaxCase("a: [\"x\" \"y\"]\n", .missingComma, "\"y\""),
        SyntaxCase("a: [- x]\n", .dashInBrackets, "- x"),
        SyntaxCase("a: &기본 x\n", .anchorName, "&기본"),
        SyntaxCase("a: *기본\n", .anchorName, "*기본"),
        SyntaxCase("a: \"\\uD800\"\n", .unknownEscape, "\\uD800"),
        SyntaxCase("%TAG ! tag:x,2000:\n---\na: 1\n", .directive, "%TAG ! tag:x,2000:"),
        SyntaxCase("%YAML 3.0\n---\na: 1\n", .directive, "%YAML 3.0"),
        SyntaxCase("a: |0\n x\n", .blockHeader, "|0"),
    ]

    @Test(arguments: broken)
    func `a slip is shown where it was made`(example: SyntaxCase) throws {
        let result = read(example.text)

        let problem = try #require(result.problems.first)
        #expect(result.problems.count == 1)
        #expect(problem.syntaxError == example.error)
        #expect(problem.span.text == example.span)
        #expect(problem.span.start.line == example.line)
        #expect(result.root == nil)
    }

    @Test func `a closing bracket of the wrong kind shows the opening one`() {
        let problem = read("a:\n  - [1,\n    2}\n").problems.first

        #expect(problem?.related.map(\.note) == [.opening])
        #expect(problem?.related.first?.span.start.line == 2)
    }

    @Test func `wrong indentation shows what the line should align with`() {
        let problem = read("a:\n    b: 1\n  c: 2\n").problems.first

        #expect(problem?.related.map(\.note) == [.alignment])
    }

    @Test func `what comes before a syntax error is reported too`() {
        let result = read("a: 1\na: 2\nb: \"x\n")

        #expect(result.problems.map(\.kind) == [.duplicateKey("a"), .syntax(.unclosedQuote)])
        #expect(result.root == nil)
    }

    @Test func `a text over several lines is no slip`() {
        let result = read("a: one\n  two: three\nb: |\n  - x\n  y:z\n".replacing("two: three", with: "two:three"))

        #expect(result.problems.isEmpty)
        #expect(result.root?["a"]?.scalar?.text == "one two:three")
    }

    @Test(arguments: [("period:14", "period:14"), ("mode： paper", "："), ("-phone", "-phone")])
    func `a text that should have been an entry is suspected`(text: String, span: String) throws {
        let node = try #require(read("a:\n  \(text)\n").root?["a"])

        #expect(node.suspectedSlip?.span.text == Substring(span))
        #expect(node.suspectedSlip?.repair != nil)
    }

    @Test(arguments: ["09:00-09:10", "http://127.0.0.1:8080", "paper", "-5", "--x", "''", "a b:c"])
    func `other texts are not suspected`(text: String) throws {
        let node = try #require(read("a: \(text)\n").root?["a"])

        #expect(node.suspectedSlip == nil)
    }
}
