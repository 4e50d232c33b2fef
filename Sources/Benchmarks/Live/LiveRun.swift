/// What a client on a live connection found.
struct LiveRun: Sendable {
    /// How many frames came.
    var frames = 0

    /// How many trades they held.
    var ticks = 0

    /// When the first frame was there, in nanoseconds.
    var first: Int64 = 0

    /// When the trades of each frame had been decided.
    var decided: [Int64] = []

    /// How many decisions there were, where they were counted.
    var decisions = 0

    /// How many trades were decided in a second.
    var rate: Double { Double(ticks) / Double((decided.last ?? 0) - first) * 1e9 }
}
