internal import Foundation

/// The processor time that the current thread has used, which stands still while other programs have the processor.
enum ThreadClock {
    /// The time so far; reading it takes a system call.
    static var now: Duration {
        var time = timespec()
        unsafe clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
        return .seconds(time.tv_sec) + .nanoseconds(time.tv_nsec)
    }
}
