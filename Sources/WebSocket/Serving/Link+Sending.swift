internal import Synchronization

extension Link {
    /// Sends something and waits until the system has taken all of it.
    func send(_ kind: Outbox.Kind, _ bytes: [UInt8]) async throws(WebSocketFailure) {
        let ticket = state.withLock { $0.outbox.ticket() }
        let outcome = await withTaskCancellationHandler {
            await withCheckedContinuation { waiter in
                do throws(WebSocketFailure) {
                    try add(kind, bytes, ticket, waiter)
                    if Task.isCancelled { cancel(ticket) }
                } catch {
                    waiter.resume(returning: .failure(error))
                }
            }
        } onCancel: {
            cancel(ticket)
        }
        try outcome.get()
    }

    /// Sends something and does not wait.
    func post(_ kind: Outbox.Kind, _ bytes: [UInt8]) throws(WebSocketFailure) {
        try add(kind, bytes, state.withLock { $0.outbox.ticket() }, nil)
    }

    private func add(
        _ kind: Outbox.Kind,
        _ bytes: [UInt8],
        _ ticket: Int,
        _ waiter: Waiter?
    ) throws(WebSocketFailure) {
        let refusal: WebSocketFailure? = state.withLock { state in
            guard state.phase == .open else { return state.failure ?? .ended }
            do throws(WebSocketFailure) {
                try state.outbox.add(kind, bytes, ticket: ticket, waiter)
                return nil
            } catch {
                return error
            }
        }
        if let refusal { throw refusal }
        loop.call(for: self)
    }

    private func cancel(_ ticket: Int) {
        let waiter = state.withLock { $0.outbox.cancel(ticket) }
        waiter?.resume(returning: .failure(.cancelled))
    }

    /// Notes that a message has been sent.
    func sent(_ item: Outbox.Item) {
        let waiter = state.withLock { $0.outbox.sent(item.ticket) }
        waiter?.resume(returning: .success(()))
    }
}
