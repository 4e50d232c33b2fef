/// Turns words of eight decimal digits, the first in the lowest byte, into numbers; two words at a time.
@usableFromInline
enum DigitWords {
    /// What turns eight ASCII digits into their values.
    @inlinable static var ascii: UInt64 { 0x3030_3030_3030_3030 }

    /// The top bit of each byte that is above 9.
    @inlinable
    @inline(__always)
    static func excess(_ words: SIMD2<UInt64>) -> SIMD2<UInt64> {
        // The sum carries only out of a byte whose own top bit is set, and that one is kept.
        let sums = words &+ SIMD2(0x7676_7676_7676_7676, 0x7676_7676_7676_7676)
        return (sums | words) & SIMD2(0x8080_8080_8080_8080, 0x8080_8080_8080_8080)
    }

    /// Whether no bit is set.
    @inlinable
    @inline(__always)
    static func isZero(_ words: SIMD2<UInt64>) -> Bool {
        // Compared in another form, the compiler takes the words out of their vector here and in `values` as well.
        !any(unsafe unsafeBitCast(words, to: SIMD4<UInt32>.self) .!= SIMD4(0, 0, 0, 0))
    }

    /// The numbers of two words whose bytes are 0 to 9.
    @inlinable
    @inline(__always)
    static func values(_ words: SIMD2<UInt64>) -> SIMD2<UInt64> {
        let digits = unsafe unsafeBitCast(words, to: SIMD8<UInt16>.self)
        let pairs = (digits & lanes(0xFF)) &* lanes(10) &+ (digits &>> lanes(8))
        let wide = unsafe unsafeBitCast(pairs, to: SIMD4<UInt32>.self)
        let fours =
            (wide & SIMD4(0xFFFF, 0xFFFF, 0xFFFF, 0xFFFF)) &* SIMD4(100, 100, 100, 100)
            &+ (wide &>> SIMD4(16, 16, 16, 16))
        let wider = unsafe unsafeBitCast(fours, to: SIMD2<UInt64>.self)
        let eights = (wider & SIMD2(0xFFFF_FFFF, 0xFFFF_FFFF)) &* SIMD2(10_000, 10_000) &+ (wider &>> SIMD2(32, 32))
        // Changes nothing but tells the compiler how small the numbers are.
        return eights & SIMD2(0xFFFF_FFFF, 0xFFFF_FFFF)
    }

    @inlinable
    @inline(__always)
    static func lanes(_ value: UInt16) -> SIMD8<UInt16> {
        SIMD8(value, value, value, value, value, value, value, value)
    }

    /// The same for one word, digit by digit; nothing when a byte is above 9.
    static func scalarValue(_ word: UInt64) -> UInt64? {
        var value: UInt64 = 0
        for place: UInt64 in 0..<8 {
            let digit = (word >> (8 * place)) & 0xFF
            guard digit <= 9 else { return nil }
            value = value * 10 + digit
        }
        return value
    }
}
