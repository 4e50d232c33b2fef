#if canImport(Darwin)
import Darwin
#elseif canImport(Musl)
import Musl
#else
import Glibc
#endif

extension UInt8 {
    static var tab: UInt8 { 0x09 }
    static var lineFeed: UInt8 { 0x0A }
    static var carriageReturn: UInt8 { 0x0D }
}

extension Span<UInt8> {
    /// How many bytes must stand behind the last line so that whole words may be read everywhere in it.
    static var padding: Int { 8 }

    /// The first place of a byte in a range.
    @inline(__always)
    func firstIndex(of byte: UInt8, in range: Range<Int>) -> Int? {
        precondition(range.lowerBound >= 0 && range.upperBound <= count)
        return unsafe withUnsafeBytes { all in
            guard let start = all.baseAddress,
                let found = unsafe memchr(start + range.lowerBound, Int32(byte), range.count)
            else { return nil }
            return unsafe UnsafeRawPointer(found) - start
        }
    }

    /// Whether a range begins with a text.
    func starts(with text: String, in range: Range<Int>) -> Bool {
        guard text.utf8.count <= range.count else { return false }
        return zip(text.utf8, range).allSatisfy { byte, index in self[index] == byte }
    }

    /// The eight bytes from an index on, the first in the lowest place.
    @inline(__always)
    func word(at index: Int) -> UInt64 {
        UInt64(littleEndian: unsafe bytes.unsafeLoadUnaligned(fromByteOffset: index, as: UInt64.self))
    }

    /// Reads a number of one to nineteen digits that ends with a tab, and moves behind the tab.
    ///
    /// Works on eight digits at a time: a time has nineteen, and one after the other they would cost more than
    /// everything else in the line.
    @inline(__always)
    func number(at index: inout Int) -> Int64? {
        var value: UInt64 = 0
        var digits = 0
        while true {
            let word = word(at: index)
            let count = word.leadingDigits
            value = value &* Self.powerOfTen(count) &+ word.value(ofDigits: count)
            digits += count
            index += count
            if count < 8 { break }
            if digits > 19 { return nil }
        }
        guard 1...19 ~= digits, value <= UInt64(Int64.max), self[index] == .tab else { return nil }
        index += 1
        return Int64(value)
    }

    @inline(__always)
    private static func powerOfTen(_ exponent: Int) -> UInt64 {
        switch exponent {
        case 8: 100_000_000
        case 7: 10_000_000
        case 6: 1_000_000
        case 5: 100_000
        case 4: 10_000
        case 3: 1000
        case 2: 100
        case 1: 10
        default: 1
        }
    }
}

extension UInt64 {
    /// How many of the eight bytes are digits before the first that is none.
    @inline(__always)
    fileprivate var leadingDigits: Int {
        let offsets = self ^ 0x3030_3030_3030_3030
        // The highest bit of a byte is set if it is above nine; a carry can only reach bytes behind the first such one.
        let others = (offsets | (offsets &+ 0x7676_7676_7676_7676)) & 0x8080_8080_8080_8080
        return others.trailingZeroBitCount / 8
    }

    /// The number that the first bytes spell in decimal.
    @inline(__always)
    fileprivate func value(ofDigits count: Int) -> UInt64 {
        var digits = (self ^ 0x3030_3030_3030_3030) << UInt64(64 - 8 * count)
        digits = (digits &* 2561) >> 8
        digits = ((digits & 0x00FF_00FF_00FF_00FF) &* 6_553_601) >> 16
        return ((digits & 0x0000_FFFF_0000_FFFF) &* 42_949_672_960_001) >> 32
    }
}
