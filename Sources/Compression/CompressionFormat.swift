/// How the bytes of a file are packed.
public enum CompressionFormat: Sendable, Hashable, CaseIterable {
    /// As they are.
    case plain
    /// One or more gzip members.
    case gzip
    /// One or more Zstandard frames.
    case zstd

    /// The format that a file's name asks for: `.gz` and `.zst` are packed, everything else is plain.
    public init(fileName: String) {
        let name = fileName.lowercased()
        self = if name.hasSuffix(".gz") { .gzip } else if name.hasSuffix(".zst") { .zstd } else { .plain }
    }

    /// The format that a file's first bytes show; four are enough.
    init(firstBytes: some Collection<UInt8>) {
        self =
            if firstBytes.starts(with: [0x1F, 0x8B]) {
                .gzip
            } else if firstBytes.starts(with: [0x28, 0xB5, 0x2F, 0xFD]) || Self.isSkippableFrame(firstBytes) {
                .zstd
            } else {
                .plain
            }
    }

    /// Parallel compressors put a frame without content first, numbered 0x184D2A50 to 0x184D2A5F in little-endian order.
    private static func isSkippableFrame(_ bytes: some Collection<UInt8>) -> Bool {
        guard let first = bytes.first else { return false }
        return first & 0xF0 == 0x50 && bytes.dropFirst().starts(with: [0x2A, 0x4D, 0x18])
    }
}
