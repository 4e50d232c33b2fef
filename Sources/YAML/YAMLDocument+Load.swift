#if canImport(Darwin)
import Darwin
#elseif canImport(Musl)
import Musl
#else
import Glibc
#endif

extension YAMLDocument {
    /// Reads a document from a regular file, never more than the limit and one byte of it.
    ///
    /// - Parameter displayName: the name in diagnostics; the path when there is none.
    public static func load(
        path: String,
        displayName: String? = nil,
        limits: YAMLLimits = YAMLLimits()
    ) -> ParseResult {
        let name = displayName ?? path
        guard !path.utf8.contains(0) else { return refusal(.unreadable(.missing), name, limits) }
        let descriptor = unsafe open(path, O_RDONLY | O_NONBLOCK | O_CLOEXEC)
        guard descriptor >= 0 else { return refusal(.unreadable(failure(errno)), name, limits) }
        defer { _ = close(descriptor) }
        if let kind = obstacle(in: descriptor, limits: limits) { return refusal(kind, name, limits) }
        return read(descriptor, name: name, limits: limits)
    }

    /// Reads a document from standard input to its end or to the limit, and waits as long as that takes.
    public static func loadStandardInput(
        displayName: String,
        limits: YAMLLimits = YAMLLimits()
    ) -> ParseResult {
        read(STDIN_FILENO, name: displayName, limits: limits)
    }

    private static func obstacle(in descriptor: Int32, limits: YAMLLimits) -> YAMLProblem.Kind? {
        var status = stat()
        guard unsafe fstat(descriptor, &status) == 0 else { return .unreadable(failure(errno)) }
        switch status.st_mode & S_IFMT {
        case S_IFREG: return status.st_size > limits.bytes ? .tooLarge(limit: limits.bytes) : nil
        case S_IFDIR: return .unreadable(.directory)
        default: return .unreadable(.notRegularFile)
        }
    }

    private static func read(_ descriptor: Int32, name: String, limits: YAMLLimits) -> ParseResult {
        var bytes: [UInt8] = []
        var chunk = [UInt8](repeating: 0, count: 1 << 16)
        while bytes.count <= limits.bytes {
            let remaining = limits.bytes - bytes.count
            let wanted = remaining < chunk.count ? remaining + 1 : chunk.count
            let count = unsafe chunk.withUnsafeMutableBytes { unsafe systemRead(descriptor, $0.baseAddress, wanted) }
            if count < 0, errno == EINTR { continue }
            guard count >= 0 else { return refusal(.unreadable(failure(errno)), name, limits) }
            if count == 0 { break }
            bytes += chunk[..<count]
        }
        return parse(bytes: bytes, name: name, limits: limits)
    }

    private static func failure(_ number: Int32) -> YAMLProblem.ReadFailure {
        switch number {
        case ENOENT, ENOTDIR: .missing
        case EACCES, EPERM: .notPermitted
        case EISDIR: .directory
        case ENXIO: .notRegularFile
        default: .system(errno: number)
        }
    }
}

private func systemRead(_ descriptor: Int32, _ buffer: UnsafeMutableRawPointer?, _ count: Int) -> Int {
    unsafe read(descriptor, buffer, count)
}
