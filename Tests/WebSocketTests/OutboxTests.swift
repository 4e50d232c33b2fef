import Testing

@testable import WebSocket

@Suite
struct OutboxTests {
    @Test func `answers to heartbeats go ahead of messages`() throws {
        var outbox = Outbox()
        try outbox.add(.message(.text), [1], ticket: outbox.ticket(), nil)
        outbox.addAnswer(WebSocketMessage(.text, [2]))

        #expect(outbox.next().map(Self.content) == [2])
        #expect(outbox.next().map(Self.content) == [1])
        #expect(outbox.isEmpty)
    }

    @Test func `answers beyond their bound are dropped`() {
        var outbox = Outbox()
        for _ in 0..<100 { outbox.addAnswer(.text("PING")) }

        var count = 0
        while outbox.next() != nil { count += 1 }

        #expect(count == Outbox.mostAnswers)
    }

    @Test func `there is room again for what was sent or taken back`() throws {
        var outbox = Outbox()
        let half = [UInt8](repeating: 0, count: Outbox.mostBytes / 2)
        let first = outbox.ticket()
        try outbox.add(.message(.binary), half, ticket: first, nil)
        try outbox.add(.message(.binary), half, ticket: outbox.ticket(), nil)
        #expect(throws: WebSocketFailure.queueFull) {
            try outbox.add(.message(.binary), [1], ticket: outbox.ticket(), nil)
        }

        _ = outbox.cancel(first)
        try outbox.add(.message(.binary), half, ticket: outbox.ticket(), nil)
        _ = outbox.next()
        try outbox.add(.message(.binary), half, ticket: outbox.ticket(), nil)

        #expect(throws: WebSocketFailure.queueFull) {
            try outbox.add(.message(.binary), [1], ticket: outbox.ticket(), nil)
        }
    }

    @Test func `the number of messages is bounded too`() throws {
        var outbox = Outbox()
        for _ in 0..<Outbox.mostMessages { try outbox.add(.ping, [], ticket: outbox.ticket(), nil) }

        #expect(throws: WebSocketFailure.queueFull) { try outbox.add(.ping, [], ticket: outbox.ticket(), nil) }
    }

    @Test func `one message may be longer than the bound`() throws {
        var outbox = Outbox()
        let long = [UInt8](repeating: 0, count: 2 * Outbox.mostBytes)

        try outbox.add(.message(.binary), long, ticket: outbox.ticket(), nil)

        #expect(outbox.next().map { Self.content($0).count } == 2 * Outbox.mostBytes)
    }

    private static func content(_ item: Outbox.Item) -> [UInt8] { Array(item.bytes.dropFirst(Outbox.headroom)) }
}
