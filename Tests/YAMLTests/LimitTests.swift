import Foundation
import Testing
import YAML

struct LimitTests {
    private func refused(_ text: String, limits: YAMLLimits = YAMLLimits()) -> [YAMLProblem.Kind] {
        let result = read(text, limits: limits)

        #expect(result.root == nil)
        return result.problems.map(\.kind)
    }

    @Test(arguments: ["[", "{a: ", "- ", "? "])
    func `deep nesting is cut while reading`(level: String) {
        #expect(refused(String(repeating: level, count: 20_000)) == [.tooDeep(limit: 64)])
    }

    @Test func `the deepest allowed nesting is read`() {
        let limits = YAMLLimits(depth: 3)

        #expect(read("a: [[x]]", limits: limits).problems.isEmpty)
        #expect(refused("a: [[[x]]]", limits: limits) == [.tooDeep(limit: 3)])
    }

    @Test func `no limit allows trees that a stack cannot hold`() {
        #expect(YAMLLimits(depth: 1_000_000).depth == YAMLLimits.greatestDepth)
        #expect(refused(String(repeating: "[", count: 20_000), limits: YAMLLimits(depth: 1_000_000)).count == 1)
    }

    @Test func `a tree of the greatest depth is freed`() {
        let depth = YAMLLimits.greatestDepth
        let text = String(repeating: "[", count: depth) + String(repeating: "]", count: depth)

        let result = read(text, limits: YAMLLimits(depth: depth))

        #expect(result.problems.isEmpty)
        #expect(result.root?.all.count == depth)
    }

    @Test func `an alias bomb is refused without being written out`() {
        var text = "a0: &a0 [x, x, x, x, x, x, x, x, x]\n"
        for level in 1..<60 {
            let aliases = Array(repeating: "*a\(level - 1)", count: 9).joined(separator: ", ")
            text += "a\(level): &a\(level) [\(aliases)]\n"
        }

        #expect(refused(text) == [.tooManyNodes(limit: 100_000)])
    }

    @Test func `a merge bomb is refused`() {
        var text = "a0: &a0 {p: 1, q: 2, r: 3}\n"
        for level in 1..<200 { text += "a\(level): &a\(level) {<<: [*a\(level - 1), *a\(level - 1)]}\n" }

        #expect(refused(text, limits: YAMLLimits(depth: 500)) == [.tooManyNodes(limit: 100_000)])
    }

    @Test func `depth is counted through aliases`() {
        var text = "a0: &a0 [x]\n"
        for level in 1..<20_000 { text += "a\(level): &a\(level) [*a\(level - 1)]\n" }

        #expect(refused(text) == [.tooDeep(limit: 64)])
    }

    @Test func `nodes, texts and files have a size`() {
        #expect(refused("[a, b, c]", limits: YAMLLimits(nodes: 3)) == [.tooManyNodes(limit: 3)])
        #expect(refused("a: 가나다", limits: YAMLLimits(scalarBytes: 8)) == [.scalarTooLong(limit: 8)])
        #expect(refused("a: 12345", limits: YAMLLimits(bytes: 7)) == [.tooLarge(limit: 7)])
        #expect(read("a: 12345", limits: YAMLLimits(bytes: 8, nodes: 3, scalarBytes: 5)).problems.isEmpty)
    }

    @Test func `the list of problems has an end`() {
        let result = read(String(repeating: "a: 1\n", count: 500), limits: YAMLLimits(problems: 10))

        #expect(result.problems.count == 10)
        #expect(result.problems.last?.span.start.line == 11)
    }

    @Test(arguments: [
        "[x,", "[\u{A0}x: 1\n", "{y: 1,000", "a: @x\n", "\ta: 1\n", "- \"a\n", "a: [\n1\n2: \"", "- &a\n", "\u{1}\n",
        "%TAG !a! a\n", "key: '\n", "a:b\n", "- - x\n", "x: {a, b: \n", "\r", "  ", "<<: *a\n", "a\n", "a: b: c\n",
    ])
    func `no text takes long`(piece: String) {
        let text = String(repeating: piece, count: 200_000 / piece.utf8.count)

        let start = Self.processorTime
        _ = read(text)

        #expect(Self.processorTime - start < .seconds(5))
    }

    /// What the thread has worked so far, however busy the machine is otherwise.
    private static var processorTime: Duration {
        var time = timespec()
        clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
        return .seconds(time.tv_sec) + .nanoseconds(time.tv_nsec)
    }
}
