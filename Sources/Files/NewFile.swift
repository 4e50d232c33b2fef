#if canImport(Darwin)
import Darwin
#elseif canImport(Musl)
import Musl
#else
import Glibc
#endif

/// A file that is written only where nothing stands yet.
public enum NewFile {
    /// Writes a file that others may read as the system's settings say, or that only its owner may read.
    ///
    /// - Throws: `FileProblem`, `exists` when something stands at the path, links that lead nowhere included; nothing is
    ///   left behind then.
    public static func write(_ bytes: [UInt8], to path: String, isPrivate: Bool = false) throws(FileProblem) {
        let mode: mode_t = isPrivate ? 0o600 : 0o666
        let descriptor = unsafe open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, mode)
        guard descriptor >= 0 else { throw .last }
        defer { close(descriptor) }
        do throws(FileProblem) {
            try FileReplacement.write(bytes, descriptor)
        } catch {
            _ = unsafe unlink(path)
            throw error
        }
    }
}
