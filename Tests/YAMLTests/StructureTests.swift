import Testing
import YAML

struct StructureTests {
    @Test func `a duplicate key names both places and the first one counts`() throws {
        let result = read("a: 1\nb: 2\na: 3\na: 4\n")

        #expect(result.problems.map(\.kind) == [.duplicateKey("a"), .duplicateKey("a")])
        #expect(result.problems.map(\.span.start.line) == [3, 4])
        #expect(result.problems.first?.related.first?.note == .firstUse)
        #expect(result.problems.first?.related.first?.span.start.line == 1)
        #expect(result.root?.outline == #"{"a": "1", "b": "2"}"#)
    }

    @Test(arguments: [
        ("a:\na:\n  b: 1\n", #"{"a": {"b": "1"}}"#),
        ("a: {b: 1}\na: {b: 2, c: 3}\n", #"{"a": {"b": "1", "c": "3"}}"#),
        ("a: [1]\na: [2]\n", #"{"a": ["1"]}"#),
    ])
    func `what only the second of two keys holds is kept`(text: String, outline: String) {
        let result = read(text)

        #expect(result.problems.map(\.kind) == [.duplicateKey("a")])
        #expect(result.root?.outline == outline)
    }

    @Test func `a block whose head is gone is one duplicate`() {
        let result = read("a:\n  x: 1\n  y: 2\n  x: 3\n  y: 4\n  z: 5\n  x: 6\n")

        #expect(result.problems.map(\.span.start.line) == [4, 7])
    }

    @Test func `the same key in other quotes or another normal form is a duplicate`() {
        let quoted = read("{a: 1, 'a': 2}")
        let composed = read("\u{AC00}: 1\n\u{1100}\u{1161}: 2\n")

        #expect(quoted.problems.map(\.kind) == [.duplicateKey("a")])
        #expect(composed.problems.count == 1)
    }

    @Test(arguments: ["[a]: 1", "{a: b}: 1", "? - a\n: 1"])
    func `a key is a text`(text: String) {
        #expect(read(text).problems.map(\.kind) == [.keyNotScalar])
    }

    @Test func `a value without its key is refused`() {
        #expect(read("a: {: 1}").problems.count == 1)
        #expect(read("? \n: 1").problems.map(\.kind) == [.emptyKey])
    }

    @Test func `only the first document is read`() {
        let result = read("a: 1\n---\nb: 2\n")

        #expect(result.problems.map(\.kind) == [.severalDocuments])
        #expect(result.problems.first?.span.text == "---")
        #expect(result.root?.keys == ["a"])
    }

    @Test func `text after the end of the document is a second document`() {
        #expect(read("a: 1\n...\nb: 2\n").problems.map(\.kind) == [.severalDocuments])
    }

    @Test(arguments: ["", " \n\n", "# nothing\n", "---\n", "\u{FEFF}", "--- # x\n...\n"])
    func `a file without content is empty`(text: String) {
        let result = read(text)

        #expect(result.problems.map(\.kind) == [.emptyDocument])
        #expect(result.root == nil)
        #expect(result.file != nil)
    }

    @Test func `problems of all stages come in file order`() {
        let result = read("a: “x”\nb: @y\na: 2\nc: 3\u{A0}4\nd:5\n")

        #expect(result.problems.map(\.span.start.line) == [1, 2, 3, 4, 5])
    }

    @Test func `problems speak English for logs`() {
        let result = read("a: 1\na: 2\nb: x\u{200B}y\n")

        #expect(
            result.problems.map(\.description) == [
                "config.yaml:2:1: duplicate key 'a'", "config.yaml:3:5: invisible character U+200B",
            ]
        )
    }
}
