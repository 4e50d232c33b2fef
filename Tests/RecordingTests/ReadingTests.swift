import PluginAPI
import Recording
import TestFolders
import Testing

struct `Reading a recording` {
    @Test func `lines come with number, time, stream and payload`() throws {
        let text = """
            #maedup-recording {"version":1,"synthetic":true,"seed":20261120,"day":"2026-11-20","note":"a \\"day\\""}
            # a remark
            1\t\(at(5))\tkis.ws\t0|H0STCNT0|001|005930^101530
            2\t\(at(6))\ttimer\t09:00
            3\t\(at(6))\tkis.ws\t{"a":\t"tabs"}

            """

        let result = try play(text)

        let header = RecordingHeader(isSynthetic: true, seed: 20_261_120, day: "2026-11-20", note: "a \"day\"")
        #expect(result.header == header)
        #expect(result.streams == ["kis.ws", "timer"])
        #expect(
            result.lines == [
                PlayedLine(1, at(5), "kis.ws", "0|H0STCNT0|001|005930^101530"), PlayedLine(2, at(6), "timer", "09:00"),
                PlayedLine(3, at(6), "kis.ws", "{\"a\":\t\"tabs\"}"),
            ]
        )
        #expect(result.counts.isEmpty)
        #expect(result.tally.lines == 3)
    }

    @Test func `a file without a header may have stream names`() throws {
        let result = try play(text([1, 2, 3]), stream: "not this one")

        #expect(result.header == nil)
        #expect(result.lines == played([1, 2, 3]))
    }

    @Test func `a file of times and frames is one stream in the order of its lines`() throws {
        let result = try play("\(at(1))\tfirst\tframe\n\(at(2))\t17\tx\ty\n", stream: "kiwoom.ws")

        let expected = [
            PlayedLine(0, at(1), "kiwoom.ws", "first\tframe"), PlayedLine(1, at(2), "kiwoom.ws", "17\tx\ty"),
        ]
        #expect(result.lines == expected)
        #expect(result.counts.isEmpty)
    }

    @Test func `line ends of Windows and a byte order mark are tolerated`() throws {
        let text = "\u{FEFF}#maedup-recording {\"version\":1}\n" + text([1, 2])

        let result = try play(text.replacing("\n", with: "\r\n"))

        #expect(result.header == RecordingHeader())
        #expect(result.lines == played([1, 2]))
        #expect(result.counts.isEmpty)
    }

    @Test func `bytes that are no text pass through`() throws {
        let payload: [UInt8] = [0xFF, 0x01, 0x80, 0x0D, 0x7F]

        let result = try play(Array("1\t\(at(1))\tkis.ws\t".utf8) + payload + [0x0A])

        #expect(result.lines == [PlayedLine(1, at(1), "kis.ws", payload)])
    }

    @Test func `the largest numbers are read exactly`() throws {
        let result = try play(
            "999999999999998\t9223372036854775806\ta\tx\n999999999999999\t9223372036854775807\ta\ty\n"
        )

        #expect(result.lines.map(\.sequence) == [999_999_999_999_998, 999_999_999_999_999])
        #expect(result.lines.map(\.nanoseconds) == [Int64.max - 1, Int64.max])
    }

    @Test(arguments: 1...19)
    func `numbers of every length are read exactly`(digits: Int) throws {
        let time = try #require(Int64(String("1234567890123456789".prefix(digits))))

        let result = try play("7\t\(time)\ta\tx\n")

        #expect(result.lines.map(\.nanoseconds) == [time])
    }

    @Test func `an unknown version is refused`() throws {
        #expect(throws: RecordingError.unsupportedVersion(2)) {
            _ = try play("#maedup-recording {\"version\":2,\"synthetic\":\"maybe\"}\n" + text([1]))
        }
    }

    @Test func `unknown keys of the header are ignored`() throws {
        let result = try play("#maedup-recording {\"version\":1,\"host\":{\"name\":[1]},\"day\":\"2026-11-20\"}\n")

        #expect(result.header == RecordingHeader(day: "2026-11-20"))
    }

    @Test func `files that cannot be read at all say why`() throws {
        let folder = try TestFolder()
        let empty = try folder.file("empty", holding: [])
        // A Zstandard frame that asks for a window of 64 MiB.
        let frame: [UInt8] = [0x28, 0xB5, 0x2F, 0xFD, 0x00, 0x80, 0x11, 0x00, 0x00, 0x31, 0x0A]
        let wide = try folder.file("wide", holding: frame)

        #expect(throws: RecordingError.missing) { _ = try play(path: folder.path("none")) }
        #expect(throws: RecordingError.directory) { _ = try play(path: folder.path) }
        #expect(throws: RecordingError.notAFile) { _ = try play(path: "/dev/null") }
        #expect(throws: RecordingError.empty) { _ = try play(path: empty) }
        #expect(throws: RecordingError.windowTooLarge(limit: 32 << 20)) { _ = try play(path: wide) }
    }

    @Test func `progress ends at the size of the file`() throws {
        let folder = try TestFolder()
        let text = text(Array(1...5000))
        var reader = try RecordingReader(
            path: try folder.file("day", holding: text.utf8),
            defaultStream: "kis.ws"
        )

        while try reader.nextBlock() { #expect(reader.consumedBytes <= reader.totalBytes) }

        #expect(reader.consumedBytes == Int64(text.utf8.count))
        #expect(reader.totalBytes == Int64(text.utf8.count))
        #expect(try reader.nextBlock() == false)
    }
}
