internal import Dispatch
internal import Synchronization

/// Unpacks a file chunk by chunk on a thread of its own, a few chunks ahead of whoever takes them.
///
/// Each chunk is one piece of work for a queue, begun when there is an empty chunk for it, so nothing ever waits but the
/// taker. Work that was begun ends with its chunk; what nobody holds any more is not begun.
final class ReadAhead: Sendable {
    /// Some unpacked bytes, and where the file stood after them.
    struct Chunk: Sendable {
        var bytes: [UInt8] = []
        var count = 0
        var standing = Standing()
        var fault: FileFault?

        /// Whether nothing comes after it.
        var isLast: Bool { fault != nil || standing.ending != .open }
    }

    /// How far a file has been read.
    struct Standing: Sendable {
        var consumedBytes: Int64 = 0
        var ending = InputFile.Ending.open
    }

    /// What goes to and fro between the two threads. Bytes are moved and never shared, so none are copied.
    private struct Exchange {
        var ready: [Chunk] = []
        var empty: [[UInt8]] = []
    }

    /// How many chunks there are beside the one in hand.
    static let depth = 3

    let format: CompressionFormat
    let totalBytes: Int64
    private let chunkSize: Int
    private let file: Mutex<InputFile>
    private let exchange = Mutex(Exchange())
    private let arrivals = DispatchSemaphore(value: 0)
    private let queue = DispatchQueue(label: "maedup.unpacking")
    private let isEnded = Atomic<Bool>(false)
    private let filled = Atomic<Int>(0)

    init(path: String, chunkSize: Int) throws(FileFault) {
        let file = try InputFile(path: path)
        format = file.format
        totalBytes = file.totalBytes
        self.chunkSize = chunkSize
        self.file = Mutex(file)
    }

    /// How many chunks have been filled so far.
    var filledCount: Int { filled.load(ordering: .relaxed) }

    /// Reads at once on this thread; not to be mixed with chunks that are under way.
    func read(into bytes: inout [UInt8], _ range: Range<Int>) throws(FileFault) -> (count: Int, standing: Standing) {
        try file.withLock { (file) throws(FileFault) in
            let count = try file.read(into: &bytes, range)
            return (count, Standing(of: file))
        }
    }

    /// Begins to fill the chunks.
    func begin() {
        for _ in 0..<Self.depth { giveBack([UInt8](repeating: 0, count: chunkSize)) }
    }

    /// Waits for the next chunk; there is one unless the last was taken.
    func next() -> Chunk {
        arrivals.wait()
        return exchange.withLock { $0.ready.removeFirst() }
    }

    /// Lets the bytes of a chunk be filled again.
    func giveBack(_ bytes: consuming [UInt8]) {
        exchange.withLock { [bytes] in $0.empty.append(bytes) }
        queue.async { [weak self] in self?.fill() }
    }

    /// Waits until what was begun has ended.
    func settle() { queue.sync {} }

    private func fill() {
        guard !isEnded.load(ordering: .relaxed), let empty = exchange.withLock({ $0.empty.popLast() }) else { return }
        var chunk = Chunk(bytes: empty)
        file.withLock { chunk.fill(from: &$0) }
        if chunk.isLast { isEnded.store(true, ordering: .relaxed) }
        filled.wrappingAdd(1, ordering: .relaxed)
        exchange.withLock { [chunk] in $0.ready.append(chunk) }
        arrivals.signal()
    }
}

extension ReadAhead.Standing {
    fileprivate init(of file: borrowing InputFile) {
        consumedBytes = file.consumedBytes
        ending = file.ending
    }
}

extension ReadAhead.Chunk {
    /// Reads until it is full or the file ends, well or not.
    fileprivate mutating func fill(from file: inout InputFile) {
        do throws(FileFault) {
            while count < bytes.count, file.ending == .open {
                count += try file.read(into: &bytes, count..<bytes.count)
            }
        } catch {
            fault = error
        }
        standing = ReadAhead.Standing(of: file)
    }
}
