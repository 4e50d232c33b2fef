extension FieldRecord {
    /// Six numbers and a wide one.
    public typealias Numbers = (Int64, Int64, Int64, Int64, Int64, Int64, wide: Int64)

    /// Reads six fields of 1–8 digits and one of 1–16 at once; nothing when any of them is something else.
    ///
    /// Traps for a field that the record does not have.
    @inlinable
    @inline(__always)
    public func numbers(_ a: Int, _ b: Int, _ c: Int, _ d: Int, _ e: Int, _ f: Int, wide: Int) -> Numbers? {
        check(a)
        check(b)
        check(c)
        check(d)
        check(e)
        check(f)
        check(wide)
        // A length of 1–8 gives 0–7, and any other sets a higher bit.
        let ab = (step(a) &- 2) | (step(b) &- 2)
        let cd = (step(c) &- 2) | (step(d) &- 2)
        let ef = (step(e) &- 2) | (step(f) &- 2)
        guard ab | cd | ef < 8, step(wide) &- 2 < 16 else { return nil }

        let words = (digits(a, b), digits(c, d), digits(e, f), wideDigits(wide))
        let excess =
            DigitWords.excess(words.0) | DigitWords.excess(words.1) | DigitWords.excess(words.2)
            | DigitWords.excess(words.3)
        guard DigitWords.isZero(excess) else { return nil }
        let first = DigitWords.values(words.0)
        let second = DigitWords.values(words.1)
        let third = DigitWords.values(words.2)
        let last = DigitWords.values(words.3)
        return (
            Int64(bitPattern: first[0]), Int64(bitPattern: first[1]), Int64(bitPattern: second[0]),
            Int64(bitPattern: second[1]), Int64(bitPattern: third[0]), Int64(bitPattern: third[1]),
            wide: Int64(bitPattern: last[0] &* 100_000_000 &+ last[1])
        )
    }

    /// The digits of two fields of up to eight, at the end of their words; zeros in front.
    @inlinable
    @inline(__always)
    func digits(_ a: Int, _ b: Int) -> SIMD2<UInt64> {
        digits(next(a), step(a), next(b), step(b))
    }

    /// The digits of a field of up to sixteen: the last eight in the second word, those in front of them in the first.
    @inlinable
    @inline(__always)
    func wideDigits(_ field: Int) -> SIMD2<UInt64> {
        let lowStep = min(step(field), 9)
        return digits(next(field) &- 8, step(field) &- lowStep &+ 1, next(field), lowStep)
    }

    @inlinable
    @inline(__always)
    func digits(_ a: UInt, _ aStep: UInt, _ b: UInt, _ bStep: UInt) -> SIMD2<UInt64> {
        let words = SIMD2(lastWord(a), lastWord(b)) ^ SIMD2(DigitWords.ascii, DigitWords.ascii)
        return unsafe words & SIMD2(masks[Int(bitPattern: aStep)], masks[Int(bitPattern: bStep)])
    }
}
