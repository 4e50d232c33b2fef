import Testing
import YAML

/// A text with slips, their kinds, and the text it was meant to be.
struct RepairCase: CustomTestStringConvertible {
    let text: String
    let kinds: [YAMLProblem.Kind]
    let meant: String

    init(_ text: String, _ kinds: YAMLProblem.Kind..., meant: String) {
        self.text = text
        self.kinds = kinds
        self.meant = meant
    }

    var testDescription: String { text.debugDescription }
}

struct RepairTests {
    static let mendable: [RepairCase] = [
        RepairCase("h:\n  mode： paper\n  b: 1\n", .syntax(.fullWidthColon), meant: "h:\n  mode: paper\n  b: 1\n"),
        RepairCase("a: {t： [1]}\n", .syntax(.fullWidthColon), meant: "a: {t: [1]}\n"),
        RepairCase(
            "r:\n  period:14\n  below: 30\n",
            .syntax(.missingSpaceAfterColon),
            meant: "r:\n  period: 14\n  below: 30\n"
        ),
        RepairCase(
            "r:\n  below: 30\n  period:14\n",
            .syntax(.missingSpaceAfterColon),
            meant: "r:\n  below: 30\n  period: 14\n"
        ),
        RepairCase("h： { c: { p: x } }\ni: 1\n", .syntax(.fullWidthColon), meant: "h: { c: { p: x } }\ni: 1\n"),
        RepairCase("h:{ c: 1 }\ni: 1\n", .syntax(.missingSpaceAfterColon), meant: "h: { c: 1 }\ni: 1\n"),
        RepairCase("a: 1\u{A0}\nb: 2\n", .invisibleCharacter("\u{A0}"), meant: "a: 1 \nb: 2\n"),
        RepairCase("a: {b:1, c: 2}\n", .syntax(.missingSpaceAfterColon), meant: "a: {b: 1, c: 2}\n"),
        RepairCase("a: {b:[1], c: 2}\n", .syntax(.missingSpaceAfterColon), meant: "a: {b: [1], c: 2}\n"),
        RepairCase("r:\n  -a\n  - b\n", .syntax(.missingSpaceAfterDash), meant: "r:\n  - a\n  - b\n"),
        RepairCase("r:\n  - a\n  -b\n", .syntax(.missingSpaceAfterDash), meant: "r:\n  - a\n  - b\n"),
        RepairCase("c: @my # c\n", .syntax(.unquotedText(startingWith: "@")), meant: "c: \"@my\" # c\n"),
        RepairCase("a: {c: @my, d: 1}\n", .syntax(.unquotedText(startingWith: "@")), meant: "a: {c: \"@my\", d: 1}\n"),
        RepairCase(
            "m: {symbol} 매수\nb: 1\n",
            .syntax(.unquotedText(startingWith: "{")),
            meant: "m: \"{symbol} 매수\"\nb: 1\n"
        ),
        RepairCase("m: {symbol}\nb: 1\n", .syntax(.unquotedText(startingWith: "{")), meant: "m: \"{symbol}\"\nb: 1\n"),
        RepairCase("m: [관심] 매수\n", .syntax(.unquotedText(startingWith: "[")), meant: "m: \"[관심] 매수\"\n"),
        RepairCase("m: **굵게**\n", .syntax(.unquotedText(startingWith: "*")), meant: "m: \"**굵게**\"\n"),
        RepairCase("m: > 5%\n", .syntax(.unquotedText(startingWith: ">")), meant: "m: \"> 5%\"\n"),
        RepairCase("m: %d\n", .syntax(.unquotedText(startingWith: "%")), meant: "m: \"%d\"\n"),
        RepairCase("m: \"삼성\" 매수\n", .syntax(.textAfterQuote), meant: "m: '\"삼성\" 매수'\n"),
        RepairCase("m: 'it's'\n", .syntax(.textAfterQuote), meant: "m: \"it's\"\n"),
        RepairCase("m: 가격: 100\n", .syntax(.colonInValue), meant: "m: \"가격: 100\"\n"),
        RepairCase("{ token: ${TOKEN:-x y} }\n", .syntax(.variableInBraces), meant: "{ token: \"${TOKEN:-x y}\" }\n"),
        RepairCase("a: [x-${A}, b]\n", .syntax(.variableInBraces), meant: "a: [\"x-${A}\", b]\n"),
        RepairCase("a: \"C:\\dir\"\n", .syntax(.unknownEscape), meant: "a: \"C:\\\\dir\"\n"),
        RepairCase("a: {x: 1,000,000원, n: 3}\n", .syntax(.commaSplitsValue), meant: "a: {x: \"1,000,000원\", n: 3}\n"),
        RepairCase("t: {005930, 000660}\n", .syntax(.bracesAroundList), meant: "t: [005930, 000660]\n"),
        RepairCase("a: [1,\n  2\n  3]\n", .syntax(.missingComma), meant: "a: [1,\n  2,\n  3]\n"),
        RepairCase("channel: #alerts\nb: 1\n", .syntax(.commentAsValue), meant: "channel: \"#alerts\"\nb: 1\n"),
        RepairCase("mode: “paper”\n", .smartQuotes, meant: "mode: \"paper\"\n"),
        RepairCase("mode: pa\u{200B}per\n", .invisibleCharacter("\u{200B}"), meant: "mode: paper\n"),
        RepairCase("a:\u{A0}1\nb: 2\n", .invisibleCharacter("\u{A0}"), meant: "a: 1\nb: 2\n"),
        RepairCase("a:\n\u{A0}\u{A0}b: 1\n\u{A0} c: 2\n", .invisibleCharacter("\u{A0}"), meant: "a:\n  b: 1\n  c: 2\n"),
        RepairCase("a: {t: \u{200B}[1]}\n", .invisibleCharacter("\u{200B}"), meant: "a: {t: [1]}\n"),
        RepairCase("a: 1\u{2028}2\n", .invisibleCharacter("\u{2028}"), meant: "a: 1 2\n"),
        RepairCase("a: 1\u{7}\n", .controlCharacter("\u{7}"), meant: "a: 1\n"),
        RepairCase(
            "a: @x\nb:\n  c：1\nd: {e: ${F}}\n",
            .syntax(.unquotedText(startingWith: "@")),
            .syntax(.variableInBraces),
            meant: "a: \"@x\"\nb:\n  c：1\nd: {e: \"${F}\"}\n"
        ),
        RepairCase(
            "a:\n  b： 1\n  c:2\n  d: @x\n",
            .syntax(.fullWidthColon),
            .syntax(.missingSpaceAfterColon),
            .syntax(.unquotedText(startingWith: "@")),
            meant: "a:\n  b: 1\n  c: 2\n  d: \"@x\"\n"
        ),
    ]

    @Test(arguments: mendable)
    func `a repair gives the text that was meant, and the tree is of that text`(example: RepairCase) throws {
        let result = read(example.text)
        var text = example.text

        for problem in result.problems.reversed() { text = mended(text, by: try #require(problem.repair)) }

        #expect(result.problems.map(\.kind) == example.kinds)
        #expect(text == example.meant)
        #expect(read(text).problems.isEmpty)
        #expect(result.root?.outline == read(example.meant).root?.outline)
    }

    @Test(arguments: mendable)
    func `places behind a repair are those of the file`(example: RepairCase) throws {
        let tail = "\nlast: [끝, 둘]\n"
        guard !example.text.hasPrefix("{") else { return }

        let result = read(example.text + tail)

        let last = try #require(result.root?["last"])
        #expect(last.span.text == "[끝, 둘]")
        #expect(last.sequence?.map { String($0.span.text) } == ["끝", "둘"])
        #expect(last.span.bytes.upperBound == (example.text + tail).utf8.count - 1)
    }

    @Test func `tabs become two spaces each, in one problem, and leave the structure open`() throws {
        let text = "a:\n\tb: 1\n\n\tc:\n\t\td: 2\n"
        let result = read(text)

        let repair = try #require(result.problems.first?.repair)

        #expect(result.problems.map(\.kind) == [.syntax(.tab)])
        #expect(result.problems.first?.span.start.line == 2)
        #expect(mended(text, by: repair) == "a:\n  b: 1\n\n  c:\n    d: 2\n")
        #expect(result.root == nil)
    }

    @Test(arguments: [
        ("a:\n  b:\n    - x\n\t- y\n", "a:\n  b:\n    - x\n    - y\n"),
        ("a:\n  b:\n    c:\n      - x: 1\n\t- y\n", "a:\n  b:\n    c:\n      - x: 1\n      - y\n"),
        ("a:\n  - x: 1\n\ty: 2\n", "a:\n  - x: 1\n    y: 2\n"),
        ("a:\n  b: 1\n  c:\n  - x\n\t- y\n", "a:\n  b: 1\n  c:\n  - x\n  - y\n"),
    ])
    func `an entry with a tab goes to the entries above, and a name to the names`(text: String, wanted: String) throws {
        let repair = try #require(read(text).problems.first?.repair)

        #expect(mended(text, by: repair) == wanted)
    }

    @Test func `a repair of a repair is left to the next run`() {
        let result = read("m: a: b: c\nn: 1\n")

        #expect(result.problems.map(\.kind) == [.syntax(.colonInValue)])
        #expect(result.root?["m"]?.scalar?.text == "a: b: c")
    }

    @Test func `emoji and quoted text may hold invisible characters`() {
        let result = read("a: 👨‍👩‍👧 ❤️\nb: 'x\u{A0}y'\nc: |\n  x\u{A0}y\n# \u{A0}\n")

        #expect(result.problems.isEmpty)
    }
}
