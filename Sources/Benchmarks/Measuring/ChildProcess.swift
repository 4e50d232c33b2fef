import Foundation

#if canImport(Darwin)
import Darwin
#else
import Glibc
#endif

/// A program run to its end, with what it used.
struct ChildProcess: Sendable {
    /// It could not be started or ended badly.
    struct Failure: Error, CustomStringConvertible {
        var description: String
    }

    /// From the start to the end, in nanoseconds.
    let wall: Double

    /// What the processor spent on it, in nanoseconds.
    let processor: Double

    /// The most memory it held, in MiB; nothing where this process had held more, which would hide it.
    let peak: Double?

    /// Runs a program; its standard output goes to a file.
    ///
    /// - Throws: `Failure` unless it ends with the status that is expected.
    init(
        _ program: String,
        _ arguments: [String],
        output: String = "/dev/null",
        status expected: Int32 = 0,
        in session: Session
    ) throws {
        let start = ContinuousClock.now
        let process = try Self.spawn(program, arguments, output)
        var status: Int32 = 0
        var usage = rusage()
        while unsafe wait4(process, &status, 0, &usage) < 0 {
            guard errno == EINTR else { throw Failure(description: "\(program): cannot wait for it") }
        }
        wall = (ContinuousClock.now - start).nanoseconds
        // The exit code of a program that was not killed stands in the upper byte.
        guard status == expected << 8 else {
            throw Failure(description: "\(program) \(arguments) ended with \(status)")
        }
        processor = Self.nanoseconds(usage.ru_utime) + Self.nanoseconds(usage.ru_stime)
        peak = usage.ru_maxrss > Self.ownPeak ? Double(usage.ru_maxrss) / 1_024 : nil
    }

    private static func spawn(_ program: String, _ arguments: [String], _ output: String) throws -> pid_t {
        var actions = unsafe posix_spawn_file_actions_t()
        unsafe posix_spawn_file_actions_init(&actions)
        defer { unsafe posix_spawn_file_actions_destroy(&actions) }
        unsafe posix_spawn_file_actions_addopen(&actions, 1, output, O_WRONLY | O_CREAT | O_TRUNC, 0o600)
        unsafe posix_spawn_file_actions_addopen(&actions, 2, "/dev/null", O_WRONLY, 0)
        let variables = ProcessInfo.processInfo.environment.map { "\($0.key)=\($0.value)" }
        var process: pid_t = 0
        let code = unsafe withStrings([program] + arguments) { arguments in
            unsafe withStrings(variables) { variables in
                unsafe posix_spawn(&process, program, &actions, nil, arguments, variables)
            }
        }
        guard code == 0 else {
            throw Failure(description: "\(program) cannot be started: \(unsafe String(cString: strerror(code)))")
        }
        return process
    }

    /// Lends copies of strings as the null-terminated list that C wants.
    private static func withStrings<Result>(
        _ strings: [String],
        _ body: (UnsafePointer<UnsafeMutablePointer<CChar>?>) -> Result
    ) -> Result {
        var pointers = unsafe strings.map { unsafe strdup($0) } + [nil]
        defer { unsafe pointers.forEach { unsafe free($0) } }
        return unsafe pointers.withUnsafeMutableBufferPointer { buffer in
            unsafe body(UnsafePointer(buffer.baseAddress.unsafelyUnwrapped))
        }
    }

    private static var ownPeak: Int {
        var usage = rusage()
        #if canImport(Darwin)
        _ = unsafe getrusage(RUSAGE_SELF, &usage)
        #else
        _ = unsafe getrusage(__rusage_who_t(RUSAGE_SELF.rawValue), &usage)
        #endif
        return usage.ru_maxrss
    }

    private static func nanoseconds(_ time: timeval) -> Double {
        Double(time.tv_sec) * 1e9 + Double(time.tv_usec) * 1e3
    }
}
