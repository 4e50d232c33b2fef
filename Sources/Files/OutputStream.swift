#if canImport(Darwin)
import Darwin
#elseif canImport(Musl)
import Musl
#else
import Glibc
#endif

/// An open way out of the process that others read, such as standard output.
///
/// Writing never waits, so that a terminal stopped with Ctrl-S or a reader that has fallen asleep holds up nobody's
/// thread, and a reader that has gone is an error of the call and never the signal that ends a process.
public struct OutputStream: Sendable {
    private let descriptor: Int32

    /// Standard output.
    public static let standardOutput = OutputStream(descriptor: STDOUT_FILENO)

    init(descriptor: Int32) { self.descriptor = descriptor }

    /// Whether a terminal shows what is written.
    public var isTerminal: Bool { isatty(descriptor) == 1 }

    /// Whether coloured text is welcome: a terminal that can, and a person who has not set `NO_COLOR`.
    public var isColored: Bool {
        isTerminal && Self.variable("NO_COLOR").isEmpty && !["", "dumb"].contains(Self.variable("TERM"))
    }

    /// Writes from the front and tells how many of the bytes were taken; zero when none can be taken now.
    ///
    /// - Throws: `FileProblem`, `brokenPipe` when nobody reads any more.
    public func write(_ bytes: Span<UInt8>) throws(FileProblem) -> Int {
        guard !bytes.isEmpty, isReady else { return 0 }
        // A pipe that is ready takes this much without waiting.
        let part = bytes.extracting(first: min(bytes.count, Int(PIPE_BUF)))
        let count = unsafe part.withUnsafeBytes { part in
            untilNotInterrupted {
                withoutBrokenPipeSignal { unsafe systemWrite(descriptor, part.baseAddress, part.count) }
            }
        }
        guard count < 0 else { return count }
        guard errno != EAGAIN else { return 0 }
        throw .last
    }

    private var isReady: Bool {
        var request = pollfd(fd: descriptor, events: Int16(POLLOUT), revents: 0)
        // Errors are left to the write, which tells them apart.
        return unsafe poll(&request, 1, 0) != 0
    }

    private static func variable(_ name: String) -> String {
        guard let value = unsafe getenv(name) else { return "" }
        return unsafe String(cString: value)
    }

    #if canImport(Darwin)
    private func withoutBrokenPipeSignal(_ call: () -> Int) -> Int {
        _ = fcntl(descriptor, F_SETNOSIGPIPE, 1)
        return call()
    }
    #else
    /// Holds SIGPIPE back for this thread while it writes, and takes one away that the call has raised.
    ///
    /// What the rest of the process does with the signal stays its own business.
    private func withoutBrokenPipeSignal(_ call: () -> Int) -> Int {
        var brokenPipe = sigset_t()
        var pending = sigset_t()
        var before = sigset_t()
        unsafe sigemptyset(&brokenPipe)
        unsafe sigaddset(&brokenPipe, SIGPIPE)
        unsafe sigpending(&pending)
        unsafe pthread_sigmask(SIG_BLOCK, &brokenPipe, &before)
        let result = call()
        let code = errno
        if result < 0, code == EPIPE, unsafe sigismember(&pending, SIGPIPE) == 0 {
            var atOnce = timespec()
            unsafe sigtimedwait(&brokenPipe, nil, &atOnce)
        }
        unsafe pthread_sigmask(SIG_SETMASK, &before, nil)
        errno = code
        return result
    }
    #endif
}
