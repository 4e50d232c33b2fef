import CZlib
import CZstd

#if canImport(Darwin)
import Darwin
#elseif canImport(Musl)
import Musl
#else
import Glibc
#endif

/// Packs bytes into frames that each stand on their own.
@safe
struct FrameEncoder {
    /// How the frames are packed.
    let format: CompressionFormat

    /// One frame that holds the bytes, with a checksum where the format has one.
    ///
    /// - Throws: `FileFault` when there is no memory for it.
    func frame(of bytes: Span<UInt8>) throws(FileFault) -> [UInt8] {
        switch format {
        case .plain: Self.copy(of: bytes)
        case .gzip: try Self.gzipMember(of: bytes)
        case .zstd: try Self.zstdFrame(of: bytes)
        }
    }

    private static func copy(of bytes: Span<UInt8>) -> [UInt8] {
        unsafe bytes.withUnsafeBufferPointer { unsafe Array($0) }
    }

    private static func gzipMember(of bytes: Span<UInt8>) throws(FileFault) -> [UInt8] {
        var stream = unsafe z_stream()
        guard unsafe CZlib_beginWritingGzip(&stream, Z_DEFAULT_COMPRESSION) == Z_OK else {
            throw FileFault(code: ENOMEM)
        }
        defer { unsafe deflateEnd(&stream) }
        let capacity = unsafe Int(deflateBound(&stream, uLong(bytes.count)))
        return unsafe bytes.withUnsafeBufferPointer { input in
            unsafe [UInt8](unsafeUninitializedCapacity: capacity) { output, count in
                unsafe stream.next_in = UnsafeMutablePointer(mutating: input.baseAddress)
                unsafe stream.avail_in = uInt(input.count)
                unsafe stream.next_out = output.baseAddress
                unsafe stream.avail_out = uInt(output.count)
                let code = unsafe deflate(&stream, Z_FINISH)
                precondition(code == Z_STREAM_END, "the library's bound holds the whole member")
                count = unsafe output.count - Int(stream.avail_out)
            }
        }
    }

    private static func zstdFrame(of bytes: Span<UInt8>) throws(FileFault) -> [UInt8] {
        guard let context = unsafe ZSTD_createCCtx() else { throw FileFault(code: ENOMEM) }
        defer { unsafe ZSTD_freeCCtx(context) }
        unsafe ZSTD_CCtx_setParameter(context, ZSTD_c_checksumFlag, 1)
        var code = 0
        let frame = unsafe bytes.withUnsafeBytes { input in
            unsafe [UInt8](unsafeUninitializedCapacity: ZSTD_compressBound(input.count)) { output, count in
                code = unsafe ZSTD_compress2(
                    context,
                    output.baseAddress,
                    output.count,
                    input.baseAddress,
                    input.count
                )
                count = ZSTD_isError(code) == 0 ? code : 0
            }
        }
        guard ZSTD_isError(code) == 0 else { throw FileFault(code: ENOMEM) }
        return frame
    }
}
