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
        mode(of: path).map { $0 & S_IFMT == S_IFREG } ?? false
    }

    /// Whether anything at all stands at a path.
    public static func isTaken(_ path: String) -> Bool { mode(of: path) != nil }

    /// The bytes of a file, links followed; nothing when nothing stands at the path.
    public static func size(of path: String) -> Int? {
        var status = stat()
        return unsafe stat(path, &status) == 0 ? Int(status.st_size) : nil
    }

    /// The path itself, or where it leads when its last part is a link.
    ///
    /// - Throws: `FileProblem` when the link leads nowhere.
    public static func target(of path: String) throws(FileProblem) -> String {
        var byte: CChar = 0
        guard unsafe readlink(path, &byte, 1) >= 0 else { return path }
        guard let resolved = unsafe realpath(path, nil) else { throw .last }
        defer { unsafe free(resolved) }
        return unsafe String(cString: resolved)
    }

    /// Whether a file or the entries of a folder may be changed.
    ///
    /// What nobody may write is left alone by the superuser too: somebody wanted it so.
    public static func isWritable(_ path: String) -> Bool {
        guard let mode = mode(of: path), mode & 0o222 != 0 else { return false }
        return unsafe access(path, W_OK) == 0
    }

    private static func mode(of path: String) -> mode_t? {
        var status = stat()
        return unsafe stat(path, &status) == 0 ? status.st_mode : nil
    }
}
