import Compression
import TestFolders

/// The text as a file of the format holds it.
func pack(_ text: String, _ format: CompressionFormat) throws -> [UInt8] {
    let folder = try TestFolder()
    let name =
        switch format {
        case .plain: "packed"
        case .gzip: "packed.gz"
        case .zstd: "packed.zst"
        }
    var file = try OutputFile(creating: folder.path(name))
    try file.append(Array(text.utf8).span)
    try file.close()
    return try folder.bytes(of: name)
}
