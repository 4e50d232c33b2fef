#if canImport(Darwin)
import Darwin
#else
import Glibc
#endif

/// An operation on a file that the system refused.
public struct FileFailure: Error, Sendable, Hashable, CustomStringConvertible {
    /// What was tried, such as `create`.
    public let operation: String
    /// The file.
    public let path: String
    /// The system's error number.
    public let code: Int32

    /// One sentence for a person.
    public var description: String {
        let reason = unsafe strerror(code).map { unsafe String(cString: $0) } ?? "error \(code)"
        return "Cannot \(operation) \(path): \(reason)."
    }
}
