import Synchronization

#if canImport(Darwin)
import Darwin
#elseif canImport(Musl)
import Musl
#else
import Glibc
#endif

/// One connected socket. Its descriptor is closed when this side has ended it and the last call that uses it returned,
/// so that no call can meet a descriptor that meanwhile belongs to something else.
final class StreamSocket: Sendable {
    enum Ending { case close, reset }

    private struct State {
        var users = 0
        var isEnded = false
        var isClosed = false
    }

    // A wait for room or for time looks this often whether the connection was ended by another thread.
    private static let slice: Duration = .milliseconds(50)

    private let descriptor: Int32
    private let sendFlags: Int32
    private let limits: ServerLimits
    private let state = Mutex(State())
    private let deadline = Mutex<ContinuousClock.Instant?>(nil)

    init(adopting descriptor: Int32, limits: ServerLimits) {
        self.descriptor = descriptor
        self.limits = limits
        sendFlags = SystemCalls.prepareSending(descriptor)
        SystemCalls.setNonblocking(descriptor)
        SystemCalls.setOption(descriptor, Int32(IPPROTO_TCP), TCP_NODELAY, Int32(1))
    }

    deinit { end(.close) }

    /// The bytes that are there, at most as many as asked for, after waiting for the first; none at the end.
    func receive(atMost count: Int = 64 * 1024) throws(ConnectionEnd) -> [UInt8] {
        try use { () throws(ConnectionEnd) in
            while true {
                // Whoever sends a byte now and then must come to an end as well.
                let left = deadline.withLock(\.self).map { $0 - .now } ?? limits.idle
                guard left > .zero else { throw .slow }
                var received = 0
                let bytes = unsafe [UInt8](unsafeUninitializedCapacity: count) { buffer, initialized in
                    unsafe received = recv(descriptor, buffer.baseAddress, count, 0)
                    initialized = max(0, received)
                }
                if received >= 0 {
                    if received == 0, isEnded { throw .closedHere }
                    return bytes
                }
                try check(errno)
                guard SystemCalls.wait(for: canRead, on: descriptor, atMost: min(left, limits.idle)) else {
                    throw left < limits.idle ? .slow : .idle
                }
            }
        }
    }

    /// Has the wait for bytes end at a moment, whatever comes until then.
    func receive(until deadline: ContinuousClock.Instant) { self.deadline.withLock { $0 = deadline } }

    /// Hands all bytes to the system.
    func send(_ bytes: [UInt8]) throws(ConnectionEnd) {
        try use { () throws(ConnectionEnd) in
            var start = 0
            var stalled: Duration = .zero
            while start < bytes.count {
                let sent = unsafe bytes.withUnsafeBytes { all in
                    let rest = unsafe UnsafeRawBufferPointer(rebasing: all[start...])
                    return unsafe systemSend(descriptor, rest.baseAddress, rest.count, sendFlags)
                }
                if sent > 0 {
                    start += sent
                    stalled = .zero
                    continue
                }
                try check(errno)
                guard !isEnded else { throw .closedHere }
                guard stalled < limits.stall else { throw .stalled }
                if !SystemCalls.wait(for: canWrite, on: descriptor, atMost: Self.slice) { stalled += Self.slice }
            }
        }
    }

    /// Waits, or ends early because this connection was ended.
    func pause(for duration: Duration) throws(ConnectionEnd) {
        try use { () throws(ConnectionEnd) in
            let deadline = ContinuousClock.now + duration
            while !isEnded {
                let left = deadline - .now
                guard left > .zero else { return }
                // No event is asked for: only the end of the connection ends this wait early.
                if SystemCalls.wait(for: 0, on: descriptor, atMost: min(left, Self.slice)) { throw .resetByPeer }
            }
            throw .closedHere
        }
    }

    /// Tells the other side that nothing more will come; it can still be read from.
    func finishSending() {
        try? use { _ = shutdown(descriptor, Int32(SHUT_WR)) }
    }

    var isEnded: Bool { state.withLock { $0.isEnded } }

    /// Ends the connection at once, from whatever thread.
    func end(_ ending: Ending) {
        state.withLock { state in
            guard !state.isEnded else { return }
            state.isEnded = true
            if ending == .reset {
                SystemCalls.setOption(descriptor, SOL_SOCKET, SO_LINGER, linger(l_onoff: 1, l_linger: 0))
            }
            guard state.users > 0 else { return close(&state) }
            // Wakes whoever waits for bytes; a reset must not be preceded by a regular end.
            _ = shutdown(descriptor, Int32(ending == .reset ? SHUT_RD : SHUT_RDWR))
        }
    }

    private func close(_ state: inout State) {
        guard !state.isClosed else { return }
        state.isClosed = true
        systemClose(descriptor)
    }

    private func use<Value>(_ body: () throws(ConnectionEnd) -> Value) throws(ConnectionEnd) -> Value {
        let isOpen = state.withLock { state in
            guard !state.isEnded else { return false }
            state.users += 1
            return true
        }
        guard isOpen else { throw .closedHere }
        defer {
            state.withLock { state in
                state.users -= 1
                if state.isEnded, state.users == 0 { close(&state) }
            }
        }
        return try body()
    }

    /// Returns for what passes by itself and throws what ends a connection.
    private func check(_ code: Int32) throws(ConnectionEnd) {
        switch code {
        case EAGAIN, EINTR: return
        case _ where isEnded: throw .closedHere
        case ECONNRESET: throw .resetByPeer
        case EPIPE: throw .closedByPeer
        default: throw .system(code)
        }
    }
}

private let canRead = Int32(POLLIN)
private let canWrite = Int32(POLLOUT)

// Inside the type the plain names would mean its own methods.
private func systemSend(_ descriptor: Int32, _ address: UnsafeRawPointer?, _ count: Int, _ flags: Int32) -> Int {
    unsafe send(descriptor, address, count, flags)
}

private func systemClose(_ descriptor: Int32) { _ = close(descriptor) }
