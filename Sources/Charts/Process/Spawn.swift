internal import CSpawn

#if canImport(Darwin)
import Darwin
#elseif canImport(Musl)
import Musl
#else
import Glibc
#endif

/// Starts processes that have nothing of this one but their pipes.
enum Spawn {
    /// Wraps [`posix_spawn`](https://pubs.opengroup.org/onlinepubs/9799919799/functions/posix_spawn.html).
    static func start(
        _ program: String,
        _ arguments: [String],
        _ environment: [String],
        _ pipes: Pipes
    ) -> (process: pid_t, code: Int32) {
        #if canImport(Darwin)
        var actions: posix_spawn_file_actions_t?
        var attributes: posix_spawnattr_t?
        #else
        var actions = unsafe posix_spawn_file_actions_t()
        var attributes = posix_spawnattr_t()
        #endif
        unsafe posix_spawn_file_actions_init(&actions)
        defer { unsafe posix_spawn_file_actions_destroy(&actions) }
        unsafe posix_spawnattr_init(&attributes)
        defer { unsafe posix_spawnattr_destroy(&attributes) }

        unsafe posix_spawn_file_actions_adddup2(&actions, pipes.input.read, STDIN_FILENO)
        unsafe posix_spawn_file_actions_adddup2(&actions, pipes.output.write, STDOUT_FILENO)
        unsafe posix_spawn_file_actions_adddup2(&actions, pipes.errors.write, STDERR_FILENO)

        // It is a group of its own, so that Ctrl-C does not reach it and all of it can be killed, and takes signals as a
        // program that was just started does.
        let signalFlags = POSIX_SPAWN_SETPGROUP | POSIX_SPAWN_SETSIGDEF | POSIX_SPAWN_SETSIGMASK
        var signals = sigset_t()
        unsafe sigemptyset(&signals)
        unsafe posix_spawnattr_setsigmask(&attributes, &signals)
        unsafe sigfillset(&signals)
        unsafe posix_spawnattr_setsigdefault(&attributes, &signals)
        unsafe posix_spawnattr_setpgroup(&attributes, 0)
        let flags = Int32(unsafe CSpawn_keepStandardFiles(&actions)) | signalFlags
        unsafe posix_spawnattr_setflags(&attributes, Int16(flags))

        var process: pid_t = 0
        let code = unsafe withStrings([program] + arguments) { arguments in
            unsafe withStrings(environment) { environment in
                unsafe posix_spawn(&process, program, &actions, &attributes, arguments, environment)
            }
        }
        return (process, code)
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
}
