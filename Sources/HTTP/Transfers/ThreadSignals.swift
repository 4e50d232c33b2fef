#if canImport(Darwin)
import Darwin
#elseif canImport(Musl)
import Musl
#else
import Glibc
#endif

/// The signals of one thread.
enum ThreadSignals {
    /// Keeps a write to a connection that the other side closed from ending the process.
    ///
    /// The TLS library writes without a flag against it, and changing the signal for the whole process would be no
    /// library's business.
    static func blockBrokenPipe() {
        var signals = sigset_t()
        unsafe sigemptyset(&signals)
        unsafe sigaddset(&signals, SIGPIPE)
        unsafe pthread_sigmask(SIG_BLOCK, &signals, nil)
    }
}
