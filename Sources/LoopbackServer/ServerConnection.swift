import Synchronization

/// One accepted connection with full control over what goes out on it and how it ends.
///
/// Its handler runs on a thread of its own and may wait; when the handler returns, the connection is closed. Other
/// threads may send and end it at any time. Every wait ends when the server is stopped.
public final class ServerConnection: Sendable {
    /// Which connection of the server this is, from 1 on.
    public let number: Int

    let limits: ServerLimits
    let counters: ServerCounters
    private let socket: StreamSocket
    private let tls: TLSSession?
    private let input = Mutex(ByteInput())

    init(_ number: Int, _ socket: StreamSocket, _ tls: TLSSession?, _ limits: ServerLimits, _ counters: ServerCounters)
    {
        self.number = number
        self.socket = socket
        self.tls = tls
        self.limits = limits
        self.counters = counters
    }

    /// Agrees on keys, where the server encrypts.
    func open() throws(ConnectionEnd) {
        guard let tls else { return }
        do {
            try tls.shakeHands(over: socket)
        } catch {
            counters.count { $0.failedHandshakes += 1 }
            throw error
        }
        if tls.isResumed { counters.count { $0.resumedSessions += 1 } }
    }

    /// Reads through what came and was not read yet; one reader at a time.
    func read<Value>(
        _ body: (inout ByteInput, ByteInput.More) throws(ConnectionEnd) -> Value
    ) throws(ConnectionEnd) -> Value {
        try input.withLock { input throws(ConnectionEnd) in
            try body(&input) { () throws(ConnectionEnd) in
                guard let tls else { return try socket.receive() }
                return try tls.receive(over: socket)
            }
        }
    }
}

// MARK: - Bytes

extension ServerConnection {
    /// The bytes that are there, after waiting for the first; none at the end.
    public func receive() throws(ConnectionEnd) -> [UInt8] {
        try read { input, more throws(ConnectionEnd) in try input.some(more) }
    }

    /// Has every later wait for bytes end at a moment.
    func receive(until deadline: ContinuousClock.Instant) { socket.receive(until: deadline) }

    /// Sends bytes as they are.
    public func send(_ bytes: [UInt8]) throws(ConnectionEnd) {
        guard let tls else { return try socket.send(bytes) }
        try tls.send(bytes, over: socket)
    }

    /// Sends a text as it is.
    public func send(_ text: String) throws(ConnectionEnd) { try send(Array(text.utf8)) }

    /// Sends bytes slowly, a few at a time.
    public func drip(_ bytes: [UInt8], atOnce count: Int = 1, every pause: Duration) throws(ConnectionEnd) {
        for start in stride(from: 0, to: bytes.count, by: max(1, count)) {
            if start > 0 { try socket.pause(for: pause) }
            try send(Array(bytes[start..<min(bytes.count, start + max(1, count))]))
        }
    }

    /// Does nothing for a while.
    public func pause(for duration: Duration) throws(ConnectionEnd) { try socket.pause(for: duration) }

    /// Answers nothing more and throws away what comes, until the other side has left.
    public func stayUntilPeerLeaves() throws(ConnectionEnd) {
        while try !receive().isEmpty {}
    }
}

// MARK: - The end

extension ServerConnection {
    /// Closes the connection; an encrypted one says before that the stream ends here.
    public func close() {
        if !socket.isEnded { tls?.sayGoodbye(over: socket) }
        socket.end(.close)
    }

    /// Closes the connection without the goodbye of TLS, as if it were cut.
    public func cut() { socket.end(.close) }

    /// Resets the connection: the other side loses even what it has not read yet.
    public func reset() { socket.end(.reset) }

    /// Says that nothing more will be sent and takes in what still comes, for two seconds at most.
    ///
    /// To close while bytes come would be a reset, with which the other side could lose the answer.
    public func finish() {
        finishSending()
        receive(until: .now + .seconds(2))
        try? stayUntilPeerLeaves()
    }

    /// Says that nothing more will be sent; the other side may still send.
    public func finishSending() {
        tls?.sayGoodbye(over: socket)
        socket.finishSending()
    }
}
