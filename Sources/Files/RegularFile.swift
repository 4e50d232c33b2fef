#if canImport(Darwin)
import Darwin
#elseif canImport(Musl)
import Musl
#else
import Glibc
#endif

/// A file that can be read from start to end without waiting for anybody.
public enum RegularFile {
    /// Whether a path leads to one, and not to a folder, a pipe or a device.
    public static func isPresent(at path: String) -> Bool {
        var status = stat()
        return unsafe stat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFREG
    }
}
