import Compression
import PluginAPI
import TestFolders
import Testing

@testable import Recording

struct `Reading in pieces` {
    /// Every kind of line, good and bad.
    private let mixed =
        "#maedup-recording {\"version\":1}\n" + text([1, 2]) + "# remark\n\r\n" + text([4, 9, 5, 6, 6])
        + "7\t\(at(7000))\ttimer\t09:00\r\n" + "\(at(1))\tforeign\n" + "8\t\(at(10))\trest\ta\tb\tc\n" + text([12])
        + "nonsense\n" + "10\t\(at(0))\tkis.ws\t\(String(repeating: "long ", count: 30))\n" + text([11, 13]) + "14\t"

    @Test func `a buffer of any size gives the same`() throws {
        let expected = try play(mixed)
        #expect(expected.sequences == [1, 2, 4, 5, 6, 7, 8, 10, 11, 13])

        for size in 1...200 {
            var limits = RecordingReader.Limits()
            limits.buffer = size
            let result = try play(mixed, limits: limits)

            #expect(result.lines == expected.lines, "a buffer of \(size)")
            #expect(result.tally == expected.tally, "a buffer of \(size)")
            #expect(result.header == RecordingHeader())
        }
    }

    @Test(arguments: [CompressionFormat.gzip, .zstd])
    func `a packed file gives the same as a plain one`(format: CompressionFormat) throws {
        let expected = try play(mixed)
        let packed = try pack(mixed, format)

        for size in [1, 17, 64, 1000] {
            var limits = RecordingReader.Limits()
            limits.buffer = size
            let result = try play(packed, limits: limits)

            #expect(result.lines == expected.lines)
            #expect(result.tally == expected.tally)
        }
    }

    @Test(arguments: 2...9)
    func `a block never has more lines than it may`(size: Int) throws {
        var limits = RecordingReader.Limits()
        limits.block = size

        let result = try play(mixed, limits: limits)

        #expect(result.lines == (try play(mixed)).lines)
        #expect(result.blockSizes.allSatisfy { 1...size ~= $0 })
    }

    @Test func `the room stays bounded on any file`() throws {
        let folder = try TestFolder()
        let name = folder.path("large.zst")
        var file = try OutputFile(creating: name)
        let piece = [UInt8](repeating: UInt8(ascii: "9"), count: 1 << 20)
        // One line of 64 MiB, a line in doubt before it, and an ordinary one behind it.
        try file.append(Array(text([1, 90]).utf8).span)
        for _ in 0..<64 { try file.append(piece.span) }
        try file.append(Array(("\n" + text([91])).utf8).span)
        try file.close()
        var reader = try RecordingReader(path: name, defaultStream: "kis.ws")
        var largest = 0
        var sequences: [Int64] = []

        while try reader.nextBlock() {
            reader.withBlock { lines, bytes in
                largest = max(largest, bytes.count)
                for index in lines.indices { sequences.append(lines[index].sequence) }
            }
        }

        #expect(sequences == [1, 90, 91])
        #expect(reader.tally.counts == [.lineTooLong: 1])
        #expect(largest <= 4 << 20)
    }
}
