import Compression
import PluginAPI
import Testing

@testable import Recording

struct `A damaged recording` {
    @Test(
        arguments: [
            "", "2", "2\t", "2\t5", "2\t5\t", "2\t5\tkis.ws", "2\t5\tkis.ws\t", "x\t5\tkis.ws\tp", "2\tx\tkis.ws\tp",
            "-2\t5\tkis.ws\tp", "2\t-5\tkis.ws\tp", "+2\t5\tkis.ws\tp", " 2\t5\tkis.ws\tp", "2 \t5\tkis.ws\tp",
            "2\t9223372036854775808\tkis.ws\tp", "2\t18446744073709551617\tkis.ws\tp",
            "2\t99999999999999999999999999\tkis.ws\tp", "99999999999999999999\t5\tkis.ws\tp", "\t5\tkis.ws\tp",
            "2\t\tkis.ws\tp", "2\t5\t\tp", "2\t5\tkis ws\tp", "2\t5\tk\u{E9}\tp", "2\t5\tkis.ws\ta\u{0}b", "\u{0}\u{0}",
            "2\t5\t\(String(repeating: "n", count: 65))\tp", "2.5\t5\tkis.ws\tp", "9999999999999999\t",
        ])
    func `lines without the form are counted and skipped`(line: String) throws {
        let result = try play(text([1]) + line + "\n" + text([3]))

        #expect(result.lines == played([1, 3]))
        #expect(result.counts == [.malformedLine: 1])
        #expect(result.tally.examples == [RecordingTally.Example(line: 2, reason: .malformedLine)])
    }

    @Test func `a damaged first line does not decide the form`() throws {
        let result = try play("1\t17951328x\tkis.ws\tframe\n" + text([2, 3]))

        #expect(result.lines == played([2, 3]))
        #expect(result.counts == [.malformedLine: 1])
    }

    @Test func `a damaged line names no stream of a file without names`() throws {
        let result = try play("1\t2\ttimer\ta\u{0}\n\(at(1))\tframe\n")

        #expect(result.lines == [PlayedLine(0, at(1), "kis.ws", "frame")])
        #expect(result.streams == ["kis.ws"])
    }

    @Test func `lines of the other form are foreign`() throws {
        let sequenced = try play(text([1]) + "\(at(2000))\tframe\n" + text([3]))
        let timed = try play("\(at(1))\tframe\n" + text([2]) + "3\t4\n\(at(5))\tframe\n")

        #expect(sequenced.lines == played([1, 3]))
        #expect(sequenced.counts == [.foreign: 1])
        #expect(timed.lines.map(\.nanoseconds) == [at(1), at(5)])
        #expect(timed.counts == [.foreign: 1, .malformedLine: 1])
        #expect(timed.streams == ["kis.ws"])
    }

    @Test func `times in milliseconds are not taken for nanoseconds`() throws {
        let result = try play("1795132800000\tframe\n1795132800001\tframe\n")

        #expect(result.lines.isEmpty)
        #expect(result.counts == [.malformedLine: 2])
    }

    @Test(arguments: ["", "{", "{}", "{\"version\":\"1\"}", "{\"version\":1,\"seed\":-1}", "null"])
    func `a header that cannot be read is counted`(json: String) throws {
        let result = try play("#maedup-recording \(json)\n" + text([1, 2]))

        #expect(result.header == nil)
        #expect(result.lines == played([1, 2]))
        #expect(result.counts == [.malformedHeader: 1])
        #expect(result.tally.examples == [RecordingTally.Example(line: 1, reason: .malformedHeader)])
    }

    @Test func `a header behind the first line is counted`() throws {
        let header = "#maedup-recording {\"version\":7}\n"

        let result = try play(text([1]) + header + text([2]))

        #expect(result.lines == played([1, 2]))
        #expect(result.counts == [.misplacedHeader: 1])
    }

    @Test func `a last line without its end is skipped, even if it looks whole`() throws {
        let result = try play(text([1, 2]) + "3\t\(at(3000))\tkis.ws\tframe 3")

        #expect(result.lines == played([1, 2]))
        #expect(result.counts == [.truncated: 1])
        #expect(result.tally.examples == [RecordingTally.Example(line: 3, reason: .truncated)])
    }

    @Test func `a file of a cut header has no lines`() throws {
        let result = try play("#maedup-recording {\"version\":9")

        #expect(result.header == nil)
        #expect(result.lines.isEmpty)
        #expect(result.counts == [.truncated: 1])
    }

    @Test(arguments: [10, 4096])
    func `lines up to the limit are taken and longer ones skipped to their end`(buffer: Int) throws {
        var limits = RecordingReader.Limits()
        limits.buffer = buffer
        limits.line = 500
        func line(_ sequence: Int, length: Int) -> String {
            let prefix = "\(sequence)\t\(at(0))\tkis.ws\t"
            return prefix + String(repeating: "x", count: length - prefix.utf8.count)
        }
        let whole = [line(1, length: 500), line(2, length: 501), line(3, length: 500) + "\r"]
        let cut = [line(4, length: 100_000), line(5, length: 40), line(6, length: 9000)]

        let result = try play((whole + cut).joined(separator: "\n"), limits: limits)

        #expect(result.sequences == [1, 3, 5])
        #expect(result.counts == [.lineTooLong: 3])
        #expect(result.tally.examples.map(\.line) == [2, 4, 6])
    }

    @Test func `a longest line may end in any way at any edge of the buffer`() throws {
        let prefix = "1\t\(at(0))\tkis.ws\t"
        let line = prefix + String(repeating: "x", count: 300 - prefix.utf8.count)

        for size in 290...310 {
            var limits = RecordingReader.Limits()
            limits.buffer = size
            limits.line = 300
            for end in ["\n", "\r\n"] {
                let result = try play("#\n" + line + end, limits: limits)

                #expect(result.sequences == [1], "a buffer of \(size)")
                #expect(result.counts.isEmpty)
            }
        }
    }

    @Test func `a first line that is too long hides nothing`() throws {
        var limits = RecordingReader.Limits()
        limits.buffer = 16
        limits.line = 100

        let result = try play(String(repeating: "#", count: 5000) + "\n" + text([1]), limits: limits)

        #expect(result.lines == played([1]))
        #expect(result.counts == [.lineTooLong: 1])
    }

    @Test func `more streams than a recording may have are counted`() throws {
        let lines = (1...300).map { "\($0)\t\(at(0))\tstream-\($0)\tx\n" }.joined()

        let result = try play(lines)

        #expect(result.streams.count == 256)
        #expect(result.lines.map(\.stream) == (1...256).map { "stream-\($0)" })
        #expect(result.counts == [.tooManyStreams: 44])
    }

    @Test func `the first examples of each reason are kept`() throws {
        let result = try play(String(repeating: "?\n", count: 100) + text([1, 1]))

        #expect(result.tally.examples.map(\.line) == [1, 2, 3, 102])
        #expect(result.tally.examples.map(\.reason) == [.malformedLine, .malformedLine, .malformedLine, .duplicate])
        #expect(result.counts == [.malformedLine: 100, .duplicate: 1])
    }

    @Test(arguments: [CompressionFormat.gzip, .zstd])
    func `packed bytes that end early give what stands before`(format: CompressionFormat) throws {
        let packed = try pack(text(Array(1...2000)), format)

        for length in stride(from: 4, to: packed.count, by: 97) {
            let result = try play(packed[..<length])

            #expect(played(Array(1...2000)).starts(with: result.lines))
            #expect(result.counts == [.truncated: 1])
        }
    }

    @Test(arguments: [CompressionFormat.gzip, .zstd])
    func `packed bytes that are damaged end the recording and are counted`(format: CompressionFormat) throws {
        let first = try pack(text([1, 2]), format)
        let second = try pack(text([3, 4]), format)

        let result = try play(first + second.reversed())

        #expect(result.lines == played([1, 2]))
        #expect(result.counts == [.damagedFile: 1])
    }
}
