import Dispatch
import Synchronization
import WebSocket

/// Keeps the messages that come, and lets a test wait for them.
final class Recorder: WebSocketHandler {
    /// A message as it came.
    struct Message: Sendable, Hashable {
        var kind: WebSocketMessage.Kind
        var text: String

        static func text(_ text: String) -> Message { Message(kind: .text, text: text) }
        static func binary(_ text: String) -> Message { Message(kind: .binary, text: text) }
    }

    private struct State {
        var messages: [Message] = []
        var waiters: [(count: Int, waiter: CheckedContinuation<Void, Never>)] = []
    }

    private let state = Mutex(State())

    /// What is answered at once; every message that is this text is echoed.
    private let heartbeat: String?

    /// What is done first with each batch, on the service's thread.
    private let onBatch: @Sendable () -> Void

    init(heartbeat: String? = nil, onBatch: @escaping @Sendable () -> Void = {}) {
        self.heartbeat = heartbeat
        self.onBatch = onBatch
    }

    /// Everything that came so far.
    var messages: [Message] { state.withLock(\.messages) }

    /// Waits until so many messages have come.
    func wait(for count: Int) async {
        await withCheckedContinuation { waiter in
            let isThere = state.withLock { state in
                guard state.messages.count < count else { return true }
                state.waiters.append((count, waiter))
                return false
            }
            if isThere { waiter.resume() }
        }
    }

    func answer(_ message: Span<UInt8>, _ kind: WebSocketMessage.Kind) -> WebSocketMessage? {
        guard let heartbeat, Self.text(message) == heartbeat else { return nil }
        return .echo(kind, message)
    }

    func receive(_ batch: borrowing WebSocketBatch) {
        onBatch()
        var come: [Message] = []
        batch.forEach { message, kind in come.append(Message(kind: kind, text: Self.text(message))) }
        let ready = state.withLock { state in
            state.messages += come
            let ready = state.waiters.filter { $0.count <= state.messages.count }
            state.waiters.removeAll { $0.count <= state.messages.count }
            return ready.map(\.waiter)
        }
        for waiter in ready { waiter.resume() }
    }

    private static func text(_ message: Span<UInt8>) -> String {
        var bytes: [UInt8] = []
        for index in message.indices { bytes.append(message[index]) }
        return String(decoding: bytes, as: UTF8.self)
    }
}

/// Something that is passed from the server's thread to a test.
final class Handover<Value: Sendable>: Sendable {
    private let stream: AsyncStream<Value>
    private let feed: AsyncStream<Value>.Continuation

    init() { (stream, feed) = AsyncStream.makeStream() }

    func give(_ value: Value) { feed.yield(value) }

    /// The next value.
    func take() async -> Value? {
        var values = stream.makeAsyncIterator()
        return await values.next()
    }
}

/// Holds whoever waits until it is opened.
final class Gate: Sendable {
    private let condition = DispatchSemaphore(value: 0)

    func pass() {
        condition.wait()
        condition.signal()
    }

    func open() { condition.signal() }
}
