internal import CSpawn

#if canImport(Darwin)
import Darwin
#elseif canImport(Musl)
import Musl
#else
import Glibc
#endif

/// A process with pipes to it, none of which is ever waited for without a limit.
struct ChildProcess: ~Copyable {
    /// The descriptors on this side; nothing once a pipe is closed.
    private(set) var input: Int32?
    private(set) var output: Int32?
    private(set) var errors: Int32?

    /// How it ended: its exit code, or 128 and the number of the signal that killed it.
    private(set) var status: Int32?

    private let process: pid_t
    private var buffer = [UInt8](repeating: 0, count: 64 * 1024)

    /// Starts a program.
    ///
    /// - Throws: `ChartError.notStarted`; nothing is left open then.
    init(_ program: String, _ arguments: [String], _ environment: [String]) throws(ChartError) {
        let pipes = try Pipes()
        let (process, code) = Spawn.start(program, arguments, environment, pipes)
        pipes.closeFarEnds()
        guard code == 0 else {
            pipes.closeNearEnds()
            throw .notStarted(code: code)
        }
        self.process = process
        input = pipes.input.write
        output = pipes.output.read
        errors = pipes.errors.read
    }

    /// Kills what still runs and takes away what is left of it.
    mutating func end() {
        closeInput()
        Self.close(&output)
        Self.close(&errors)
        guard status == nil else { return }
        // The whole group, in which it may have started others.
        _ = kill(-process, SIGKILL)
        var end: Int32 = 0
        while unsafe waitpid(process, &end, 0) < 0, errno == EINTR {}
        status = Self.code(of: end)
    }

    mutating func closeInput() { Self.close(&input) }

    /// Waits until one of the pipes can be used or is closed.
    func awaitAction(atMost time: Duration) {
        var requests: [pollfd] = []
        if let input { requests.append(pollfd(fd: input, events: Int16(POLLOUT), revents: 0)) }
        for descriptor in [output, errors] {
            guard let descriptor else { continue }
            requests.append(pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0))
        }
        _ = unsafe poll(&requests, nfds_t(requests.count), Self.milliseconds(time))
    }

    /// Looks whether it has ended, after a short wait if not.
    mutating func awaitEnd(atMost time: Duration) {
        var end: Int32 = 0
        switch unsafe waitpid(process, &end, WNOHANG) {
        case process: status = Self.code(of: end)
        case 0: _ = poll(nil, 0, Self.milliseconds(time))
        // Somebody else in this program took what was left of it.
        default: if errno != EINTR { status = -1 }
        }
    }

    /// Writes as much as is taken now; when nobody reads any more the pipe is closed.
    mutating func write(_ bytes: ArraySlice<UInt8>) -> Int {
        guard let input else { return 0 }
        let count = unsafe bytes.withUnsafeBytes { unsafe CSpawn_send(input, $0.baseAddress, $0.count) }
        if count >= 0 { return count }
        if errno != EAGAIN, errno != EINTR { closeInput() }
        return 0
    }

    /// Which of the outputs of the process is read.
    enum Stream {
        case output
        case errors
    }

    /// Adds what is there now to bytes that do not grow beyond a limit; what comes after that is dropped.
    mutating func read(_ stream: Stream, into bytes: inout [UInt8], atMost limit: Int) {
        guard let descriptor = stream == .output ? output : errors else { return }
        let count = unsafe buffer.withUnsafeMutableBytes { unsafe systemRead(descriptor, $0) }
        if count > 0 {
            bytes.append(contentsOf: buffer[..<min(count, limit - bytes.count)])
        } else if count == 0 || errno != EAGAIN && errno != EINTR {
            if stream == .output { Self.close(&output) } else { Self.close(&errors) }
        }
    }
}

extension ChildProcess {
    private static func close(_ descriptor: inout Int32?) {
        guard let open = descriptor else { return }
        _ = systemClose(open)
        descriptor = nil
    }

    /// Whole milliseconds, at least one, so that no wait becomes none.
    private static func milliseconds(_ time: Duration) -> Int32 {
        Int32(clamping: max(1, Int64(time / .milliseconds(1))))
    }

    private static func code(of end: Int32) -> Int32 {
        let signal = end & 0x7F
        return signal == 0 ? end >> 8 & 0xFF : 128 + signal
    }
}

// Inside the type the plain names would mean its own methods.
private func systemClose(_ descriptor: Int32) -> Int32 { close(descriptor) }

private func systemRead(_ descriptor: Int32, _ bytes: UnsafeMutableRawBufferPointer) -> Int {
    unsafe read(descriptor, bytes.baseAddress, bytes.count)
}
