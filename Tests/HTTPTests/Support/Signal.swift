/// Something that happens, for a test to wait for.
struct Signal: Sendable {
    private let events: AsyncStream<Void>
    private let happens: AsyncStream<Void>.Continuation

    init() { (events, happens) = AsyncStream.makeStream(bufferingPolicy: .bufferingOldest(1000)) }

    func happen() { happens.yield() }

    /// Waits for one more time that it happened.
    func wait() async {
        for await _ in events.prefix(1) {}
    }
}
