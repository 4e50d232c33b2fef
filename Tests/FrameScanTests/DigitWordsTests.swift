import Testing

@testable import FrameScan

@Suite struct DigitWordsTests {
    private func word(_ number: Int) -> UInt64 {
        let digits = String(100_000_000 + number).utf8.dropFirst()
        return digits.reversed().reduce(0) { $0 << 8 | UInt64($1 - UInt8(ascii: "0")) }
    }

    @Test func `pairs of words give the same numbers as digit by digit`() {
        var random = SplitMix64(seed: 2)
        let edges = [0, 1, 9, 10, 99, 100, 9_999, 10_000, 99_999_999, 90_000_009, 12_345_678]
        let pairs =
            edges.flatMap { first in edges.map { (first, $0) } }
            + (0..<50_000).map { _ in
                (Int.random(in: 0..<100_000_000, using: &random), Int.random(in: 0..<100_000_000, using: &random))
            }

        for (first, second) in pairs {
            let words = SIMD2(word(first), word(second))

            #expect(DigitWords.values(words) == SIMD2(UInt64(first), UInt64(second)))
            #expect(DigitWords.scalarValue(words[0]) == UInt64(first))
            #expect(DigitWords.isZero(DigitWords.excess(words)))
        }
    }

    @Test func `a byte is a digit in every place or in none`() {
        for (byte, place) in (0..<256).flatMap({ byte in (0..<16).map { (UInt8(byte), $0) } }) {
            var words = SIMD2(word(12_345_678), word(99_999_999))
            let shift = UInt64(8 * (place % 8))
            words[place / 8] = words[place / 8] & ~(0xFF << shift) | UInt64(byte) << shift

            #expect(DigitWords.isZero(DigitWords.excess(words)) == (byte <= 9))
            #expect((DigitWords.scalarValue(words[place / 8]) != nil) == (byte <= 9))
        }
    }

    @Test func `random words are all digits to both or to neither`() {
        var random = SplitMix64(seed: 3)

        for _ in 0..<50_000 {
            let bytes = (0..<16).map { _ in
                UInt64.random(in: 0..<12, using: &random) * UInt64.random(in: 0...24, using: &random) % 256
            }
            let words = SIMD2(bytes[0..<8].reduce(0) { $0 << 8 | $1 }, bytes[8..<16].reduce(0) { $0 << 8 | $1 })
            let scalars = (DigitWords.scalarValue(words[0]), DigitWords.scalarValue(words[1]))
            let excess = DigitWords.excess(words)

            #expect((scalars.0 != nil) == (excess[0] == 0))
            #expect((scalars.1 != nil) == (excess[1] == 0))
            #expect(DigitWords.isZero(excess) == (scalars.0 != nil && scalars.1 != nil))
        }
    }
}
