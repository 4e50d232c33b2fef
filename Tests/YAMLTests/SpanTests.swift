import Testing
import YAML

struct SpanTests {
    @Test func `spans of keys and values are the text as typed`() throws {
        let root = try #require(read("첫째: 값 하나   # 끝\n둘: [ 가, \"나\\n\" ]\n").root)

        #expect(root.entry("첫째")?.key.span.text == "첫째")
        #expect(root["첫째"]?.span.text == "값 하나")
        #expect(root["둘"]?.span.text == "[ 가, \"나\\n\" ]")
        #expect(root["둘"]?.sequence?.map { String($0.span.text) } == ["가", "\"나\\n\""])
    }

    @Test func `a block mapping goes from its first key to the end of its last value`() throws {
        let root = try #require(read("a:\n  b: 1\n  c: 2   # c\n\n\n# d\ne: 3\n").root)

        #expect(root["a"]?.span.text == "b: 1\n  c: 2")
        #expect(root.span.text == "a:\n  b: 1\n  c: 2   # c\n\n\n# d\ne: 3")
    }

    @Test func `a block text goes from its mark to its last line`() throws {
        let root = try #require(read("a: |\n  하나\n  둘\n\n\n# 끝\nb: 1\n").root)

        #expect(root["a"]?.span.text == "|\n  하나\n  둘")
        #expect(root["b"]?.span.start.line == 7)
    }

    @Test func `an empty value stands after its colon`() throws {
        let root = try #require(read("가:   # 없음\nb: &b\n").root)

        #expect(root["가"]?.span.start.column == 3)
        #expect(root["가"]?.span.bytes.isEmpty == true)
        #expect(root["b"]?.span.start.codePointColumn == 6)
    }

    @Test func `anchors and tags are no part of a span`() throws {
        let root = try #require(read("a: &x !!str   값\nb: !t &y # c\n  k: 1\nc: &z [1]\n").root)

        #expect(root["a"]?.span.text == "값")
        #expect(root["b"]?.span.text == "k: 1")
        #expect(root["c"]?.span.text == "[1]")
        #expect(["a", "b", "c"].compactMap { root[$0]?.anchor } == ["x", "y", "z"])
    }

    @Test func `an alias keeps both places`() throws {
        let root = try #require(read("a: &x 값\n한글: *x\n").root)

        let value = try #require(root["한글"])

        #expect(value.span.text == "값")
        #expect(value.span.start.line == 1)
        #expect(value.alias?.text == "*x")
        #expect(value.place.start.line == 2)
        #expect(value.place.start.column == 5)
    }

    @Test(arguments: ["\n", "\r\n", "\r"])
    func `line breaks of every kind keep the places exact`(lineBreak: String) throws {
        let lines = ["# 머리말 🙂", "한글 키: 값 🚀 끝", "list:", "  - 가나", "  - 'x y'", "last: ${이름}"]

        let root = try #require(read(lines.joined(separator: lineBreak)).root)

        #expect(root["한글 키"]?.span.text == "값 🚀 끝")
        #expect(root["list"]?.sequence?.map { String($0.span.text) } == ["가나", "'x y'"])
        #expect(root["last"]?.span.text == "${이름}")
        #expect(root["last"]?.span.start.line == 6)
        #expect(root["last"]?.span.start.column == 7)
    }

    @Test func `a byte order mark moves nothing`() throws {
        let root = try #require(YAMLDocument.parse(bytes: [0xEF, 0xBB, 0xBF] + "a: 값".utf8, name: "a.yaml").root)

        #expect(root["a"]?.span.text == "값")
        #expect(root.entry("a")?.key.span.start.column == 1)
    }

    @Test(arguments: 0..<300)
    func `places hold for texts of any characters`(seed: Int) throws {
        var generator = SeededGenerator(state: UInt64(seed))
        let lineBreak = ["\n", "\r\n"].randomElement(using: &generator) ?? "\n"
        let words = ["값", "abc", "🙂", "👨‍👩‍👧", "é", "e\u{301}", "0015E0", "ㅎㅏㄴ", "x-y_z", "１", "𠮷", "한글 사이"]
        var expected: [(key: String, raw: String)] = []
        var text = ""
        for index in 0..<Int.random(in: 1...40, using: &generator) {
            let key = "\(words.randomElement(using: &generator) ?? "k")\(index)"
            let word = words.randomElement(using: &generator) ?? "v"
            let raw = ["\(word)", "'\(word)'", "\"\(word)\"", "[\(word)]"].randomElement(using: &generator) ?? word
            let comment = Bool.random(using: &generator) ? "  # \(word)" : ""
            expected.append((key, raw))
            text += "\(key): \(raw)\(comment)\(lineBreak)"
        }

        let result = read(text)

        let entries = try #require(result.root?.mapping)
        #expect(result.problems.isEmpty)
        #expect(entries.map { String($0.key.span.text) } == expected.map(\.key))
        #expect(entries.map { String($0.value.span.text) } == expected.map(\.raw))
        #expect(entries.map(\.key.span.start.line) == Array(1...expected.count))
    }

    @Test func `every plain text on one line is exactly its span`() throws {
        let root = try #require(read(sampleConfiguration).root)

        let plain = root.all.filter { $0.scalar?.style == .plain }

        #expect(plain.count > 40)
        for node in plain { #expect(node.span.text == node.scalar?.text ?? "") }
    }
}
