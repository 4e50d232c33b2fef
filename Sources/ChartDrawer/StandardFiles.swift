#if canImport(Darwin)
import Darwin
#elseif canImport(Musl)
import Musl
#else
import Glibc
#endif

/// Standard input and output for a program that does not load Foundation.
enum StandardFiles {
    /// All of standard input, cut at a limit.
    static func input(atMost limit: Int) -> [UInt8] {
        var input: [UInt8] = []
        var buffer = [UInt8](repeating: 0, count: 64 * 1024)
        while input.count < limit {
            let count = unsafe buffer.withUnsafeMutableBytes { unsafe read(STDIN_FILENO, $0.baseAddress, $0.count) }
            if count < 0, errno == EINTR { continue }
            guard count > 0 else { break }
            input += buffer[..<min(count, limit - input.count)]
        }
        return input
    }

    /// Writes to standard output; false when nobody takes it.
    static func write(_ bytes: [UInt8]) -> Bool { write(bytes, to: STDOUT_FILENO) }

    /// Writes a line to standard error.
    static func say(_ words: String) { _ = write(Array("\(words)\n".utf8), to: STDERR_FILENO) }

    /// Ends the program with last words.
    static func exit(_ status: Int32, _ words: String? = nil) -> Never {
        if let words { say(words) }
        systemExit(status)
    }

    private static func write(_ bytes: [UInt8], to descriptor: Int32) -> Bool {
        var rest = bytes[...]
        while !rest.isEmpty {
            let count = unsafe rest.withUnsafeBytes { unsafe systemWrite(descriptor, $0) }
            if count < 0, errno == EINTR { continue }
            guard count > 0 else { return false }
            rest = rest.dropFirst(count)
        }
        return true
    }
}

// Inside the type the plain names would mean its own methods.
private func systemWrite(_ descriptor: Int32, _ bytes: UnsafeRawBufferPointer) -> Int {
    unsafe write(descriptor, bytes.baseAddress, bytes.count)
}

// Nothing is buffered, and the thread that may still open libraries is not waited for.
private func systemExit(_ status: Int32) -> Never { _exit(status) }
