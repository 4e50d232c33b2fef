#if canImport(Darwin)
import Darwin
#elseif canImport(Musl)
import Musl
#else
import Glibc
#endif

/// What is done with the entries of a folder.
public enum Folder {
    /// Makes a folder and those above it, for their owner only; ones that exist are left as they are.
    public static func create(_ path: String) throws(FileProblem) {
        guard !path.isEmpty, unsafe mkdir(path, 0o700) != 0 else { return }
        switch errno {
        case EEXIST where isFolder(path): return
        case EEXIST: throw FileProblem(code: ENOTDIR)
        case ENOENT where !parent(of: path).isEmpty:
            try create(parent(of: path))
            guard unsafe mkdir(path, 0o700) == 0 || errno == EEXIST else { throw .last }
        default: throw .last
        }
    }

    /// Looks, without changing anything, whether something can be made in a folder that exists or would have to be made.
    ///
    /// - Throws: `FileProblem` when a file stands where a folder is needed or nothing may be made there.
    public static func checkAccess(_ path: String) throws(FileProblem) {
        var nearest = path
        while !nearest.isEmpty, !RegularFile.isTaken(nearest) {
            // A link that leads nowhere keeps a folder from being made in its place.
            _ = try RegularFile.target(of: nearest)
            nearest = parent(of: nearest)
        }
        if nearest.isEmpty { nearest = "." }
        guard isFolder(nearest) else { throw FileProblem(code: ENOTDIR) }
        guard unsafe access(nearest, W_OK | X_OK) == 0 else { throw .last }
    }

    /// The path of the folder that a path's last part stands in; empty for the current one.
    public static func parent(of path: String) -> String {
        var parts = path[...]
        while parts.count > 1, parts.last == "/" { parts.removeLast() }
        guard let slash = parts.lastIndex(of: "/") else { return "" }
        return slash == parts.startIndex ? (parts.count > 1 ? "/" : "") : String(parts[..<slash])
    }

    /// The names of what stands in a folder, sorted.
    public static func names(in path: String) throws(FileProblem) -> [String] {
        guard let stream = unsafe opendir(path.isEmpty ? "." : path) else { throw .last }
        defer { unsafe closedir(stream) }
        var names: [String] = []
        while let entry = unsafe readdir(stream) {
            names.append(
                unsafe String(
                    cString: UnsafeRawPointer(entry).advanced(by: Self.nameOffset)
                        .assumingMemoryBound(to: CChar.self)
                )
            )
        }
        return names.filter { $0 != "." && $0 != ".." }.sorted()
    }

    /// Gives a file another name, never one that is taken.
    ///
    /// - Throws: `FileProblem`, `exists` when the name is taken.
    public static func move(_ path: String, to target: String) throws(FileProblem) {
        // An empty file claims the name first, since renaming alone would overwrite whatever has it.
        let claim = unsafe open(target, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
        guard claim >= 0 else { throw .last }
        _ = close(claim)
        guard unsafe rename(path, target) != 0 else { return }
        let problem = FileProblem.last
        _ = unsafe unlink(target)
        throw problem
    }

    /// Deletes a file; one that is gone already is no problem.
    public static func remove(_ path: String) throws(FileProblem) {
        guard unsafe unlink(path) == 0 || errno == ENOENT else { throw .last }
    }

    private static func isFolder(_ path: String) -> Bool {
        var status = stat()
        return unsafe stat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFDIR
    }

    private static var nameOffset: Int { MemoryLayout<dirent>.offset(of: \dirent.d_name) ?? 0 }
}
