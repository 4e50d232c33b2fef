import Testing

@testable import FrameScan

@Suite struct FieldIndexTests {
    private let separator = UInt8(ascii: "^")

    private func obvious(_ text: [UInt8], from start: Int) -> [Range<Int>] {
        var ranges: [Range<Int>] = []
        var begin = start
        for place in start..<text.count where text[place] == separator {
            ranges.append(begin..<place)
            begin = place + 1
        }
        return ranges + [begin..<text.count]
    }

    private func ranges(_ index: borrowing FieldIndex, of text: Span<UInt8>) -> [Range<Int>] {
        var ranges: [Range<Int>] = []
        _ = index.forEachRecord(index.count, of: 1, in: text) { record in
            ranges.append(record.range(of: 0))
            return true
        }
        return ranges
    }

    private func text(_ length: Int, density: Int, using random: inout SplitMix64) -> [UInt8] {
        (0..<length).map { _ in
            Int.random(in: 0..<100, using: &random) < density
                ? separator : UInt8.random(in: 0x20...0x7F, using: &random)
        }
    }

    @Test func `texts of every length and fullness are parted as one would part them`() throws {
        var random = SplitMix64(seed: 4)
        var index = FieldIndex()
        let guarded = try GuardedText(capacity: 512)

        for length in 15..<400 {
            for density in [0, 5, 19, 60, 100] {
                let bytes = text(length, density: density, using: &random)
                let start = Int.random(in: 15...min(length, 40), using: &random)

                let atEnd = guarded.withText(atEnd: bytes) { text in
                    index.build(text, from: start, separator: separator)
                    return ranges(index, of: text)
                }
                let atStart = guarded.withText(atStart: bytes) { text in
                    index.build(text, from: start, separator: separator)
                    return ranges(index, of: text)
                }

                #expect(atEnd == obvious(bytes, from: start))
                #expect(atStart == atEnd)
            }
        }
    }

    @Test func `the longest text is parted as one would part it`() {
        var random = SplitMix64(seed: 5)
        var index = FieldIndex()

        for density in [0, 19, 100] {
            let bytes = text(FieldIndex.longestText, density: density, using: &random)

            index.build(bytes.span, from: FieldIndex.lead, separator: separator)

            #expect(ranges(index, of: bytes.span) == obvious(bytes, from: FieldIndex.lead))
        }
    }

    @Test func `a text leaves nothing of the one before it`() {
        var index = FieldIndex()
        let long = Array("0|H0STCNT0|001|a^b^c^d^e^f^g^h".utf8)
        let short = Array("0|H0STCNT0|001|xyz".utf8)

        index.build(long.span, from: 15, separator: separator)
        index.build(short.span, from: 15, separator: separator)

        #expect(index.count == 1)
        #expect(ranges(index, of: short.span) == [15..<18])
    }

    @Test func `an empty rest is one empty field`() {
        var index = FieldIndex()
        let bytes = Array("0|H0STCNT0|001|".utf8)

        index.build(bytes.span, from: 15, separator: separator)

        #expect(ranges(index, of: bytes.span) == [15..<15])
    }

    @Test func `records are given in order until one is refused`() {
        var index = FieldIndex()
        let bytes = Array("0|H0STCNT0|003|a^b^c^d^e^f".utf8)
        index.build(bytes.span, from: 15, separator: separator)
        var firsts: [UInt8] = []

        let isComplete = index.forEachRecord(3, of: 2, in: bytes.span) { record in
            firsts.append(record.byte(0))
            return record.byte(0) != UInt8(ascii: "c")
        }

        #expect(!isComplete)
        #expect(firsts == Array("ac".utf8))
    }
}
