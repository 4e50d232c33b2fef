import PluginAPI
import Testing

@testable import Engine

@Suite struct OutboxLedgerTests {
    private let desk: OutboxDesk

    init() throws { desk = try OutboxDesk() }

    @Test func `dead letters are listed, and sent again when a person says so, also to a place that was closed`()
        async throws
    {
        let gone = ServiceSink([Destination("chat")], clock: desk.clock) { _, _ in .closed(reason: "blocked") }
        desk.place(["phone": gone])
        try desk.put(["a", "b"])
        await desk.drain()
        let ledger = try #require(try OutboxLedger(stateFolder: desk.workspace.path))

        let letters = try ledger.unsettled()
        #expect(
            letters.map { "\($0.id) \($0.sink) \($0.destination) \($0.state) \($0.reason ?? "")" } == [
                "a phone chat dead blocked", "b phone chat dead blocked",
            ]
        )
        #expect(try ledger.retry(["b"], at: desk.clock.now) == 1)
        #expect(try ledger.drop(nil, at: desk.clock.now) == 1)

        let back = ServiceSink([Destination("chat")], clock: desk.clock)
        desk.place(["phone": back])
        await desk.drain()

        #expect(back.calls.map(\.id) == ["b"])
        #expect(try desk.states() == ["a dropped", "b delivered"])
        #expect(try ledger.unsettled().isEmpty)
    }

    @Test func `a digest is known by its id with the ids of its alerts`() async throws {
        let sink = ServiceSink([Destination("chat", paces: [Pace(1, per: .seconds(1))])], clock: desk.clock)
        desk.place(["phone": sink])
        try desk.put((1...30).map { "a\($0)" })
        await desk.drain()
        let ledger = try #require(try OutboxLedger(stateFolder: desk.workspace.path))

        let digest = try #require(sink.calls.first { $0.digest != nil })
        let letter = try #require(try ledger.letters(of: digest.id).first)

        #expect(letter.members == digest.digest)
        #expect(letter.state == .delivered)
        #expect(try ledger.letters(of: "a30").map(\.state) == [.folded])
    }

    @Test func `a folder where nothing has run has no outbox`() throws {
        let empty = try Workspace()

        #expect(try OutboxLedger(stateFolder: empty.path) == nil)
    }
}
