/// A limit to how long a check waits, so that a plugin that hangs is found and does not hang the tests.
enum Deadline {
    /// What an operation comes to, or nothing when it takes longer.
    static func value<Value: Sendable>(
        within limit: Duration,
        of operation: @escaping @Sendable () async -> Value
    ) async -> Value? {
        let (values, continuation) = AsyncStream.makeStream(of: Value?.self)
        // Tasks without a parent on purpose: a task group would wait for the one that hangs.
        let work = Task { continuation.yield(await operation()) }
        let timer = Task {
            if (try? await Task.sleep(for: limit)) != nil { continuation.yield(nil) }
        }
        defer {
            work.cancel()
            timer.cancel()
        }
        for await value in values { return value }
        return nil
    }

    /// Whether an operation ends in time.
    static func isKept(within limit: Duration, by operation: @escaping @Sendable () async -> Void) async -> Bool {
        await value(within: limit) {
            await operation()
            return true
        } ?? false
    }
}
