import Files
import Foundation
import Synchronization

/// Standard output or standard error, written whole texts at a time.
final class StandardStream: Sendable {
    static let output = StandardStream(FileHandle.standardOutput)
    static let error = StandardStream(FileHandle.standardError)

    /// Whether a person looks at it.
    let isTerminal: Bool

    private let handle: Mutex<FileHandle>

    private init(_ handle: FileHandle) {
        isTerminal = isatty(handle.fileDescriptor) == 1
        self.handle = Mutex(handle)
    }

    /// Whether colours are welcome: on a terminal, unless `NO_COLOR` is set.
    var usesColor: Bool { isTerminal && (ProcessInfo.processInfo.environment["NO_COLOR"] ?? "").isEmpty }

    /// Writes a text; one that nobody can receive any more is dropped.
    func write(_ text: String) { handle.withLock { try? $0.write(contentsOf: Data(text.utf8)) } }

    /// Writes bytes that a program reads.
    ///
    /// - Throws: `FileProblem` when they cannot be received.
    func write(_ bytes: [UInt8]) throws(FileProblem) {
        do {
            try handle.withLock { try $0.write(contentsOf: Data(bytes)) }
        } catch {
            let cause = (error as NSError).userInfo[NSUnderlyingErrorKey] as? NSError
            throw FileProblem(code: Int32((cause?.domain == NSPOSIXErrorDomain ? cause?.code : nil) ?? Int(EIO)))
        }
    }
}
