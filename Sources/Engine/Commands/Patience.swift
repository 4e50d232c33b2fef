/// Waiting for something, but not for ever.
enum Patience {
    /// What some work comes to, or nothing when it has not come within a time of the machine's; it is cancelled then.
    static func wait<Value: Sendable>(
        _ time: Duration,
        for work: @escaping @Sendable () async -> Value
    ) async -> Value? {
        await withTaskGroup(of: Value?.self) { group in
            group.addTask { await work() }
            group.addTask {
                // It fails when the work has come to an end, and of nothing else.
                try? await Task.sleep(for: time)
                return nil
            }
            defer { group.cancelAll() }
            return await group.next() ?? nil
        }
    }
}
