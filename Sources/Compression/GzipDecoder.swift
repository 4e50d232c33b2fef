import CZlib

#if canImport(Darwin)
import Darwin
#elseif canImport(Musl)
import Musl
#else
import Glibc
#endif

/// Unpacks gzip members; its window is never more than 32 KiB.
@safe
final class GzipDecoder: FrameDecoder {
    // The library checks that its state is always reached through the same address.
    private let stream: UnsafeMutablePointer<z_stream>
    private var isBehindMember = false

    init() throws(FileFault) {
        unsafe stream = .allocate(capacity: 1)
        unsafe stream.initialize(to: z_stream())
        guard unsafe CZlib_beginReadingGzip(stream) == Z_OK else {
            throw FileFault(code: ENOMEM)
        }
    }

    deinit {
        unsafe inflateEnd(stream)
        unsafe stream.deallocate()
    }

    func decode(_ input: Span<UInt8>, into output: inout [UInt8], _ range: Range<Int>) throws(FileFault) -> DecodedPiece
    {
        if isBehindMember {
            unsafe inflateReset(stream)
            isBehindMember = false
        }
        let code = unsafe input.withUnsafeBytes { input in
            unsafe output.withUnsafeMutableBytes { output in
                unsafe run(input, UnsafeMutableRawBufferPointer(rebasing: output[range]))
            }
        }
        let piece = unsafe DecodedPiece(
            consumed: input.count - Int(stream.pointee.avail_in),
            produced: range.count - Int(stream.pointee.avail_out),
            state: code == Z_STREAM_END ? .frameEnd : code == Z_OK || code == Z_BUF_ERROR ? .inside : .damaged
        )
        if code == Z_MEM_ERROR { throw FileFault(code: ENOMEM) }
        isBehindMember = code == Z_STREAM_END
        return piece
    }

    private func run(_ input: UnsafeRawBufferPointer, _ output: UnsafeMutableRawBufferPointer) -> Int32 {
        unsafe stream.pointee.next_in = UnsafeMutablePointer(
            mutating: input.baseAddress?.assumingMemoryBound(to: UInt8.self)
        )
        unsafe stream.pointee.avail_in = uInt(input.count)
        unsafe stream.pointee.next_out = output.baseAddress?.assumingMemoryBound(to: UInt8.self)
        unsafe stream.pointee.avail_out = uInt(output.count)
        return unsafe inflate(stream, Z_NO_FLUSH)
    }
}
