#if canImport(Darwin)
import Darwin
#else
import Glibc
#endif

/// The least that durability can cost: a few bytes into a file that is there already, and the wait for the disk.
enum RawAppend {
    /// How many bytes are appended, about as many as a decision has.
    static let length = 512

    /// Appends again and again; each time in microseconds.
    static func measure(_ rounds: Int, in folder: String) throws -> [Double] {
        let file = unsafe open(folder + "/raw", O_RDWR | O_CREAT | O_TRUNC, 0o600)
        guard file >= 0 else { throw ChildProcess.Failure(description: "\(folder)/raw cannot be opened") }
        defer { close(file) }
        // Written once, so that an append changes no size and no extent.
        try write([UInt8](repeating: 0, count: length * rounds), to: file, at: 0)
        let bytes = [UInt8](repeating: 120, count: length)
        return try (0..<rounds).map { round in
            let start = ContinuousClock.now
            try write(bytes, to: file, at: length * round)
            return (ContinuousClock.now - start).nanoseconds / 1e3
        }
    }

    private static func write(_ bytes: [UInt8], to file: Int32, at place: Int) throws {
        let count = unsafe bytes.withUnsafeBytes { unsafe pwrite(file, $0.baseAddress, $0.count, off_t(place)) }
        #if canImport(Darwin)
        let isDurable = fcntl(file, F_FULLFSYNC) == 0
        #else
        let isDurable = fdatasync(file) == 0
        #endif
        guard count == bytes.count, isDurable else { throw ChildProcess.Failure(description: "the disk failed") }
    }
}
