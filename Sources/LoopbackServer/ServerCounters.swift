import Synchronization

/// The counts of one server, added to by all its threads.
final class ServerCounters: Sendable {
    private let state = Mutex(ServerTally())

    var tally: ServerTally { state.withLock { $0 } }

    func count(_ change: (inout ServerTally) -> Void) { state.withLock { change(&$0) } }
}
