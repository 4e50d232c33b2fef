#if canImport(Darwin)
import Darwin
#else
import Glibc
#endif

/// A file that takes the place of an older one only when it is complete.
///
/// It is written under a temporary name beside its place; `commit()` makes it durable and renames it. Dropped before
/// that, it leaves nothing behind.
struct AtomicFile: ~Copyable {
    private let path: String
    private let temporaryPath: String
    private let descriptor: Int32
    private var isCommitted = false

    /// How many bytes have been written.
    private(set) var count = 0

    init(replacing path: String) throws(FileFailure) {
        let temporaryPath = "\(path).\(getpid()).part"
        let descriptor = unsafe open(temporaryPath, O_WRONLY | O_CREAT | O_TRUNC | O_NOFOLLOW | O_CLOEXEC, 0o644)
        guard descriptor >= 0 else { throw FileFailure(operation: "create", path: temporaryPath, code: errno) }
        self.path = path
        self.temporaryPath = temporaryPath
        self.descriptor = descriptor
    }

    deinit {
        close(descriptor)
        if !isCommitted { _ = unsafe unlink(temporaryPath) }
    }

    mutating func append(_ bytes: [UInt8]) throws(FileFailure) {
        var offset = 0
        while offset < bytes.count {
            let written = unsafe bytes.withUnsafeBytes { buffer in
                unsafe write(descriptor, buffer.baseAddress?.advanced(by: offset), buffer.count - offset)
            }
            guard written >= 0 || errno == EINTR else { throw failure("write") }
            offset += max(written, 0)
        }
        count += bytes.count
    }

    consuming func commit() throws(FileFailure) {
        guard fsync(descriptor) == 0 else { throw failure("write") }
        guard unsafe rename(temporaryPath, path) == 0 else { throw failure("replace") }
        isCommitted = true
    }

    private func failure(_ operation: String) -> FileFailure {
        FileFailure(operation: operation, path: path, code: errno)
    }
}
