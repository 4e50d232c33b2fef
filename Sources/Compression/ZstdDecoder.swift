import CZstd

#if canImport(Darwin)
import Darwin
#elseif canImport(Musl)
import Musl
#else
import Glibc
#endif

/// Unpacks Zstandard frames whose window stays within a limit.
@safe
final class ZstdDecoder: FrameDecoder {
    private let context: OpaquePointer
    private let windowLimit: Int

    /// Makes a decoder; the limit is the power of two that a window may not exceed.
    init(windowLogLimit: Int) throws(FileFault) {
        guard let context = unsafe ZSTD_createDCtx() else { throw FileFault(code: ENOMEM) }
        unsafe self.context = context
        windowLimit = 1 << windowLogLimit
        let code = unsafe ZSTD_DCtx_setParameter(context, ZSTD_d_windowLogMax, Int32(windowLogLimit))
        precondition(ZSTD_isError(code) == 0, "the window's limit is out of the library's range")
    }

    deinit {
        unsafe ZSTD_freeDCtx(context)
    }

    func decode(_ input: Span<UInt8>, into output: inout [UInt8], _ range: Range<Int>) throws(FileFault) -> DecodedPiece
    {
        var consumed = 0
        var produced = 0
        let code = unsafe input.withUnsafeBytes { input in
            unsafe output.withUnsafeMutableBytes { output in
                var source = unsafe ZSTD_inBuffer(src: input.baseAddress, size: input.count, pos: 0)
                let part = unsafe UnsafeMutableRawBufferPointer(rebasing: output[range])
                var target = unsafe ZSTD_outBuffer(dst: part.baseAddress, size: part.count, pos: 0)
                defer { unsafe (consumed, produced) = (source.pos, target.pos) }
                return unsafe ZSTD_decompressStream(context, &target, &source)
            }
        }
        return DecodedPiece(consumed: consumed, produced: produced, state: try state(after: code))
    }

    private func state(after code: Int) throws(FileFault) -> DecodedPiece.State {
        guard ZSTD_isError(code) != 0 else { return code == 0 ? .frameEnd : .inside }
        switch ZSTD_getErrorCode(code) {
        case ZSTD_error_frameParameter_windowTooLarge: throw .windowTooLarge(limit: windowLimit)
        case ZSTD_error_memory_allocation: throw FileFault(code: ENOMEM)
        default: return .damaged
        }
    }
}
