#if canImport(Darwin)
import Darwin
#elseif canImport(Musl)
import Musl
#else
import Glibc
#endif

/// What differs between the systems about sockets.
enum SystemCalls {
    /// A descriptor of a new TCP socket that child processes do not get, or a negative number.
    static func makeSocket() -> Int32 {
        #if canImport(Glibc)
        return socket(AF_INET, Int32(SOCK_STREAM.rawValue) | Int32(SOCK_CLOEXEC.rawValue), 0)
        #elseif canImport(Musl)
        return socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0)
        #else
        let descriptor = socket(AF_INET, SOCK_STREAM, 0)
        if descriptor >= 0 { _ = fcntl(descriptor, F_SETFD, FD_CLOEXEC) }
        return descriptor
        #endif
    }

    /// A descriptor of the next connection that child processes do not get, or a negative number.
    static func acceptConnection(on listener: Int32) -> Int32 {
        let descriptor = accept(listener, nil, nil)
        if descriptor >= 0 { _ = fcntl(descriptor, F_SETFD, FD_CLOEXEC) }
        return descriptor
    }

    /// The flag, or the option of the socket, that keeps a write to a closed connection from ending the process.
    static func prepareSending(_ descriptor: Int32) -> Int32 {
        #if canImport(Darwin)
        setOption(descriptor, SOL_SOCKET, SO_NOSIGPIPE, Int32(1))
        return 0
        #else
        return Int32(MSG_NOSIGNAL)
        #endif
    }

    static func setOption<Value: BitwiseCopyable>(_ descriptor: Int32, _ level: Int32, _ name: Int32, _ value: Value) {
        unsafe withUnsafeBytes(of: value) { bytes in
            _ = unsafe setsockopt(descriptor, level, name, bytes.baseAddress, socklen_t(bytes.count))
        }
    }

    static func setNonblocking(_ descriptor: Int32) {
        _ = fcntl(descriptor, F_SETFL, fcntl(descriptor, F_GETFL) | O_NONBLOCK)
    }

    /// Waits until one of the events is there; false when the time is over first.
    static func wait(for events: Int32, on descriptor: Int32, atMost duration: Duration) -> Bool {
        let deadline = ContinuousClock.now + duration
        while true {
            var entry = pollfd(fd: descriptor, events: Int16(events), revents: 0)
            let left = max(.zero, deadline - .now)
            let code = unsafe poll(&entry, 1, milliseconds(left))
            if code > 0 { return true }
            if code == 0, ContinuousClock.now >= deadline { return false }
            if code < 0, errno != EINTR { return true }
        }
    }

    /// Rounded up, so that a wait never ends early.
    private static func milliseconds(_ duration: Duration) -> Int32 {
        let (seconds, attoseconds) = duration.components
        let rest = (attoseconds + 999_999_999_999_999) / 1_000_000_000_000_000
        return Int32(clamping: min(seconds, 1_000_000) * 1000 + rest)
    }
}
