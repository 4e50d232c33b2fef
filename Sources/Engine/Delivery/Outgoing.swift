import PluginAPI

/// What goes to the sinks because of some decisions.
struct Outgoing {
    /// What is put into the outbox in the transaction that stores the decisions.
    private(set) var rows: [NewOutboxItem] = []

    private var direct: [ObjectIdentifier: (worker: SinkWorker, items: [Delivery])] = [:]
    private var durable: [ObjectIdentifier: (run: OutboxRun, items: [Delivery])] = [:]

    /// Adds an item for a direct sink.
    mutating func add(_ item: Delivery, to worker: SinkWorker) {
        direct[ObjectIdentifier(worker), default: (worker, [])].items.append(item)
    }

    /// Adds an item for a durable sink, which it reaches as late as some routings say.
    mutating func add(
        _ item: Delivery,
        to run: OutboxRun,
        _ routings: [SinkRouting],
        image: StoredImage?
    ) {
        durable[ObjectIdentifier(run), default: (run, [])].items.append(item)
        rows += run.rows(of: item, routings, image: image)
    }

    /// Hands everything on, once the decisions are stored or could not be.
    func handOn(isStored: Bool) {
        for (worker, items) in direct.values { worker.offer(items) }
        for (run, items) in durable.values {
            if isStored { run.ring() } else { run.offerUnstored(items) }
        }
    }
}
