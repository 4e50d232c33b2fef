#if canImport(Darwin)
import Darwin
#elseif canImport(Musl)
import Musl
#else
import Glibc
#endif

/// One regular file, closed when nobody holds it any more.
final class OpenFile {
    private var descriptor: Int32

    /// Bytes the file had when it was opened.
    let size: Int64

    /// Opens a file to read it from the start.
    ///
    /// - Throws: `FileFault` for everything that is not a readable regular file.
    init(reading path: String) throws(FileFault) {
        // Without O_NONBLOCK, opening a pipe waits for a writer for ever.
        let descriptor = unsafe open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
        guard descriptor >= 0 else { throw FileFault(code: errno) }
        do {
            size = try Self.regularSize(of: descriptor)
        } catch {
            _ = close(descriptor)
            throw error
        }
        self.descriptor = descriptor
    }

    /// Makes a new file that only its owner may read and write.
    ///
    /// - Throws: `FileFault.exists` when there is something at the path already, other cases as they come.
    init(creating path: String) throws(FileFault) {
        let descriptor = unsafe open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else { throw FileFault(code: errno) }
        self.descriptor = descriptor
        size = 0
    }

    deinit {
        if descriptor >= 0 { _ = close(descriptor) }
    }

    private static func regularSize(of descriptor: Int32) throws(FileFault) -> Int64 {
        var status = stat()
        guard unsafe fstat(descriptor, &status) == 0 else { throw FileFault(code: errno) }
        switch status.st_mode & S_IFMT {
        case S_IFREG: return Int64(status.st_size)
        case S_IFDIR: throw .directory
        default: throw .notAFile
        }
    }

    /// Reads into a part of the array and tells how many bytes came; zero is the end of the file.
    func read(into bytes: inout [UInt8], _ range: Range<Int>) throws(FileFault) -> Int {
        let count = unsafe bytes.withUnsafeMutableBytes { all in
            let part = unsafe UnsafeMutableRawBufferPointer(rebasing: all[range])
            return Self.untilNotInterrupted { unsafe systemRead(descriptor, part.baseAddress, part.count) }
        }
        guard count >= 0 else { throw FileFault(code: errno) }
        return count
    }

    /// Writes the bytes from an offset on and tells how many the file took, which may be fewer.
    func write(_ bytes: Span<UInt8>, from offset: Int) throws(FileFault) -> Int {
        let count = unsafe bytes.withUnsafeBytes { all in
            let part = unsafe UnsafeRawBufferPointer(rebasing: all[offset...])
            return Self.untilNotInterrupted { unsafe systemWrite(descriptor, part.baseAddress, part.count) }
        }
        guard count >= 0 else { throw FileFault(code: errno) }
        return count
    }

    /// Cuts the file to a length and puts the place of writing at its end.
    func cut(to length: Int64) throws(FileFault) {
        guard ftruncate(descriptor, off_t(length)) == 0, lseek(descriptor, off_t(length), SEEK_SET) >= 0 else {
            throw FileFault(code: errno)
        }
    }

    /// Waits until the bytes are on the disk.
    func synchronize() throws(FileFault) {
        guard fsync(descriptor) == 0 else { throw FileFault(code: errno) }
    }

    /// Closes the file and hears what the file system has left to say.
    func finish() throws(FileFault) {
        guard descriptor >= 0 else { return }
        let code = close(descriptor)
        descriptor = -1
        guard code == 0 else { throw FileFault(code: errno) }
    }

    private static func untilNotInterrupted(_ call: () -> Int) -> Int {
        while true {
            let result = call()
            if result >= 0 || errno != EINTR { return result }
        }
    }
}

// Inside the type the plain names would mean its own methods.
private func systemRead(_ descriptor: Int32, _ address: UnsafeMutableRawPointer?, _ count: Int) -> Int {
    unsafe read(descriptor, address, count)
}

private func systemWrite(_ descriptor: Int32, _ address: UnsafeRawPointer?, _ count: Int) -> Int {
    unsafe write(descriptor, address, count)
}
