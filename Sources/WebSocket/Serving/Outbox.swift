internal import CWebSockets
internal import DequeModule

/// The messages that wait to be sent, and those who wait for that.
struct Outbox {
    /// Waits until a message has been sent.
    typealias Waiter = CheckedContinuation<Result<Void, WebSocketFailure>, Never>

    /// A message or a ping.
    enum Kind {
        case message(WebSocketMessage.Kind)
        case ping
    }

    /// What is sent, behind the room that the library wants in front of it.
    struct Item {
        var kind: Kind
        var bytes: [UInt8]
        var ticket: Int
    }

    /// How many messages and bytes wait at most; what is more is refused.
    static let (mostMessages, mostBytes) = (1_024, 1 << 20)

    /// How many answers to heartbeats wait at most; a server that wants more does not read them.
    static let mostAnswers = 16

    /// How many bytes the library wants in front of what it writes.
    static let headroom = CWebSockets_headroom

    private var answers: Deque<Item> = []
    private var items: Deque<Item> = []
    private var waiters: [Int: Waiter] = [:]
    private var byteCount = 0
    private var lastTicket = 0

    var isEmpty: Bool { items.isEmpty && answers.isEmpty }

    /// A number for a message to come.
    mutating func ticket() -> Int {
        lastTicket += 1
        return lastTicket
    }

    /// Adds a message.
    mutating func add(_ kind: Kind, _ bytes: [UInt8], ticket: Int, _ waiter: Waiter?) throws(WebSocketFailure) {
        // A single message may be longer than the bound, or it could never be sent.
        guard items.count < Self.mostMessages, items.isEmpty || byteCount + bytes.count <= Self.mostBytes else {
            throw .queueFull
        }
        byteCount += bytes.count
        items.append(Item(kind: kind, bytes: Self.withHeadroom(bytes), ticket: ticket))
        if let waiter { waiters[ticket] = waiter }
    }

    /// Adds an answer to a heartbeat, ahead of all messages.
    mutating func addAnswer(_ message: WebSocketMessage) {
        guard answers.count < Self.mostAnswers else { return }
        answers.append(Item(kind: .message(message.kind), bytes: Self.withHeadroom(message.bytes), ticket: 0))
    }

    /// Takes what is to be sent next.
    mutating func next() -> Item? {
        if let answer = answers.popFirst() { return answer }
        guard let item = items.popFirst() else { return nil }
        byteCount -= item.bytes.count - Self.headroom
        return item
    }

    /// Notes that a message has been sent; returns who waits for it.
    mutating func sent(_ ticket: Int) -> Waiter? { waiters.removeValue(forKey: ticket) }

    /// Takes a message back unless it is being sent; returns who waits for it.
    mutating func cancel(_ ticket: Int) -> Waiter? {
        if let index = items.firstIndex(where: { $0.ticket == ticket }) {
            byteCount -= items.remove(at: index).bytes.count - Self.headroom
        }
        return waiters.removeValue(forKey: ticket)
    }

    /// Forgets everything; returns all who wait.
    mutating func removeAll() -> [Waiter] {
        defer {
            (answers, items, byteCount) = ([], [], 0)
            waiters = [:]
        }
        return Array(waiters.values)
    }

    private static func withHeadroom(_ bytes: [UInt8]) -> [UInt8] {
        [UInt8](repeating: 0, count: headroom) + bytes
    }
}
