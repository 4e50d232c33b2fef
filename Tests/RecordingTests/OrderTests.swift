import PluginAPI
import Testing

@testable import Recording

struct `The order of a recording` {
    struct Example: CustomTestStringConvertible {
        var given: [Int64]
        var taken: [Int64]
        var counts: [SkipReason: Int64]
        var missing: Int64 = 0
        var testDescription: String { "\(given)" }
    }

    @Test(
        arguments: [
            Example(given: [1, 2, 3], taken: [1, 2, 3], counts: [:]),
            Example(given: [40, 41], taken: [40, 41], counts: [:]),
            Example(given: [1, 3, 7], taken: [1, 3, 7], counts: [:], missing: 4),
            Example(given: [1, 2, 2, 3], taken: [1, 2, 3], counts: [.duplicate: 1]),
            Example(given: [1, 2, 3, 1, 2, 4], taken: [1, 2, 3, 4], counts: [.duplicate: 2]),
            Example(given: [1, 2, 4, 5, 3, 6], taken: [1, 2, 4, 5, 6], counts: [.outOfOrder: 1], missing: 1),
            Example(given: [1, 2, 4, 3, 5], taken: [1, 2, 3, 5], counts: [.outOfOrder: 1], missing: 1),
            Example(given: [1, 2, 900, 3, 4], taken: [1, 2, 3, 4], counts: [.outOfOrder: 1]),
            Example(given: [900, 1, 2], taken: [1, 2], counts: [.outOfOrder: 1]),
            Example(given: [1, 900, 900, 2], taken: [1, 2], counts: [.outOfOrder: 1, .duplicate: 1]),
            Example(given: [5, 6, 2, 7], taken: [5, 6, 7], counts: [.outOfOrder: 1]),
            Example(given: [1, 2, 900, 901, 3], taken: [1, 2, 900, 901], counts: [.outOfOrder: 1], missing: 897),
            Example(given: [1, 2, 900], taken: [1, 2, 900], counts: [:], missing: 897),
            Example(given: [3, 2, 1], taken: [1], counts: [.outOfOrder: 2]),
            Example(given: [0, 1], taken: [0, 1], counts: [:]),
        ])
    func `numbers ascend and everything else is counted`(example: Example) throws {
        for buffer in [16, 40, 4096] {
            var limits = RecordingReader.Limits()
            limits.buffer = buffer

            let result = try play(text(example.given), limits: limits)

            #expect(result.sequences == example.taken)
            #expect(result.counts == example.counts)
            #expect(result.tally.missing == example.missing)
        }
    }

    @Test func `a file read twice over is all duplicates`() throws {
        let once = text(Array(stride(from: 1, to: 2000, by: 3)))

        let result = try play(once + once)

        #expect(result.tally.lines == 667)
        #expect(result.counts == [.duplicate: 667])
    }

    @Test func `a time that goes back is held at the last one and counted`() throws {
        let times = [5, 9, 7, 8, 10].map { at($0) }
        let lines = zip(1..., times).map { "\($0)\t\($1)\tkis.ws\tx\n" }.joined()

        let result = try play(lines)

        #expect(result.lines.map(\.nanoseconds) == [at(5), at(9), at(9), at(9), at(10)])
        #expect(result.counts == [.timeBackwards: 2])
        #expect(result.tally.lines == 5)
    }

    @Test func `one time far ahead does not hold the clock`() throws {
        let minute: Int64 = 60_000_000_000
        let times = [0, 1, 9999 * minute, 2, 3].map { at($0) }
        let sequenced = zip(1..., times).map { "\($0)\t\($1)\tkis.ws\tx\n" }.joined()
        let timed = times.map { "\($0)\tx\n" }.joined()

        for text in [sequenced, timed] {
            let result = try play(text)

            #expect(result.lines.map(\.nanoseconds) == [at(0), at(1), at(2), at(3)])
            #expect(result.counts == [.timeLeap: 1])
        }
    }

    @Test func `a pause is no leap`() throws {
        let hour: Int64 = 3_600_000_000_000
        let times = [0, 1, hour, hour + 1, 20 * hour].map { at($0) }

        let result = try play(zip(1..., times).map { "\($0)\t\($1)\tkis.ws\tx\n" }.joined())

        #expect(result.lines.map(\.nanoseconds) == times)
        #expect(result.counts.isEmpty)
    }

    @Test func `a line in doubt stands when too much is wrong behind it`() throws {
        var limits = RecordingReader.Limits()
        limits.buffer = 64
        limits.room = 512
        let garbage = String(repeating: "garbage\n", count: 100)

        let result = try play(text([1, 900]) + garbage + text([2, 901]), limits: limits)

        #expect(result.sequences == [1, 900, 901])
        #expect(result.counts == [.malformedLine: 100, .outOfOrder: 1])
    }

    @Test func `what is missing is known after any number of gaps`() {
        var gaps = SequenceGaps()
        for number in 0..<20_000 as Range<Int64> { gaps.note(10 * number + 1..<10 * number + 4) }

        #expect(gaps.contains(199_991))
        #expect(gaps.contains(199_993))
        #expect(!gaps.contains(199_994))
        #expect(!gaps.contains(199_990))
        #expect(!gaps.contains(1))
    }
}
