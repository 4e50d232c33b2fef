/// The way from the parser's marks, which count code points, to byte offsets.
struct CodePointIndex {
    private static let stride = 64
    private let bytes: [UInt8]
    /// The offset of every 64th code point; empty when every code point is one byte.
    private let checkpoints: [Int]

    init(_ bytes: [UInt8]) {
        self.bytes = bytes
        guard bytes.contains(where: \.isContinuation) else {
            checkpoints = []
            return
        }
        var checkpoints: [Int] = []
        var count = 0
        for offset in bytes.indices where !bytes[offset].isContinuation {
            if count.isMultiple(of: Self.stride) { checkpoints.append(offset) }
            count += 1
        }
        self.checkpoints = checkpoints
    }

    /// The offset of a code point counted from 0; the end of the text when there are not as many.
    func byte(of codePoint: Int) -> Int {
        guard !checkpoints.isEmpty else { return min(codePoint, bytes.count) }
        let checkpoint = codePoint / Self.stride
        guard checkpoint < checkpoints.count else { return bytes.count }
        var offset = checkpoints[checkpoint]
        for _ in 0..<codePoint % Self.stride {
            guard offset < bytes.count else { break }
            offset += 1
            while offset < bytes.count, bytes[offset].isContinuation { offset += 1 }
        }
        return offset
    }
}
