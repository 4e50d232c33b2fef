/// The clock of a run.
///
/// The real clock is the machine's; a recorded one stands where the events of a recording have brought it; an accelerated
/// one runs at a multiple from an origin, shared by host and simulator.
public protocol RunClock: Sendable {
    /// The current moment.
    var now: Timestamp { get }

    /// Waits until a moment. A recorded clock goes there at once.
    ///
    /// - Throws: `CancellationError` when the task is cancelled, and nothing else.
    func sleep(until moment: Timestamp) async throws
}
