import Testing
import YAML

struct AliasTests {
    @Test func `merged entries come last, keep their places and say where they were brought in`() throws {
        let root = try #require(read("a: &a {mode: paper, x: 1}\nb:\n  <<: *a\n  mode: real\n").root)

        let merged = try #require(root["b"]?.entry("x"))

        #expect(root["b"]?.keys == ["mode", "x"])
        #expect(root["b"]?["mode"]?.scalar?.text == "real")
        #expect(root["b"]?.entry("mode")?.isMerged == false)
        #expect(merged.isMerged)
        #expect(merged.key.span.start.line == 1)
        #expect(merged.value.span.text == "1")
        #expect(merged.mergedAt?.text == "*a")
        #expect(merged.mergedAt?.start.line == 3)
    }

    @Test func `explicit keys win wherever they stand and the first of a list wins`() throws {
        let text = "a: &a {p: 1, q: 2}\nb: &b {q: 3, r: 4}\nc: {r: 9, <<: [*a, *b]}\nd: {<<: *b, q: 8}\n"

        let root = try #require(read(text).root)

        #expect(root["c"]?.outline == #"{"r": "9", "p": "1", "q": "2"}"#)
        #expect(root["d"]?.outline == #"{"q": "8", "r": "4"}"#)
    }

    @Test func `merges of merges keep the places of the first`() throws {
        let root = try #require(read("a: &a {p: 1}\nb: &b {<<: *a, q: 2}\nc: {<<: *b}\n").root)

        #expect(root["c"]?.keys == ["q", "p"])
        #expect(root["c"]?.entry("p")?.key.span.start.line == 1)
        #expect(root["c"]?.entry("q")?.key.span.start.line == 2)
    }

    @Test func `a mapping may be merged where it is typed and a quoted merge key is a key`() throws {
        let root = try #require(read("a: {<<: {p: 1}, q: 2}\nb: {'<<': x}\n").root)

        #expect(root["a"]?.keys == ["q", "p"])
        #expect(root["b"]?["<<"]?.scalar?.text == "x")
    }

    @Test(arguments: [("a: {<<: 3}", "3"), ("a: {<<: [{b: 1}, x]}", "x"), ("s: &s t\na: {<<: *s}", "*s")])
    func `only mappings can be merged`(text: String, place: String) throws {
        let result = read(text)

        #expect(result.problems.map(\.kind) == [.badMerge])
        #expect(result.problems.map { String($0.span.text) } == [place])
        #expect(result.root?["a"]?.isUnsound == true)
    }

    @Test func `an undefined alias leaves a stand in and names the anchors there are`() throws {
        let result = read("a: &one 1\nb: *two\nc: 3\n")

        let problem = try #require(result.problems.first)

        #expect(result.problems.count == 1)
        #expect(problem.kind == .undefinedAlias("two"))
        #expect(problem.span.text == "*two")
        #expect(problem.related.map(\.note) == [.anchor("one")])
        #expect(result.root?["b"]?.isUnsound == true)
        #expect(result.root?["c"]?.scalar?.text == "3")
    }

    @Test func `an alias inside what it names is refused`() {
        let result = read("a: &a\n  b: [1, *a]\n")

        #expect(result.problems.map(\.kind) == [.recursiveAlias("a")])
        #expect(result.problems.first?.span.start.line == 2)
    }

    @Test func `the last anchor of a name counts`() throws {
        let root = try #require(read("a: &x 1\nb: *x\nc: &x 2\nd: *x\n").root)

        #expect(root["b"]?.scalar?.text == "1")
        #expect(root["d"]?.scalar?.text == "2")
    }

    @Test func `a missing merge leaves the rest of the mapping and marks it`() throws {
        let result = read("a:\n  <<: *nothing\n  b: 1\n")

        #expect(result.problems.map(\.kind) == [.undefinedAlias("nothing")])
        #expect(result.root?["a"]?.keys == ["b"])
        #expect(result.root?["a"]?.isUnsound == true)
    }
}
