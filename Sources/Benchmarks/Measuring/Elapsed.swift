#if canImport(Darwin)
import Darwin
#else
import Glibc
#endif

/// How long a piece of work took.
struct Elapsed: Sendable {
    /// By the clock on the wall, in nanoseconds.
    var wall: Double

    /// The time the processor worked on it, in nanoseconds; other programs on the machine hardly change it.
    var processor: Double

    /// Measures work of the calling thread.
    static func measuring(_ work: () throws -> Void) rethrows -> Elapsed {
        let processor = threadTime
        let start = ContinuousClock.now
        try work()
        let wall = (ContinuousClock.now - start).nanoseconds
        return Elapsed(wall: wall, processor: threadTime - processor)
    }

    /// The processor time of the calling thread so far, in nanoseconds.
    static var threadTime: Double {
        var time = timespec()
        guard unsafe clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time) == 0 else { return .nan }
        return Double(time.tv_sec) * 1e9 + Double(time.tv_nsec)
    }
}

extension Duration {
    /// The duration in nanoseconds.
    var nanoseconds: Double { Double(components.seconds) * 1e9 + Double(components.attoseconds) / 1e9 }
}
