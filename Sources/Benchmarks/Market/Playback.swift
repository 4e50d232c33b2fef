import Synchronization

/// What a run of the engine in this process gave.
struct Playback: Sendable {
    var elapsed = Elapsed(wall: .nan, processor: .nan)
    var decisions: [String] = []

    /// How long each send took, in nanoseconds, where that was measured.
    var sends = Samples()
}

/// A value that several threads change.
final class Shared<Value: Sendable>: Sendable {
    private let value: Mutex<Value>

    init(_ value: Value) { self.value = Mutex(value) }

    func withLock<Result: Sendable>(_ body: (inout sending Value) -> sending Result) -> Result {
        value.withLock(body)
    }
}
