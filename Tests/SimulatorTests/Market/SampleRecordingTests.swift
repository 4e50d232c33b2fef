import Simulator
import Testing

struct SampleRecordingTests {
    @Test func `the shipped sample has the bytes it always had`() throws {
        let bytes = SampleRecording.bytes(of: try SampleDay())

        #expect(bytes.count == 16_778_152)
        #expect(Self.checksum(bytes) == 1_299_392_120_075_528_592)
    }

    @Test func `the shipped tables have the text they always had`() throws {
        let sample = try SampleDay()

        #expect(Self.checksum(Array(sample.dailyBarsText.utf8)) == 719_961_828_231_093_649)
        #expect(Self.checksum(Array(sample.instrumentsText.utf8)) == 15_801_698_649_564_195_142)
    }

    @Test func `the same numbers give the same bytes and another seed gives others`() throws {
        let first = SampleRecording.bytes(of: try SampleDay(ticks: 2_000))
        let second = SampleRecording.bytes(of: try SampleDay(ticks: 2_000))
        let other = SampleRecording.bytes(of: try SampleDay(seed: 1, ticks: 2_000))

        #expect(first == second)
        #expect(first != other)
    }

    @Test func `the first line names the file, its seed and its day`() throws {
        let bytes = SampleRecording.bytes(of: try SampleDay(ticks: 100))

        let header = try #require(String(decoding: bytes, as: UTF8.self).split(separator: "\n").first)
        #expect(
            header.hasPrefix(
                #"#maedup-recording {"version":1,"synthetic":true,"seed":20261120,"day":"2026-11-20","note":"Synthetic"#
            )
        )
        #expect(header.hasSuffix(#""}"#))
    }

    @Test func `every line has a rising number, a time that does not fall, the stream and a frame`() throws {
        let sample = try SampleDay(ticks: 5_000)
        let text = String(decoding: SampleRecording.bytes(of: sample), as: UTF8.self)
        let frames = sample.kisFrames().map { $0 }

        let lines = text.split(separator: "\n", omittingEmptySubsequences: false)

        #expect(lines.last == "")
        #expect(lines.count == frames.count + 2)
        var expected = 1
        for (line, frame) in zip(lines.dropFirst(), frames) {
            let columns = line.split(separator: "\t", omittingEmptySubsequences: false)
            try #require(columns.count == 4)
            #expect(columns[0] == String(expected))
            #expect(columns[1] == String(frame.epochNanoseconds))
            #expect(columns[2] == "kis.ws")
            #expect(columns[3].utf8.elementsEqual(frame.bytes))
            expected += 1
        }
    }

    @Test func `a recording counts what it has written`() throws {
        var recording = try SampleDay(ticks: 5_000).recording()
        var bytes: [UInt8] = []
        var lines = 0

        while recording.appendLine(to: &bytes) { lines += 1 }

        #expect(recording.counts.ticks == 5_000)
        #expect(recording.counts.tradeFrames == 2_522)
        #expect(lines == 1 + recording.counts.tradeFrames + recording.counts.pings)
    }

    /// FNV-1a over 64 bits.
    private static func checksum(_ bytes: [UInt8]) -> UInt64 {
        bytes.reduce(0xCBF2_9CE4_8422_2325) { ($0 ^ UInt64($1)) &* 0x100_0000_01B3 }
    }
}
