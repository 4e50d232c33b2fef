import Compression
import Foundation
import TestFolders
import Testing

struct `Reading a file` {
    @Test(arguments: CompressionFormat.allCases, [1, 7, 4096, 1 << 20])
    func `what was packed comes back whatever is read at once`(format: CompressionFormat, size: Int) throws {
        let text = lines(3000)

        let result = try unpack(try pack([text], format), readingAtOnce: size)

        #expect(result.bytes == text)
        #expect(result.ending == .complete)
    }

    @Test(arguments: CompressionFormat.packed)
    func `frames put together are read as one`(format: CompressionFormat) throws {
        let pieces = [lines(10), lines(2000), lines(1)]

        let result = try unpack(try pack(pieces, format))

        #expect(result.bytes == Array(pieces.joined()))
        #expect(result.ending == .complete)
    }

    @Test func `the content decides and not the name`() throws {
        let folder = try TestFolder()
        let path = try folder.file("day.zst", holding: try pack([lines(5)], .gzip))

        let file = try InputFile(path: path)

        #expect(file.format == .gzip)
    }

    @Test func `a frame without content in front is Zstandard`() throws {
        let skippable: [UInt8] = [0x5A, 0x2A, 0x4D, 0x18, 3, 0, 0, 0, 1, 2, 3]

        let result = try unpack(skippable + pack([lines(5)], .zstd))

        #expect(result.bytes == lines(5))
        #expect(result.ending == .complete)
    }

    @Test(arguments: CompressionFormat.packed)
    func `a file cut anywhere gives what stands before the cut`(format: CompressionFormat) throws {
        let pieces = [lines(8), lines(30)]
        let whole = try pack(pieces, format)
        let firstFrame = try pack([pieces[0]], format).count

        for length in 4..<whole.count where length != firstFrame {
            let result = try unpack(Array(whole[..<length]))

            #expect(result.ending == .truncated, "cut to \(length)")
            #expect(Array(pieces.joined()).starts(with: result.bytes))
            #expect(length < firstFrame || result.bytes.starts(with: pieces[0]))
        }
    }

    @Test(arguments: CompressionFormat.packed)
    func `a damaged byte is noticed and never fatal`(format: CompressionFormat) throws {
        let text = lines(200)
        let whole = try pack([text], format)
        // What a gzip header says of time, system and level is not part of what it packs.
        let start = format == .gzip ? 10 : 4

        for place in stride(from: start, to: whole.count, by: 3) {
            var damaged = whole
            damaged[place] ^= 0x55

            let result = try? unpack(damaged)

            #expect(result == nil || result?.bytes == text || result?.ending != .complete, "byte \(place)")
        }
    }

    @Test(arguments: CompressionFormat.packed)
    func `bytes behind the last frame are damage`(format: CompressionFormat) throws {
        let result = try unpack(try pack([lines(5)], format) + Array("something else".utf8))

        #expect(result.bytes == lines(5))
        #expect(result.ending == .damaged)
    }

    @Test func `a window that is too large is refused`() throws {
        let folder = try TestFolder()
        // A frame header that asks for a window of two to the power of ten plus the number, then a raw block of "1\n".
        func frame(windowLog: UInt8) -> [UInt8] {
            [0x28, 0xB5, 0x2F, 0xFD, 0x00, (windowLog - 10) << 3, 0x11, 0x00, 0x00, 0x31, 0x0A]
        }
        var room = [UInt8](repeating: 0, count: 100)
        var file = try InputFile(path: try folder.file("large", holding: frame(windowLog: 26)))

        let accepted = try unpack(frame(windowLog: 25))

        #expect(accepted.bytes == Array("1\n".utf8))
        #expect(throws: FileFault.windowTooLarge(limit: InputFile.windowLimit)) {
            _ = try file.read(into: &room, 0..<100)
        }
    }

    @Test func `what is no readable file is refused with its cause`() throws {
        let folder = try TestFolder()
        let pipe = folder.path("pipe")
        #expect(mkfifo(pipe, 0o600) == 0)

        #expect(throws: FileFault.missing) { _ = try InputFile(path: folder.path("nothing")) }
        #expect(throws: FileFault.directory) { _ = try InputFile(path: folder.path) }
        #expect(throws: FileFault.notAFile) { _ = try InputFile(path: pipe) }
        #expect(throws: FileFault.notAFile) { _ = try InputFile(path: "/dev/null") }
    }

    @Test(arguments: CompressionFormat.allCases)
    func `progress ends at the size of the file on disk`(format: CompressionFormat) throws {
        let folder = try TestFolder()
        let packed = try pack([lines(50_000)], format)
        var file = try InputFile(path: try folder.file("day", holding: packed))
        var room = [UInt8](repeating: 0, count: 10_000)
        var steps: [Int64] = []

        while try file.read(into: &room, 0..<10_000) > 0 { steps.append(file.consumedBytes) }

        #expect(file.totalBytes == Int64(packed.count))
        #expect(steps.last == file.totalBytes)
        #expect(steps == steps.sorted())
    }
}
