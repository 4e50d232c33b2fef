public import PluginAPI

/// What every sink promises.
public enum SinkContract {
    /// Checks sinks that are made alike.
    ///
    /// Nothing is found in a sink that can be closed without having been opened and closed twice, that answers no more
    /// than it was asked, and that writes alerts whole, once and in their order.
    ///
    /// - Parameters:
    ///   - make: makes a sink; for one with a network end, towards a server in the test.
    ///   - context: what the sink is opened with.
    ///   - limit: how long a call may take.
    ///   - received: everything that has arrived behind the sinks so far, as text.
    public static func problems<S: Sink>(
        context: SinkContext,
        within limit: Duration = .seconds(5),
        make: @escaping @Sendable () -> S,
        received: @escaping @Sendable () async -> String
    ) async -> [ContractProblem] {
        let check = SinkCheck(make: make, context: context, limit: limit, received: received)
        return await check.closedUnopened() + check.closedTwice() + check.delivered()
    }
}

/// The checks of one sink.
struct SinkCheck<S: Sink>: Sendable {
    let make: @Sendable () -> S
    let context: SinkContext
    let limit: Duration
    let received: @Sendable () async -> String

    func closedUnopened() async -> [ContractProblem] {
        let sink = make()
        guard await !Deadline.isKept(within: limit, by: { await sink.close() }) else { return [] }
        return [ContractProblem("close", "a sink that was not opened cannot be closed")]
    }

    func closedTwice() async -> [ContractProblem] {
        let sink = make()
        guard await open(sink) else { return [ContractProblem("open", "the sink cannot be opened")] }
        let isClosed = await Deadline.isKept(within: limit) {
            await sink.close()
            await sink.close()
        }
        guard !isClosed else { return [] }
        return [ContractProblem("close", "a sink cannot be closed twice")]
    }

    func delivered() async -> [ContractProblem] {
        guard S.accepts.contains(.alerts) else { return [] }
        let sink = make()
        guard await open(sink) else { return [ContractProblem("open", "the sink cannot be opened")] }
        var script = EventScript()
        let words = (1...5).map { "contract-item-\($0)-of-5" }
        let items = words.enumerated().map { script.delivery($1, id: "A\($0)") }
        var problems: [ContractProblem] = []
        var outcomes: [DeliveryOutcome] = []
        for group in S.durability == .durable ? items.map({ [$0] }) : [items] {
            outcomes += await deliver(group.map { $0.addressed(to: sink) }, to: sink, &problems)
        }
        let nothing = await deliver([], to: sink, &problems)
        if !nothing.isEmpty {
            problems.append(ContractProblem("deliver", "it answers \(nothing.count) times to nothing"))
        }
        if await !Deadline.isKept(within: limit, by: { await sink.close() }) {
            problems.append(ContractProblem("close", "the sink does not close after it has delivered"))
        }
        let arrived = zip(words, outcomes).filter { $1.isConfirmed }.map(\.0)
        return problems + order(of: arrived, in: await received())
    }

    private func open(_ sink: S) async -> Bool {
        let context = context
        let result = await Deadline.value(within: limit) {
            do throws(SinkError) {
                try await sink.open(context)
                return true
            } catch {
                return false
            }
        }
        return result ?? false
    }

    private func deliver(
        _ items: [Delivery],
        to sink: S,
        _ problems: inout [ContractProblem]
    ) async -> [DeliveryOutcome] {
        guard let outcomes = await Deadline.value(within: limit, of: { await sink.deliver(items) }) else {
            problems.append(ContractProblem("deliver", "it does not answer"))
            return []
        }
        if outcomes.count > items.count {
            problems.append(ContractProblem("deliver", "it answers \(outcomes.count) times to \(items.count) items"))
        }
        return outcomes
    }

    /// Checks that each word arrived once, in order.
    private func order(of words: [String], in text: String) -> [ContractProblem] {
        var rest = text[...]
        for word in words {
            guard let place = rest.firstRange(of: word) else {
                return [ContractProblem("order", "'\(word)' was delivered, and did not arrive or not in its order")]
            }
            rest = rest[place.upperBound...]
        }
        let repeated = words.filter { text.ranges(of: $0).count > 1 }
        return repeated.map { ContractProblem("order", "'\($0)' arrived more than once") }
    }
}

extension Delivery {
    /// The item on its way to a sink's first destination.
    fileprivate func addressed(to sink: some Sink) -> Delivery {
        var item = self
        item.destination = sink.destinations.first?.name ?? ""
        return item
    }
}

extension DeliveryOutcome {
    fileprivate var isConfirmed: Bool {
        switch self {
        case .delivered, .confirmed: true
        default: false
        }
    }
}
