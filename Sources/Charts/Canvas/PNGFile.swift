import Compression

/// Puts pixels into a PNG.
///
/// Cairo's own writer filters every line in five ways and packs it thoroughly, which takes most of the time of a chart. Lines
/// of a chart are alike as they are: packed lightly they take a third of the time and the same room.
enum PNGFile {
    private static let level = 3

    /// The file for rows of red, green and blue, each with a zero before it that says it is not filtered.
    ///
    /// - Throws: `ChartError.notDrawn` when there is no memory for it.
    static func bytes(width: Int, height: Int, rows: [UInt8]) throws(ChartError) -> [UInt8] {
        let packed: [UInt8]
        do throws(FileFault) {
            packed = try Zlib.stream(of: rows, level: level)
        } catch {
            throw .notDrawn("\(error)")
        }
        // Eight bits a channel, colours without transparency, and nothing unusual.
        let header = number(width) + number(height) + [8, 2, 0, 0, 0]
        return [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]
            + chunk("IHDR", header) + chunk("IDAT", packed) + chunk("IEND", [])
    }

    private static func chunk(_ name: String, _ content: [UInt8]) -> [UInt8] {
        let body = Array(name.utf8) + content
        return number(content.count) + body + number(Int(Zlib.checksum(of: body[...])))
    }

    private static func number(_ value: Int) -> [UInt8] {
        [24, 16, 8, 0].map { UInt8(truncatingIfNeeded: value >> $0) }
    }
}
