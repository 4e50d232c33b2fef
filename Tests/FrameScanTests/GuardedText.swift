import Glibc

/// Bytes between two pages that may not be touched, so that a read beyond either end kills the process.
final class GuardedText {
    private let pages: UnsafeMutableRawPointer
    private let pageSize = Int(sysconf(Int32(_SC_PAGESIZE)))
    private let middle: Int

    /// Room for so many bytes at most.
    init(capacity: Int) throws {
        middle = (capacity + pageSize - 1) / pageSize * pageSize
        let size = middle + 2 * pageSize
        let pages = mmap(nil, size, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0)
        guard let pages, pages != MAP_FAILED else { throw Unavailable() }
        self.pages = pages
        mprotect(pages, pageSize, PROT_NONE)
        mprotect(pages + (pageSize + middle), pageSize, PROT_NONE)
    }

    deinit { munmap(pages, middle + 2 * pageSize) }

    /// The machine gave no memory.
    struct Unavailable: Error {}

    /// Calls `body` with the bytes directly in front of the forbidden page behind them.
    func withText<Result>(atEnd bytes: [UInt8], _ body: (Span<UInt8>) -> Result) -> Result {
        withText(bytes, at: pageSize + middle - bytes.count, body)
    }

    /// Calls `body` with the bytes directly behind the forbidden page in front of them.
    func withText<Result>(atStart bytes: [UInt8], _ body: (Span<UInt8>) -> Result) -> Result {
        withText(bytes, at: pageSize, body)
    }

    private func withText<Result>(_ bytes: [UInt8], at offset: Int, _ body: (Span<UInt8>) -> Result) -> Result {
        let target = (pages + offset).bindMemory(to: UInt8.self, capacity: bytes.count)
        target.update(from: bytes, count: bytes.count)
        return body(UnsafeBufferPointer(start: target, count: bytes.count).span)
    }
}
