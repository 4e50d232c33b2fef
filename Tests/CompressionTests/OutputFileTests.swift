import Compression
import Foundation
import TestFolders
import Testing

struct `Writing a file` {
    @Test func `the ending of the name decides how it is packed`() {
        #expect(CompressionFormat(fileName: "day.rec") == .plain)
        #expect(CompressionFormat(fileName: "day.rec.gz") == .gzip)
        #expect(CompressionFormat(fileName: "DAY.ZST") == .zstd)
        #expect(CompressionFormat(fileName: "zst") == .plain)
    }

    @Test func `nothing is overwritten`() throws {
        let folder = try TestFolder()
        let path = try folder.file("day", holding: lines(3))

        #expect(throws: FileFault.exists) { _ = try OutputFile(creating: path) }
        #expect(try folder.bytes(of: "day") == lines(3))
    }

    @Test func `a missing folder is told`() throws {
        let folder = try TestFolder()

        #expect(throws: FileFault.missing) { _ = try OutputFile(creating: folder.path("none/day")) }
    }

    @Test func `only the owner may read it`() throws {
        let folder = try TestFolder()

        _ = try OutputFile(creating: folder.path("day"))

        let mode = try FileManager.default.attributesOfItem(atPath: folder.path("day"))[.posixPermissions] as? Int
        #expect(mode == 0o600)
    }

    @Test(arguments: CompressionFormat.allCases)
    func `bytes written are those on disk`(format: CompressionFormat) throws {
        let folder = try TestFolder()
        var file = try OutputFile(creating: folder.path("day" + format.ending))

        try file.append(lines(100).span)
        try file.append(lines(7).span)
        try file.synchronize()

        #expect(file.writtenBytes == Int64(try folder.bytes(of: "day" + format.ending).count))
    }

    @Test(arguments: CompressionFormat.allCases)
    func `a full disk leaves whole lines and the same error for ever`(format: CompressionFormat) async throws {
        await #expect(processExitsWith: .success) { [name = "day" + format.ending as String] in
            let folder = try TestFolder()
            var file = try OutputFile(creating: folder.path(name))
            let piece = lines(500)
            // For the program, the largest size of a file is as good as a full disk.
            limitFileSize(to: 30_001)

            var pieces = 0
            while (try? file.append(piece.span)) != nil { pieces += 1 }
            #expect(throws: FileFault.full) { try file.append(piece.span) }

            let kept = try unpack(try folder.bytes(of: name))
            #expect(kept.ending == .complete)
            #expect(kept.bytes.last == UInt8(ascii: "\n"))
            #expect(kept.bytes.count >= pieces * piece.count)
            #expect(Array(repeating: piece, count: pieces + 1).joined().starts(with: kept.bytes))
            #expect(file.writtenBytes == Int64(try folder.bytes(of: name).count))
        }
    }
}

/// Makes every write beyond a size fail from now on, in this process.
func limitFileSize(to bytes: Int) {
    _ = signal(SIGXFSZ, SIG_IGN)
    var limit = rlimit(rlim_cur: rlim_t(bytes), rlim_max: rlim_t(bytes))
    #if canImport(Darwin)
    #expect(setrlimit(RLIMIT_FSIZE, &limit) == 0)
    #else
    #expect(setrlimit(__rlimit_resource_t(RLIMIT_FSIZE.rawValue), &limit) == 0)
    #endif
}
