import PluginAPI
import Synchronization

extension WebhookSink {
    /// What the sink knows of the run once it was opened.
    final class RunContext: Sendable {
        private let context = Mutex<SinkContext?>(nil)

        func set(_ context: SinkContext) { self.context.withLock { $0 = context } }

        var name: String { context.withLock { $0?.name ?? "" } }

        var now: Timestamp { context.withLock { $0?.clock.now ?? Timestamp(nanoseconds: 0) } }
    }
}
