import Compression
import TestFolders

/// Packs lines the way the program does, each piece a frame of its own.
func pack(_ pieces: [[UInt8]], _ format: CompressionFormat) throws -> [UInt8] {
    let folder = try TestFolder()
    let name = "packed" + format.ending
    var file = try OutputFile(creating: folder.path(name))
    for piece in pieces { try file.append(piece.span) }
    try file.close()
    return try folder.bytes(of: name)
}

/// Everything a file gives when it is read in parts of a size, and how it ended.
func unpack(_ bytes: [UInt8], readingAtOnce size: Int = 4096) throws -> (bytes: [UInt8], ending: InputFile.Ending) {
    let folder = try TestFolder()
    var file = try InputFile(path: try folder.file("packed", holding: bytes))
    var room = [UInt8](repeating: 0, count: size)
    var result: [UInt8] = []
    while true {
        let count = try file.read(into: &room, 0..<size)
        if count == 0 { break }
        result += room[..<count]
    }
    return (result, file.ending)
}

/// Lines that pack well and are still all different.
func lines(_ count: Int) -> [UInt8] {
    Array((0..<count).map { "\($0)\tthe same words \($0 &* 2_654_435_761 % 10_007)\n" }.joined().utf8)
}

extension CompressionFormat {
    /// The ending of a file's name that asks for the format.
    var ending: String {
        switch self {
        case .plain: ""
        case .gzip: ".gz"
        case .zstd: ".zst"
        }
    }

    static let packed: [CompressionFormat] = [.gzip, .zstd]
}
