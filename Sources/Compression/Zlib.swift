import CZlib

/// What formats need that hold packed bytes of the zlib library, such as PNG.
public enum Zlib {
    /// The bytes as one zlib stream.
    ///
    /// - Parameter level: from 1, which is fast, to 9, which is small.
    /// - Throws: `FileFault` when there is no memory for it.
    public static func stream(of bytes: [UInt8], level: Int) throws(FileFault) -> [UInt8] {
        var code = Z_OK
        let capacity = Int(compressBound(uLong(bytes.count)))
        let packed = unsafe [UInt8](unsafeUninitializedCapacity: capacity) { output, count in
            var size = uLong(capacity)
            code = unsafe compress2(output.baseAddress, &size, bytes, uLong(bytes.count), Int32(min(9, max(1, level))))
            count = code == Z_OK ? Int(size) : 0
        }
        guard code == Z_OK else { throw .failed(code: code) }
        return packed
    }

    /// The checksum that PNG and gzip use, of fewer bytes than 4 GiB.
    public static func checksum(of bytes: ArraySlice<UInt8>) -> UInt32 {
        unsafe bytes.withUnsafeBufferPointer {
            unsafe UInt32(truncatingIfNeeded: crc32(0, $0.baseAddress, uInt($0.count)))
        }
    }
}
