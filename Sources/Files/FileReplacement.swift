#if canImport(Darwin)
import Darwin
#elseif canImport(Musl)
import Musl
#else
import Glibc
#endif

/// The next content of a file, written beside it and not yet in its place.
///
/// Several files change together when all their replacements are prepared before the first is committed.
public struct FileReplacement: Sendable {
    /// The file that will be replaced.
    public let path: String

    private let temporaryPath: String

    /// Writes the content beside a file that only its owner may read, or that gets the permissions of another file.
    ///
    /// - Parameter model: a file whose permissions and owner are taken over; its content is on the disk when this
    ///   returns, while otherwise nothing waits for the disk.
    /// - Throws: `FileProblem`; nothing is left behind then.
    public init(_ bytes: [UInt8], at path: String, like model: String? = nil) throws(FileProblem) {
        self.path = path
        temporaryPath = "\(path).part"
        let descriptor = unsafe open(temporaryPath, O_WRONLY | O_CREAT | O_TRUNC | O_NOFOLLOW | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else { throw .last }
        defer { close(descriptor) }
        do throws(FileProblem) {
            try Self.write(bytes, descriptor)
            guard let model else { return }
            try Self.takeOver(model, descriptor)
            guard fsync(descriptor) == 0 else { throw FileProblem.last }
        } catch {
            discard()
            throw error
        }
    }

    /// Puts the content in its place: who reads the file sees the old content or the new, never a part.
    ///
    /// - Throws: `FileProblem`; the older file is untouched then.
    public func commit() throws(FileProblem) {
        guard unsafe rename(temporaryPath, path) != 0 else { return }
        let problem = FileProblem.last
        discard()
        throw problem
    }

    /// Removes what was written; the file stays as it is.
    public func discard() { _ = unsafe unlink(temporaryPath) }

    private static func takeOver(_ model: String, _ descriptor: Int32) throws(FileProblem) {
        var status = stat()
        guard unsafe stat(model, &status) == 0 else { throw .last }
        // Only the superuser may give a file away; the file of anybody else is their own already.
        _ = fchown(descriptor, status.st_uid, status.st_gid)
        guard fchmod(descriptor, status.st_mode & 0o7777) == 0 else { throw .last }
    }

    /// Writes all bytes to an open file.
    static func write(_ bytes: [UInt8], _ descriptor: Int32) throws(FileProblem) {
        var offset = 0
        while offset < bytes.count {
            let count = unsafe bytes.withUnsafeBytes { all in
                untilNotInterrupted {
                    unsafe systemWrite(descriptor, all.baseAddress?.advanced(by: offset), all.count - offset)
                }
            }
            guard count >= 0 else { throw .last }
            offset += count
        }
    }
}
