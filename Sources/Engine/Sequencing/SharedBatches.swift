import PluginAPI
internal import Synchronization

/// The batches that threads are bringing to several pipelines one after another.
///
/// A rule that does not return keeps its thread, and with it the pipelines that the thread has not reached. What is noted
/// here can be brought to them by another.
final class SharedBatches: Sendable {
    /// Trades, or an event when there are none.
    private struct Entry {
        var trades: [Trade] = []
        var event: Event?
        let isOpen: Bool
        let pipelines: [PipelineExecutor]
        var isOld = false

        var batch: PipelineExecutor.Batch {
            event.map { .event($0, isOpen: isOpen) } ?? .trades(trades, isOpen: isOpen)
        }
    }

    private let entries = Mutex<[Int64: Entry]>([:])

    /// Notes trades before the first of several pipelines runs them.
    func note(_ trades: [Trade], isOpen: Bool, for pipelines: [PipelineExecutor]) {
        let entry = Entry(trades: trades, isOpen: isOpen, pipelines: pipelines)
        entries.withLock { $0[trades[0].header.sequence] = entry }
    }

    /// Notes an event before the first of several pipelines runs it.
    func note(_ event: Event, isOpen: Bool, for pipelines: [PipelineExecutor]) {
        let entry = Entry(event: event, isOpen: isOpen, pipelines: pipelines)
        entries.withLock { $0[event.header.sequence] = entry }
    }

    /// Forgets a batch after the last pipeline has run it.
    func forget(_ sequence: Int64) { entries.withLock { _ = $0.removeValue(forKey: sequence) } }

    /// Brings batches that were there at the last call already to the pipelines they have not reached.
    func bringOld() {
        let old = entries.withLock { entries in
            let old = entries.filter(\.value.isOld)
            for sequence in entries.keys { entries[sequence]?.isOld = true }
            return old.sorted { $0.key < $1.key }.map(\.value)
        }
        for entry in old {
            for pipeline in entry.pipelines { pipeline.takeOver(entry.batch) }
        }
    }
}
