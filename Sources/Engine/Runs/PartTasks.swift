internal import Synchronization

/// The tasks of several parts, which are waited for together and can be left behind.
///
/// A task group would wait for ever for a part that does not end when it is cancelled, such as one whose thread is kept by
/// the system. Therefore these tasks belong to no group: whoever starts them waits for them and says which did not end.
final class PartTasks: Sendable {
    /// One part and its work.
    struct Part: Sendable {
        var component: String
        var run: @Sendable () async -> Void
    }

    private enum News: Sendable {
        case ended(Int)
        case timeIsUp
    }

    private let components: [String]
    private let tasks: [Task<Void, Never>]
    private let running: Mutex<Set<Int>>
    private let news: AsyncStream<News>
    private let newsFeed: AsyncStream<News>.Continuation
    private let limit = Mutex<Task<Void, Never>?>(nil)

    /// Starts the parts, each on threads of its own.
    init(_ parts: [Part]) {
        components = parts.map(\.component)
        running = Mutex(Set(parts.indices))
        let (news, feed) = AsyncStream.makeStream(of: News.self)
        (self.news, newsFeed) = (news, feed)
        tasks = parts.enumerated().map { index, part in
            Task(executorPreference: PartExecutor(part.component)) {
                await part.run()
                feed.yield(.ended(index))
            }
        }
    }

    /// Asks the parts to end.
    func cancel() {
        for task in tasks { task.cancel() }
    }

    /// Lets the waiting end after a time, whatever has ended by then.
    func waitNoLonger(than time: Duration) {
        limit.withLock { limit in
            limit?.cancel()
            limit = Task { [newsFeed] in
                // The bound of a wait; cancelled when what is waited for comes first.
                if (try? await Task.sleep(for: time)) != nil { newsFeed.yield(.timeIsUp) }
            }
        }
    }

    /// Waits until every part has ended, or the time set for waiting is up.
    ///
    /// - Returns: the parts that have not ended.
    func wait() async -> [String] {
        var iterator = news.makeAsyncIterator()
        while !running.withLock(\.isEmpty), case .ended(let index) = await iterator.next() {
            running.withLock { _ = $0.remove(index) }
        }
        limit.withLock { $0?.cancel() }
        return running.withLock { $0.sorted().map { components[$0] } }
    }
}
