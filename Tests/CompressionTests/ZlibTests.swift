import Compression
import Testing

struct `Packing as zlib does` {
    @Test(arguments: [0, 1, 3, 10_000], [-5, 1, 3, 9, 50])
    func `what is packed can be unpacked`(count: Int, level: Int) throws {
        let bytes = lines(count)

        let stream = try Zlib.stream(of: bytes, level: level)

        // The packed bytes are the same in a gzip file; only what stands around them is another.
        let size = [0, 8, 16, 24].map { UInt8(truncatingIfNeeded: bytes.count >> $0) }
        let checksum = [0, 8, 16, 24].map { UInt8(truncatingIfNeeded: Zlib.checksum(of: bytes[...]) >> $0) }
        let member = [0x1F, 0x8B, 8, 0, 0, 0, 0, 0, 0, 0] + stream.dropFirst(2).dropLast(4) + checksum + size
        let (unpacked, ending) = try unpack(member)
        #expect(unpacked == bytes)
        #expect(ending == .complete)
    }

    @Test func `the checksum is that of PNG and gzip`() {
        #expect(Zlib.checksum(of: Array("123456789".utf8)[...]) == 0xCBF4_3926)
    }
}
