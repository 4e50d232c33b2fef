import Foundation
import Synchronization

/// A thread with its transfers and connections, started by the first request.
final class TransferLoop: Sendable {
    private let name: String
    private let settings: HTTPSettings
    private let mailbox: LoopMailbox
    private let lastID = Atomic(0)

    init(_ name: String, _ settings: HTTPSettings) {
        self.name = name
        self.settings = settings
        mailbox = LoopMailbox(capacity: max(1, settings.requestsAtOnce) + max(0, settings.waitingRequests))
    }

    deinit { mailbox.close() }

    /// Sends a request; ends early and gives the transfer up when the task is cancelled.
    func exchange(_ request: PreparedRequest) async throws(HTTPFailure) -> HTTPResponse {
        let id = lastID.add(1, ordering: .relaxed).newValue
        let outcome = await withTaskCancellationHandler {
            await withCheckedContinuation { result in
                post(TransferOrder(id: id, request: request, result: result))
            }
        } onCancel: {
            mailbox.cancel(id)
        }
        return try outcome.get()
    }

    /// Gives up what is on its way, closes all connections, and waits for the thread's end.
    func close() async {
        mailbox.close()
        await mailbox.waitUntilEnded()
    }

    private func post(_ order: TransferOrder) {
        // A task that was cancelled before left its wish while there was nothing to cancel.
        guard !Task.isCancelled else { return order.failUnsent(.cancelled) }
        switch mailbox.post(order) {
        case .busy: order.failUnsent(.busy)
        case .closed: order.failUnsent(.closed)
        case .takenFirst: start()
        case .taken: break
        }
        if Task.isCancelled { mailbox.cancel(order.id) }
    }

    private func start() {
        // The thread holds no reference to the loop, whose end is the thread's end.
        let thread = Thread { [mailbox, settings] in
            ThreadSignals.blockBrokenPipe()
            CurlLibrary.start
            Self.work(settings, mailbox)
            mailbox.end()
        }
        thread.name = name
        thread.start()
    }

    /// Everything of the library is freed when this returns.
    private static func work(_ settings: HTTPSettings, _ mailbox: LoopMailbox) {
        TransferEngine(settings, mailbox).run()
    }
}
