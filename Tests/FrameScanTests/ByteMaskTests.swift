import Testing

@testable import FrameScan

@Suite struct ByteMaskTests {
    private let separator = UInt8(ascii: "^")

    private func obvious(_ bytes: ArraySlice<UInt8>) -> UInt32 {
        bytes.enumerated().reduce(0) { $1.element == separator ? $0 | 1 << UInt32($1.offset) : $0 }
    }

    @Test func `the fast, the scalar and the obvious mask agree at every alignment`() {
        var random = SplitMix64(seed: 1)
        let neighbours: [UInt8] = [0x00, 0x5D, 0x5E, 0x5E, 0x5F, 0x7F, 0x80, 0xDE, 0xFF]

        for round in 0..<20_000 {
            let bytes = (0..<32).map { _ in
                round.isMultiple(of: 2)
                    ? UInt8.random(in: .min ... .max, using: &random) : neighbours.randomElement(using: &random) ?? 0
            }
            let offset = round % 16

            let masks = bytes.withUnsafeBytes { bytes in
                let start = bytes.baseAddress.unsafelyUnwrapped + offset
                return (ByteMask.bits(start, equalTo: separator), ByteMask.scalarBits(start, equalTo: separator))
            }

            #expect(masks.0 == obvious(bytes[offset..<offset + 16]))
            #expect(masks.1 == obvious(bytes[offset..<offset + 16]))
        }
    }

    @Test func `every byte is told from every other`() {
        let bytes = (0..<256).map { UInt8($0) }

        for byte in bytes {
            for start in stride(from: 0, to: 256, by: 16) {
                let masks = bytes.withUnsafeBytes { bytes in
                    let start = bytes.baseAddress.unsafelyUnwrapped + start
                    return (ByteMask.bits(start, equalTo: byte), ByteMask.scalarBits(start, equalTo: byte))
                }
                let expected: UInt32 = (start..<start + 16).contains(Int(byte)) ? 1 << UInt32(Int(byte) - start) : 0

                #expect(masks.0 == expected)
                #expect(masks.1 == expected)
            }
        }
    }
}
