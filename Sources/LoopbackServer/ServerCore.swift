import Foundation
import Synchronization

/// What the threads of a server share; it outlives the server until the last of them has ended.
final class ServerCore: Sendable {
    private struct State {
        var isStarted = false
        var isStopped = false
        var threads = 0
        var accepted = 0
        var open: [Int: ServerConnection] = [:]
        var waiting: [CheckedContinuation<Void, Never>] = []
    }

    // Enough for handlers that build large answers; a thread's stack takes memory only where it was used.
    private static let stackSize = 1 << 20

    let listener: ListeningSocket
    let context: TLSContext?
    let counters = ServerCounters()
    private let limits: ServerLimits
    private let handler: LoopbackServer.Handler
    private let state = Mutex(State())

    init(
        _ port: UInt16,
        _ address: IPv4Address,
        _ limits: ServerLimits,
        _ tls: ServerTLS?,
        _ handler: @escaping LoopbackServer.Handler
    ) throws(ConnectionEnd) {
        self.limits = limits
        self.handler = handler
        if let tls { context = try TLSContext(tls) } else { context = nil }
        listener = try ListeningSocket(port: port, address: address, backlog: limits.backlog)
    }

    func start() {
        let isFirst = state.withLock { state in
            guard !state.isStarted, !state.isStopped else { return false }
            state.isStarted = true
            state.threads += 1
            return true
        }
        if isFirst { detach { $0.accept() } }
    }

    func stop() {
        let (open, isStarted) = state.withLock { state in
            state.isStopped = true
            return (Array(state.open.values), state.isStarted)
        }
        listener.stop()
        if !isStarted { listener.close() }
        for connection in open { connection.cut() }
    }

    /// Returns once the server was stopped, or was never started, and no thread of it is left.
    func waitUntilEnded() async {
        await withCheckedContinuation { continuation in
            let isOver = state.withLock { state in
                guard state.threads > 0 else { return true }
                state.waiting.append(continuation)
                return false
            }
            if isOver { continuation.resume() }
        }
    }

    private func accept() {
        do {
            while let descriptor = try listener.accept() { admit(descriptor) }
        } catch {
            counters.count { tally in
                tally.breakdown = error
                tally.problems.append("accepting failed: \(error)")
            }
        }
        listener.close()
    }

    private func admit(_ descriptor: Int32) {
        let socket = StreamSocket(adopting: descriptor, limits: limits)
        let connection = state.withLock { state -> ServerConnection? in
            guard !state.isStopped, state.open.count < limits.connections else { return nil }
            let session = try? context?.makeSession()
            guard context == nil || session != nil else { return nil }
            state.accepted += 1
            state.threads += 1
            let connection = ServerConnection(state.accepted, socket, session, limits, counters)
            state.open[connection.number] = connection
            return connection
        }
        guard let connection else { return counters.count { $0.refused += 1 } }
        counters.count { tally in
            tally.connections += 1
            tally.open += 1
        }
        detach { $0.serve(connection) }
    }

    private func serve(_ connection: ServerConnection) {
        do {
            try connection.open()
            try handler(connection)
            connection.close()
        } catch is ConnectionEnd {
            connection.cut()
        } catch {
            connection.cut()
            counters.count { if $0.problems.count < 16 { $0.problems.append("\(error)") } }
        }
        state.withLock { $0.open[connection.number] = nil }
        counters.count { $0.open -= 1 }
    }

    /// Runs a part of the server on a thread of its own, which is counted already.
    private func detach(_ body: @escaping @Sendable (ServerCore) -> Void) {
        let thread = Thread {
            body(self)
            self.endThread()
        }
        thread.stackSize = Self.stackSize
        thread.start()
    }

    private func endThread() {
        let waiting = state.withLock { state in
            state.threads -= 1
            guard state.threads == 0 else { return [CheckedContinuation<Void, Never>]() }
            defer { state.waiting = [] }
            return state.waiting
        }
        for continuation in waiting { continuation.resume() }
    }
}
