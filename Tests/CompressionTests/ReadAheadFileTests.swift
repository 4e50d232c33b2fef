import Foundation
import TestFolders
import Testing

@testable import Compression

struct `Reading a file ahead` {
    @Test(arguments: CompressionFormat.allCases, [1, 7, 4096, 1 << 20])
    func `what was packed comes back whatever is read and unpacked at once`(
        format: CompressionFormat,
        size: Int
    ) throws {
        let text = lines(3000)
        let packed = try pack([Array(text[..<1000]), Array(text[1000...])], format)

        for chunkSize in [100, 4096, 1 << 20] {
            let result = try readAhead(packed, chunkSize: chunkSize, readingAtOnce: size)

            #expect(result.bytes == text)
            #expect(result.ending == .complete)
            #expect(result.consumedBytes == Int64(packed.count))
        }
    }

    @Test(arguments: CompressionFormat.packed)
    func `a file cut anywhere ends as it does without reading ahead`(format: CompressionFormat) throws {
        let whole = try pack([lines(8), lines(30)], format)

        for length in 4..<whole.count {
            let cut = Array(whole[..<length])
            let expected = try unpack(cut)
            let result = try readAhead(cut, chunkSize: 64)

            #expect(result.bytes == expected.bytes, "cut to \(length)")
            #expect(result.ending == expected.ending, "cut to \(length)")
        }
    }

    @Test(arguments: CompressionFormat.packed)
    func `a damaged byte ends a file as it does without reading ahead`(format: CompressionFormat) throws {
        let whole = try pack([lines(8), lines(30)], format)

        for place in 4..<whole.count {
            var damaged = whole
            damaged[place] ^= 0xFF
            // How much stands before the damage depends on how much is unpacked at once, as ever.
            guard let expected = try? unpack(damaged), let result = try? readAhead(damaged, chunkSize: 64) else {
                #expect(throws: FileFault.self) { try unpack(damaged) }
                #expect(throws: FileFault.self) { try readAhead(damaged, chunkSize: 64) }
                continue
            }

            #expect(result.ending == expected.ending, "byte \(place)")
            #expect(expected.bytes.starts(with: result.bytes) || result.bytes.starts(with: expected.bytes))
        }
    }

    @Test func `a window that is too large in a later frame is told behind what stands before it, again and again`()
        throws
    {
        // A frame's header alone, with a window of 128 MiB.
        let tooLarge: [UInt8] = [0x28, 0xB5, 0x2F, 0xFD, 0x00, 0x88, 0x01, 0x00, 0x00]
        let folder = try TestFolder()
        let path = try folder.file("packed", holding: try pack([lines(100)], .zstd) + tooLarge)
        var file = try ReadAheadFile(path: path, chunkSize: 64)
        var room = [UInt8](repeating: 0, count: 50)
        var bytes: [UInt8] = []

        while bytes.count < lines(100).count { bytes += room[..<(try file.read(into: &room, 0..<50))] }

        #expect(bytes == lines(100))
        for _ in 0..<2 {
            #expect(throws: FileFault.windowTooLarge(limit: InputFile.windowLimit)) {
                try file.read(into: &room, 0..<50)
            }
        }
    }

    @Test(arguments: [[UInt8]](arrayLiteral: [], [0x28], Array("ab".utf8)))
    func `a file of next to nothing is read as it is`(bytes: [UInt8]) throws {
        let result = try readAhead(bytes, chunkSize: 64)

        #expect(result.bytes == bytes)
        #expect(result.ending == .complete)
    }

    @Test(arguments: CompressionFormat.packed)
    func `packed nothing is nothing`(format: CompressionFormat) throws {
        let result = try readAhead(try FrameEncoder(format: format).frame(of: [UInt8]().span), chunkSize: 64)

        #expect(result.bytes.isEmpty)
        #expect(result.ending == .complete)
    }

    @Test func `a file that is only looked at is not unpacked ahead`() throws {
        let folder = try TestFolder()
        var file = try ReadAheadFile(path: try folder.file("packed", holding: try pack([lines(100)], .zstd)))
        var room = [UInt8](repeating: 0, count: 50)

        _ = try file.read(into: &room, 0..<50)
        file.ahead.settle()

        #expect(file.ahead.filledCount == 0)
    }

    @Test func `no more is unpacked than there are chunks, and nothing once nobody reads`() throws {
        let folder = try TestFolder()
        let path = try folder.file("packed", holding: try pack([lines(3000)], .zstd))
        weak var ahead: ReadAhead?

        func readTwice() throws {
            var file = try ReadAheadFile(path: path, chunkSize: 64)
            var room = [UInt8](repeating: 0, count: 50)
            for _ in 0..<2 { _ = try file.read(into: &room, 0..<50) }
            file.ahead.settle()
            ahead = file.ahead
            #expect(file.ahead.filledCount == ReadAhead.depth)
        }
        try readTwice()

        #expect(ahead == nil)
    }

    // MARK: - Helpers

    private func readAhead(
        _ bytes: [UInt8],
        chunkSize: Int,
        readingAtOnce size: Int = 50
    ) throws -> (bytes: [UInt8], ending: InputFile.Ending, consumedBytes: Int64) {
        let folder = try TestFolder()
        var file = try ReadAheadFile(path: try folder.file("packed", holding: bytes), chunkSize: chunkSize)
        var room = [UInt8](repeating: 0, count: size)
        var result: [UInt8] = []
        while true {
            let count = try file.read(into: &room, 0..<size)
            if count == 0 { break }
            result += room[..<count]
        }
        #expect(try file.read(into: &room, 0..<size) == 0)
        return (result, file.ending, file.consumedBytes)
    }
}
