import PluginAPI

/// How long to wait after a failure: twice as long each time, half of it at random.
///
/// Without chance, everything that failed together would come back together.
struct RetryDelay: Sendable {
    private static let first: Duration = .seconds(1)
    /// No pause is longer.
    static let longest: Duration = .seconds(900)

    private let chance: @Sendable () -> Double

    /// Uses a source of numbers from zero up to one.
    init(_ chance: @escaping @Sendable () -> Double = { Double.random(in: 0..<1) }) { self.chance = chance }

    /// The pause after so many failures, at least one.
    func pause(after failures: Int) -> Duration {
        let whole = min(Self.first * (1 << min(failures - 1, 10)), Self.longest)
        return whole / 2 + whole / 2 * chance()
    }
}
