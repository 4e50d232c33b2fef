#if arch(x86_64)
internal import _Builtin_intrinsics.intel
#endif

/// Which of sixteen bytes in a row equal a given byte, as bits; the lowest bit stands for the first byte.
enum ByteMask {
    /// How many bytes one mask covers.
    static let width = 16

    /// The mask of the bytes from an address on.
    @inline(__always)
    @unsafe
    static func bits(_ bytes: UnsafeRawPointer, equalTo byte: UInt8) -> UInt32 {
        #if arch(x86_64)
        let block = unsafe bytes.loadUnaligned(as: SIMD2<Int64>.self)
        let wanted = SIMD2(repeating: Int64(bitPattern: repeated(byte)))
        return UInt32(bitPattern: _mm_movemask_epi8(_mm_cmpeq_epi8(block, wanted)))
        #else
        return unsafe scalarBits(bytes, equalTo: byte)
        #endif
    }

    /// The same with the instructions that every machine has.
    @unsafe
    static func scalarBits(_ bytes: UnsafeRawPointer, equalTo byte: UInt8) -> UInt32 {
        unsafe eightBits(bytes, repeated(byte)) | eightBits(bytes + 8, repeated(byte)) &<< 8
    }

    @inline(__always)
    @unsafe
    private static func eightBits(_ bytes: UnsafeRawPointer, _ wanted: UInt64) -> UInt32 {
        let low7: UInt64 = 0x7F7F_7F7F_7F7F_7F7F
        let difference = unsafe UInt64(littleEndian: bytes.loadUnaligned(as: UInt64.self)) ^ wanted
        // Seven bits plus 0x7F never carry into the next byte, so that a neighbour cannot disturb the top bit.
        let equal = ~(((difference & low7) &+ low7) | difference | low7)
        // The product moves the eight top bits next to each other, the first byte's lowest.
        return UInt32(truncatingIfNeeded: ((equal &>> 7) &* 0x0102_0408_1020_4080) &>> 56)
    }

    @inline(__always)
    private static func repeated(_ byte: UInt8) -> UInt64 { UInt64(byte) &* 0x0101_0101_0101_0101 }
}
