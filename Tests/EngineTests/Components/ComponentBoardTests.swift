import PluginAPI
import Testing

@testable import Engine

@Suite struct ComponentBoardTests {
    private let board = ComponentBoard { _ in }
    private let reason = LocalizedText(ko: "느립니다", en: "it is slow")

    @Test func `a reason that has passed is cleared`() {
        board.set("part", .degraded, because: reason)

        board.clear("part", of: reason)

        #expect(board.snapshot["part"]?.state == .running)
        #expect(board.snapshot["part"]?.reason == nil)
    }

    @Test func `what was said since is not cleared with an older reason`() {
        board.set("part", .degraded, because: reason)
        board.set("part", .degraded, "another reason")

        board.clear("part", of: reason)

        #expect(board.snapshot["part"]?.reason == "another reason")
    }
}
