internal import CCurl
import Synchronization

/// What other threads leave for a loop; a full one takes nothing.
final class LoopMailbox: Sendable {
    struct Mail {
        var orders: [TransferOrder] = []
        var cancelled: [Int] = []
        var isClosed = false
    }

    enum Admittance { case taken, takenFirst, busy, closed }

    @safe
    private struct Waker: @unchecked Sendable {
        // Used under the lock, and taken away before the handle is gone.
        let multi: UnsafeMutableRawPointer
    }

    private struct State {
        var mail = Mail()
        var outstanding = 0
        var isRunning = false
        var hasEnded = false
        var isWoken = false
        var waker: Waker?
        var waiting: [CheckedContinuation<Void, Never>] = []
    }

    private let capacity: Int
    private let state = Mutex(State())

    init(capacity: Int) { self.capacity = capacity }

    /// Leaves an order; the first one tells its sender to start the loop.
    func post(_ order: TransferOrder) -> Admittance {
        state.withLock { state in
            guard !state.mail.isClosed else { return .closed }
            guard state.outstanding < capacity else { return .busy }
            state.outstanding += 1
            state.mail.orders.append(order)
            wake(&state)
            guard !state.isRunning else { return .taken }
            state.isRunning = true
            return .takenFirst
        }
    }

    /// Asks to give up an order; one that is over already is none to give up.
    func cancel(_ id: Int) {
        state.withLock { state in
            guard state.outstanding > 0 else { return }
            state.mail.cancelled.append(id)
            wake(&state)
        }
    }

    /// Ends the loop.
    func close() {
        state.withLock { state in
            state.mail.isClosed = true
            wake(&state)
        }
    }

    /// Returns when the loop has ended, or was never started.
    func waitUntilEnded() async {
        await withCheckedContinuation { continuation in
            let isOver = state.withLock { state in
                guard state.isRunning, !state.hasEnded else { return true }
                state.waiting.append(continuation)
                return false
            }
            if isOver { continuation.resume() }
        }
    }

    private func wake(_ state: inout State) {
        guard !state.isWoken, let waker = state.waker else { return }
        state.isWoken = true
        unsafe curl_multi_wakeup(waker.multi)
    }
}

// MARK: - The loop's side

extension LoopMailbox {
    func begin(_ multi: MultiHandle) { state.withLock { unsafe $0.waker = Waker(multi: multi.handle) } }

    /// Takes what was left; that the mailbox is closed stays true.
    func take() -> Mail {
        state.withLock { state in
            state.isWoken = false
            defer { state.mail = Mail(isClosed: state.mail.isClosed) }
            return state.mail
        }
    }

    func settle() { state.withLock { $0.outstanding -= 1 } }

    /// Lets go of the handle, after which it may be freed.
    func letGo() { state.withLock { $0.waker = nil } }

    func end() {
        let waiting = state.withLock { state in
            state.hasEnded = true
            defer { state.waiting = [] }
            return state.waiting
        }
        for continuation in waiting { continuation.resume() }
    }
}
