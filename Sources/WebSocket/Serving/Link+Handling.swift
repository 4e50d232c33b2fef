internal import Synchronization

/// Whether a batch may go to the handler.
enum Admission {
    /// It may, and nobody else's will until `handled()`.
    case granted
    /// A thread is in the handler; the batch was put behind what waits.
    case waits
    /// The same, and so much waits now that no more is to be read.
    case waitsTooLong
}

extension Link {
    /// Asks whether the messages that came may go to the handler on this thread.
    func admit(_ batch: inout WebSocketBatch) -> Admission {
        state.withLock { state in
            #if !os(Linux)
            state.lastMessages = .now
            #endif
            guard state.isBusy else {
                state.isBusy = true
                return .granted
            }
            state.backlog.append(taking: &batch)
            guard state.backlog.byteCount > request.longestBacklog, !state.isPaused else { return .waits }
            state.isPaused = true
            return .waitsTooLong
        }
    }

    /// Notes that the handler has come back, which no other thread went past.
    func handled() { state.withLock { $0.isBusy = false } }

    /// Hands on what came while the handler was at work, until there is no more; others have the service meanwhile.
    func handleBacklog() {
        var batch = WebSocketBatch()
        while true {
            batch.removeAll()
            let isPaused = state.withLock { state in
                swap(&batch, &state.backlog)
                if batch.isEmpty { state.isBusy = false }
                return state.isPaused
            }
            guard !batch.isEmpty else { break }
            if isPaused { loop.call(for: self) }
            handler.receive(batch)
        }
        tellEnd()
    }
}
