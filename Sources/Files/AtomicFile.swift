#if canImport(Darwin)
import Darwin
#elseif canImport(Musl)
import Musl
#else
import Glibc
#endif

/// A file that is written whole: who reads it sees the old content or the new, never a part.
public enum AtomicFile {
    /// Writes a file that only its owner may read, in the place of an older one.
    ///
    /// It does not wait for the disk: after a power cut the older content may be there.
    ///
    /// - Throws: `FileProblem`; the older file is untouched then.
    public static func write(_ bytes: [UInt8], to path: String) throws(FileProblem) {
        let temporaryPath = "\(path).part"
        let descriptor = unsafe open(temporaryPath, O_WRONLY | O_CREAT | O_TRUNC | O_NOFOLLOW | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else { throw .last }
        defer { close(descriptor) }
        do throws(FileProblem) {
            try write(bytes, descriptor)
            guard unsafe rename(temporaryPath, path) == 0 else { throw FileProblem.last }
        } catch {
            _ = unsafe unlink(temporaryPath)
            throw error
        }
    }

    private static func write(_ bytes: [UInt8], _ descriptor: Int32) throws(FileProblem) {
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
