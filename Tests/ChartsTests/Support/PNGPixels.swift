import Compression
import Foundation
import Testing

/// The pixels of a picture, read as a viewer does.
struct PNGPixels {
    private let width: Int
    private let rows: [UInt8]

    init(_ png: [UInt8]) throws {
        width = Self.number(png[16..<20])
        let height = Self.number(png[20..<24])
        // Behind the header of 33 bytes stands the only part with pixels.
        let end = 41 + Self.number(png[33..<37])
        try #require(Zlib.checksum(of: png[37..<end]) == UInt32(Self.number(png[end..<(end + 4)])))
        rows = try Self.unpacked(png[41..<end], count: (width * 3 + 1) * height)
    }

    /// The colour of a pixel as `0xRRGGBB`.
    subscript(x: Int, y: Int) -> UInt32 {
        let start = y * (width * 3 + 1) + 1 + x * 3
        return UInt32(Self.number(rows[start..<(start + 3)]))
    }

    /// Unpacks a zlib stream as a gzip file, which holds the same with other bytes around it.
    private static func unpacked(_ stream: ArraySlice<UInt8>, count: Int) throws -> [UInt8] {
        let path = FileManager.default.temporaryDirectory.appending(path: "maedup-pixels-\(UUID().uuidString).gz")
        defer { try? FileManager.default.removeItem(at: path) }
        let head: [UInt8] = [0x1F, 0x8B, 8, 0, 0, 0, 0, 0, 0, 0]
        try Data(head + stream.dropFirst(2).dropLast(4)).write(to: path)
        // Its end has no checksum, which only matters to who reads on.
        var file = try InputFile(path: path.path(percentEncoded: false))
        var bytes = [UInt8](repeating: 0, count: count)
        var filled = 0
        while filled < count {
            let read = try file.read(into: &bytes, filled..<count)
            try #require(read > 0)
            filled += read
        }
        return bytes
    }

    private static func number(_ bytes: ArraySlice<UInt8>) -> Int { bytes.reduce(0) { $0 << 8 | Int($1) } }
}
