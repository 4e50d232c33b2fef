#if canImport(Darwin)
import Darwin
#elseif canImport(Musl)
import Musl
#else
import Glibc
#endif

/// Why a file could not be read or written.
public enum FileFault: Error, Sendable, Hashable {
    /// Nothing exists at the path.
    case missing
    /// The permissions do not allow it.
    case notPermitted
    /// The path names a directory.
    case directory
    /// The path names a pipe, a socket or a device.
    case notAFile
    /// Something exists already where a new file was asked for.
    case exists
    /// The disk, the quota or the largest size of a file is used up.
    case full
    /// The file was packed with a window larger than the limit, in bytes.
    case windowTooLarge(limit: Int)
    /// Any other failure, with the system's error number.
    case failed(code: Int32)

    /// Reads the system's error number.
    init(code: Int32) {
        self =
            switch code {
            case ENOENT, ENOTDIR: .missing
            case EACCES, EPERM, EROFS: .notPermitted
            case EISDIR: .directory
            case EEXIST: .exists
            case ENOSPC, EDQUOT, EFBIG: .full
            default: .failed(code: code)
            }
    }
}
