internal import Dispatch
internal import Synchronization

/// Serves connections on one thread at a time.
///
/// The thread that serves also calls the handlers, so that a message costs no change of thread. A watch looks whether it
/// comes back from a handler; when it stays away, another thread takes the service over, and the first keeps nothing but
/// the connection whose handler it is in.
final class ServiceLoop: Sendable {
    private struct Inbox {
        /// The connections for which something is to be done.
        var calls: [Link] = []
        var library: Library?

        /// How many connections there are.
        var connections = 0
        var isServed = false
        var isWatched = false
        var isStopping = false
    }

    /// How often the watch looks; a handler that is found at work twice has lost the service.
    private static let watchPeriod = DispatchTimeInterval.milliseconds(20)

    private let inbox = Mutex(Inbox())

    /// Who serves: even while the thread is with the library, odd while it is in a handler. Only the thread that serves
    /// counts it up, except that the watch counts an odd number up to take the service away.
    private let mark = Atomic<Int>(0)

    nonisolated(unsafe) private let turn = Turn()

    /// Asks the thread that serves to look after a connection; the first call starts it.
    func call(for link: Link) {
        let isFirst = inbox.withLock { inbox in
            if !inbox.calls.contains(where: { $0 === link }) { inbox.calls.append(link) }
            inbox.library?.wake()
            defer { inbox.isServed = true }
            return !inbox.isServed
        }
        if isFirst { startThread(from: mark.load(ordering: .acquiring)) }
    }

    /// Ends all connections and the thread.
    func stop() {
        inbox.withLock { inbox in
            inbox.isStopping = true
            inbox.library?.wake()
        }
    }

    private func startThread(from mark: Int) {
        // A serial queue has a thread of its own as long as it is at work.
        DispatchQueue(label: "maedup.websockets").async { self.serve(mark) }
    }
}

// MARK: - Serving

extension ServiceLoop {
    private func serve(_ start: Int) {
        var mark = start
        // Messages first, also those that a thread left behind: a connection ends after its messages.
        while handOn(&mark), let library = prepare() { library.serve() }
    }

    /// Does what was asked for; returns nothing when there is nothing left to serve.
    private func prepare() -> Library? {
        let (calls, isStopping) = inbox.withLock { inbox -> ([Link], Bool) in
            guard !inbox.calls.isEmpty else { return ([], inbox.isStopping) }
            defer { inbox.calls = [] }
            return (inbox.calls, inbox.isStopping)
        }
        guard let library = unsafe turn.library ?? makeLibrary() else {
            for link in calls { unsafe turn.refuse(link, .noRoom) }
            return end() ? nil : prepare()
        }
        for link in calls { unsafe turn.attend(link, library) }
        if isStopping { unsafe turn.cutAll() }
        unsafe turn.endOverdue()
        unsafe turn.settle(library)
        unsafe noteConnections(turn.wires.count)
        if unsafe turn.wires.isEmpty, isStopping, end() { return nil }
        unsafe turn.setAlarm(library)
        return library
    }

    private func makeLibrary() -> Library? {
        let library = unsafe Library(Wire.callback)
        unsafe turn.library = library
        inbox.withLock { $0.library = library }
        return library
    }

    /// Ends the service unless something has been asked for meanwhile.
    private func end() -> Bool {
        let isOver = inbox.withLock { inbox in
            guard inbox.calls.isEmpty else { return false }
            inbox.library = nil
            inbox.isServed = false
            return true
        }
        if isOver {
            unsafe turn.groups = LibraryGroups()
            unsafe turn.library = nil
        }
        return isOver
    }

    /// Hands messages on; returns false when another thread has taken the service over.
    private func handOn(_ mark: inout Int) -> Bool {
        while let wire = unsafe turn.ready.popLast() {
            var batch = WebSocketBatch()
            switch wire.link.admit(&wire.incoming) {
            case .waits: continue
            case .waitsTooLong:
                wire.pause()
                continue
            case .granted: swap(&batch, &wire.incoming)
            }
            self.mark.store(mark + 1, ordering: .releasing)
            wire.link.handler.receive(batch)
            let (keeps, _) = self.mark.compareExchange(
                expected: mark + 1,
                desired: mark + 2,
                ordering: .acquiringAndReleasing
            )
            guard keeps else {
                wire.link.handleBacklog()
                return false
            }
            mark += 2
            wire.link.handled()
            batch.removeAll()
            swap(&batch, &wire.incoming)
        }
        return true
    }
}

// MARK: - Taking over

extension ServiceLoop {
    /// Has the watch look as long as there are connections.
    private func noteConnections(_ count: Int) {
        guard unsafe turn.lastCount != count else { return }
        unsafe turn.lastCount = count
        let isNews = inbox.withLock { inbox in
            inbox.connections = count
            guard count > 0, !inbox.isWatched else { return false }
            inbox.isWatched = true
            return true
        }
        if isNews { watch(DispatchQueue(label: "maedup.websockets.watch"), last: 0) }
    }

    private var isWorthWatching: Bool {
        inbox.withLock { inbox in
            inbox.isWatched = inbox.connections > 0
            return inbox.isWatched
        }
    }

    /// Looks whether the thread is still in the handler it was in, and has another one serve in its place.
    private func watch(_ queue: DispatchQueue, last: Int) {
        queue.asyncAfter(deadline: .now() + Self.watchPeriod) {
            let seen = self.mark.load(ordering: .acquiring)
            if seen == last, seen % 2 == 1 {
                let (isTaken, _) = self.mark.compareExchange(
                    expected: seen,
                    desired: seen + 1,
                    ordering: .acquiringAndReleasing
                )
                if isTaken { self.startThread(from: seen + 1) }
            }
            if self.isWorthWatching { self.watch(queue, last: seen) }
        }
    }
}
