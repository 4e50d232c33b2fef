internal import Compression

/// Why a recording cannot be read at all; damage inside it is counted instead.
public enum RecordingError: Error, Sendable, Hashable {
    /// Nothing exists at the path.
    case missing
    /// The permissions do not allow reading it.
    case notPermitted
    /// The path names a directory.
    case directory
    /// The path names a pipe, a socket or a device.
    case notAFile
    /// The file has no bytes.
    case empty
    /// The header names a version of the format that this program does not know.
    case unsupportedVersion(Int)
    /// The file was packed with a window larger than the limit, in bytes; packing it again at a usual level helps.
    case windowTooLarge(limit: Int)
    /// The system failed to read, with its error number.
    case unreadable(code: Int32)

    init(_ fault: FileFault) {
        self =
            switch fault {
            case .missing: .missing
            case .notPermitted: .notPermitted
            case .directory: .directory
            case .notAFile: .notAFile
            case .windowTooLarge(let limit): .windowTooLarge(limit: limit)
            case .failed(let code): .unreadable(code: code)
            // These two are answers to writing.
            case .exists, .full: .unreadable(code: 0)
            }
    }
}
