internal import Compression

/// Why a recording could not be written.
public enum RecordingWriterError: Error, Sendable, Hashable {
    /// Something exists at the path already; a recording never overwrites.
    case exists
    /// The folder does not exist.
    case missingFolder
    /// The permissions do not allow it.
    case notPermitted
    /// The disk, the quota or the largest size of a file is used up; the file ends behind a whole line.
    case full
    /// The system failed to write, with its error number; the file ends behind a whole line.
    case failed(code: Int32)
    /// The recording was closed before.
    case closed
    /// The line cannot be put into a recording; nothing of it was written and later lines can be.
    case unwritable(RecordingWriter.LineFault)

    init(_ fault: FileFault) {
        self =
            switch fault {
            case .exists, .directory: .exists
            case .missing: .missingFolder
            case .notPermitted: .notPermitted
            case .full: .full
            case .failed(let code): .failed(code: code)
            // These two are answers to reading.
            case .notAFile, .windowTooLarge: .failed(code: 0)
            }
    }
}
