internal import Synchronization

/// Something that happens once, which others wait for.
final class StartSignal: Sendable {
    private let isGiven = Atomic<Bool>(false)

    /// How often it is looked for.
    private static let interval: Duration = .milliseconds(20)

    /// Whether it has been given.
    var hasCome: Bool { isGiven.load(ordering: .acquiring) }

    func give() { isGiven.store(true, ordering: .releasing) }

    /// Waits until it is given, the time is up or the task is cancelled.
    ///
    /// - Returns: whether it has been given.
    func wait(atMost time: Duration = .seconds(Int64(Int32.max))) async -> Bool {
        let end = ContinuousClock.now + time
        while !hasCome, ContinuousClock.now < end {
            guard (try? await Task.sleep(for: Self.interval)) != nil else { break }
        }
        return hasCome
    }
}
