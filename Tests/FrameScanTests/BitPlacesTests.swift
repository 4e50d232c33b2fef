import Testing

@testable import FrameScan

@Suite struct BitPlacesTests {
    private func places(_ mask: UInt32, origin: UInt16) -> [UInt16] {
        (0..<16).filter { mask >> UInt32($0) & 1 == 1 }.map { origin + UInt16($0) }
    }

    @Test func `every mask of sixteen bits gives its places or says that it is too full`() {
        let writer = BitPlaces()
        var target = [UInt16](repeating: 0, count: 16 + BitPlaces.slack)

        for mask: UInt32 in 0...0xFFFF {
            let origin = UInt16(truncatingIfNeeded: mask &* 31 % 65_000)
            var seen = BitPlaces.Quad()
            let count = target.withUnsafeMutableBufferPointer { target in
                let start = target.baseAddress.unsafelyUnwrapped
                let origin = BitPlaces.Quad(origin, origin, origin, origin)
                return writer.write(mask, origin: origin, to: start, seen: &seen) - start
            }
            let isFull = (mask & 0xFF).nonzeroBitCount > 4 || (mask >> 8).nonzeroBitCount > 4

            #expect(count == mask.nonzeroBitCount)
            #expect(BitPlaces.isIncomplete(seen) == isFull)
            #expect(isFull || Array(target.prefix(count)) == places(mask, origin: origin))
        }
    }

    @Test func `a mask that was too full is still known after one that was not`() {
        let writer = BitPlaces()
        var target = [UInt16](repeating: 0, count: 32 + BitPlaces.slack)
        var seen = BitPlaces.Quad()

        target.withUnsafeMutableBufferPointer { target in
            let start = target.baseAddress.unsafelyUnwrapped
            let next = writer.write(0b1_1111, origin: BitPlaces.Quad(), to: start, seen: &seen)
            _ = writer.write(0b1, origin: BitPlaces.Quad(), to: next, seen: &seen)
        }

        #expect(BitPlaces.isIncomplete(seen))
    }
}
