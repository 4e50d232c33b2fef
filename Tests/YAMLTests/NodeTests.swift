import Testing
import YAML

struct NodeTests {
    @Test(arguments: [
        "005930", "0015E0", "09:00", "15:30", "01", "0x10", "yes", "~", "null", "1_000", "1e3", ".inf", "3%",
    ])
    func `a plain text stays as typed`(text: String) throws {
        let root = try #require(read("value: \(text)").root)

        #expect(root["value"]?.scalar == Node.Scalar(text: text, style: .plain))
        #expect(root["value"]?.isNull == false)
    }

    @Test func `every style is told`() throws {
        let root = try #require(read("[a, 'b', \"c\"]").root)
        let block = try #require(read("a: |\n  x\nb: >\n  y\n").root)

        #expect(root.sequence?.compactMap { $0.scalar?.style } == [.plain, .singleQuoted, .doubleQuoted])
        #expect(block["a"]?.scalar == Node.Scalar(text: "x\n", style: .literal))
        #expect(block["b"]?.scalar == Node.Scalar(text: "y\n", style: .folded))
    }

    @Test func `an empty plain value is null and an empty quoted one is a text`() throws {
        let root = try #require(read("a:\nb: ''\nc: \"\"\n").root)

        #expect(root["a"]?.isNull == true)
        #expect(root["b"]?.isNull == false)
        #expect(root["c"]?.isNull == false)
    }

    @Test func `a tag is kept as typed and changes nothing`() throws {
        let root = try #require(read("a: !!int 005\nb: !money {c: 1}\nd: !<tag:x,2000:y> z\n").root)

        #expect(root["a"]?.tag == "!!int")
        #expect(root["a"]?.scalar?.text == "005")
        #expect(root["a"]?.span.text == "005")
        #expect(root["b"]?.tag == "!money")
        #expect(root["b"]?.span.text == "{c: 1}")
        #expect(root["d"]?.tag == "!<tag:x,2000:y>")
        #expect(root["d"]?.span.text == "z")
    }

    @Test func `keys are found by their text`() throws {
        let root = try #require(read("a: 1\n'b': 2\n").root)

        #expect(root["b"]?.scalar?.text == "2")
        #expect(root.entry("b")?.key.span.text == "'b'")
        #expect(root["c"] == nil)
        #expect(root["a"]?["x"] == nil)
    }

    @Test func `nodes can be built by hand`() {
        let node = Node.mapping([
            "symbols": .sequence([.scalar("005930")]), "mode": .scalar("paper", style: .doubleQuoted),
        ])

        #expect(node.keys == ["symbols", "mode"])
        #expect(node["symbols"]?.texts == ["005930"])
        #expect(node.span == .synthetic)
    }

    @Test func `a sequence at the margin of its key is read`() throws {
        let root = try #require(read("rules:\n- a\n- b\nnext: 1\n").root)

        #expect(root["rules"]?.texts == ["a", "b"])
        #expect(root["rules"]?.span.text == "- a\n- b")
        #expect(root.keys == ["rules", "next"])
    }

    @Test func `a document may have a start, an end and a version`() throws {
        let result = read("%YAML 1.1\n---\na: 1\n...\n")

        #expect(result.problems.isEmpty)
        #expect(result.root?.outline == #"{"a": "1"}"#)
    }
}
