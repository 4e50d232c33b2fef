#if canImport(Darwin)
import Darwin
#elseif canImport(Musl)
import Musl
#else
import Glibc
#endif

/// One file that grows at its end, closed when nobody holds it any more.
public final class AppendableFile {
    /// Where the file is, without symbolic links.
    public let path: String

    /// Whether it is a file with a size and not a device.
    public let isRegular: Bool

    private let descriptor: Int32

    /// Opens a file for reading and appending; a new one may be read by its owner only.
    ///
    /// - Throws: `FileProblem`, `notAFile` for a pipe or a socket.
    public init(path: String) throws(FileProblem) {
        // Without O_NONBLOCK, opening a pipe waits for its other end for ever.
        let flags = O_RDWR | O_APPEND | O_CREAT | O_CLOEXEC | O_NONBLOCK
        descriptor = unsafe open(path, flags, 0o600)
        guard descriptor >= 0 else { throw .last }
        do {
            isRegular = try Self.isRegular(descriptor)
            self.path = try Self.realPath(of: path)
        } catch {
            _ = close(descriptor)
            throw error
        }
    }

    deinit { _ = close(descriptor) }

    /// The size in bytes.
    public var size: Int64 {
        get throws(FileProblem) { Int64(try Self.status(of: descriptor).st_size) }
    }

    /// Whether the path still names this file, which somebody may have moved or deleted.
    public var isInPlace: Bool {
        get throws(FileProblem) {
            var there = stat()
            guard unsafe stat(path, &there) == 0 else {
                guard errno == ENOENT || errno == ENOTDIR else { throw .last }
                return false
            }
            let here = try Self.status(of: descriptor)
            return there.st_ino == here.st_ino && there.st_dev == here.st_dev
        }
    }

    private static func isRegular(_ descriptor: Int32) throws(FileProblem) -> Bool {
        switch try status(of: descriptor).st_mode & S_IFMT {
        case S_IFREG: true
        case S_IFCHR: false
        default: throw .notAFile
        }
    }

    private static func status(of descriptor: Int32) throws(FileProblem) -> stat {
        var status = stat()
        guard unsafe fstat(descriptor, &status) == 0 else { throw .last }
        return status
    }

    private static func realPath(of path: String) throws(FileProblem) -> String {
        guard let resolved = unsafe realpath(path, nil) else { throw .last }
        defer { unsafe free(resolved) }
        return unsafe String(cString: resolved)
    }
}

extension AppendableFile {
    /// Takes the file for this holder alone, without waiting; a file system without locks lets everybody.
    ///
    /// - Throws: `FileProblem`, `inUse` when somebody else has it.
    public func lock() throws(FileProblem) {
        guard flock(descriptor, LOCK_EX | LOCK_NB) != 0 else { return }
        switch errno {
        case ENOTSUP, ENOSYS, ENOLCK, EINVAL: return
        case EINTR: throw .inUse
        default: throw .last
        }
    }

    /// Lets others take the file.
    public func unlock() { _ = flock(descriptor, LOCK_UN) }

    /// Writes at the end and tells how many of the bytes the file took, which may be fewer.
    public func write(_ bytes: Span<UInt8>) throws(FileProblem) -> Int {
        let count = unsafe bytes.withUnsafeBytes { all in
            untilNotInterrupted { unsafe systemWrite(descriptor, all.baseAddress, all.count) }
        }
        guard count >= 0 else { throw .last }
        return count
    }

    /// Reads a part, which is shorter than asked for at the end of the file.
    public func read(at offset: Int64, count: Int) throws(FileProblem) -> [UInt8] {
        var bytes = [UInt8](repeating: 0, count: count)
        var filled = 0
        while filled < count {
            let came = unsafe bytes.withUnsafeMutableBytes { all in
                let rest = unsafe UnsafeMutableRawBufferPointer(rebasing: all[filled...])
                return untilNotInterrupted {
                    unsafe pread(descriptor, rest.baseAddress, rest.count, off_t(offset) + off_t(filled))
                }
            }
            guard came >= 0 else { throw .last }
            if came == 0 { break }
            filled += came
        }
        bytes.removeLast(count - filled)
        return bytes
    }

    /// Cuts the file to a size.
    public func truncate(to size: Int64) throws(FileProblem) {
        guard ftruncate(descriptor, off_t(size)) == 0 else { throw .last }
    }

    /// Waits until what was written is on the disk.
    public func synchronize() throws(FileProblem) {
        guard fsync(descriptor) == 0 else { throw .last }
    }
}

/// Repeats a call that a signal interrupted.
func untilNotInterrupted(_ call: () -> Int) -> Int {
    while true {
        let result = call()
        if result >= 0 || errno != EINTR { return result }
    }
}

// Inside the type the plain name would mean its own method.
func systemWrite(_ descriptor: Int32, _ address: UnsafeRawPointer?, _ count: Int) -> Int {
    unsafe write(descriptor, address, count)
}
