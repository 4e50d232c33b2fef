internal import CCurl

/// Moves all transfers of a loop forward; lives on the loop's thread alone.
final class TransferEngine {
    private let settings: HTTPSettings
    private let mailbox: LoopMailbox
    private let multi: MultiHandle
    private let share = SessionShare()
    private var admission: Admission
    private var waiting: [Int: TransferOrder] = [:]
    private var active: [Int: Transfer] = [:]

    init(_ settings: HTTPSettings, _ mailbox: LoopMailbox) {
        self.settings = settings
        self.mailbox = mailbox
        multi = MultiHandle(connections: settings.requestsAtOnce, perHost: settings.requestsPerHost)
        admission = Admission(total: settings.requestsAtOnce, perHost: settings.requestsPerHost)
        mailbox.begin(multi)
    }

    /// Runs until the mailbox is closed.
    func run() {
        while true {
            let mail = mailbox.take()
            for order in mail.orders { lineUp(order) }
            for id in mail.cancelled { giveUp(id, .cancelled) }
            guard !mail.isClosed else { break }
            advance()
            multi.wait(atMost: timeToDeadline)
        }
        for id in Array(waiting.keys) + Array(active.keys) { giveUp(id, .closed) }
        mailbox.letGo()
    }

    private func lineUp(_ order: TransferOrder) {
        waiting[order.id] = order
        admission.lineUp(order.id, for: order.request.url.origin)
    }

    /// Ended transfers make room for others, which are begun before the next wait.
    private func advance() {
        repeat {
            multi.perform()
            while let (id, code) = multi.nextEnded() { finish(id, code) }
            expire()
        } while begin()
    }

    /// Begins those whose turn it is; false when there are none.
    private func begin() -> Bool {
        let admitted = admission.admit()
        for id in admitted {
            guard let order = waiting.removeValue(forKey: id) else { continue }
            do {
                let transfer = try Transfer(order, settings, share)
                active[id] = transfer
                if !multi.add(transfer.easy) { finish(id, CURLE_FAILED_INIT) }
            } catch {
                admission.leave(id)
                order.failUnsent(.library(Int(error.code.rawValue)))
                mailbox.settle()
            }
        }
        return !admitted.isEmpty
    }

    private func finish(_ id: Int, _ code: CURLcode) {
        guard let transfer = active[id] else { return }
        end(transfer, with: transfer.outcome(of: code))
    }

    private func expire() {
        let now = ContinuousClock.now
        for (id, order) in waiting where order.request.deadline <= now { giveUp(id, .timedOut(.waiting)) }
        for (id, transfer) in active where transfer.deadline <= now { giveUp(id, .timedOut(transfer.phase)) }
    }

    private func giveUp(_ id: Int, _ cause: HTTPFailure.Cause) {
        if let order = waiting.removeValue(forKey: id) {
            admission.leave(id)
            order.failUnsent(cause)
            mailbox.settle()
        } else if let transfer = active[id] {
            end(transfer, with: .failure(transfer.failure(cause)))
        }
    }

    private func end(_ transfer: Transfer, with outcome: TransferOrder.Outcome) {
        multi.remove(transfer.easy)
        active[transfer.order.id] = nil
        admission.leave(transfer.order.id)
        mailbox.settle()
        transfer.order.result.resume(returning: outcome)
    }

    /// How long until the next phase must be over, rounded up; a minute when nothing is on its way.
    private var timeToDeadline: Int32 {
        let deadlines = active.values.lazy.map(\.deadline) + waiting.values.map(\.request.deadline)
        guard let next = deadlines.min() else { return 60_000 }
        let (seconds, attoseconds) = max(.zero, next - .now).components
        return Int32(clamping: min(seconds, 60) * 1000 + attoseconds / 1_000_000_000_000_000 + 1)
    }
}
