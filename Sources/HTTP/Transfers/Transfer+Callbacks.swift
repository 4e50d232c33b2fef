internal import CCurl

#if canImport(Darwin)
import Darwin
#elseif canImport(Musl)
import Musl
#else
import Glibc
#endif

/// What the library calls while a transfer runs, always on the thread of its loop.
///
/// The pointer it hands over is the transfer, which its loop keeps until the library has let go of it.
extension Transfer {
    func setCallbacks() throws(CurlError) {
        let me = unsafe Unmanaged.passUnretained(self).toOpaque()
        try unsafe easy.check(CCurl_setTransferFunction(easy.handle, CURLOPT_HEADERFUNCTION, takeLine))
        try unsafe easy.setPointer(CURLOPT_HEADERDATA, me)
        try unsafe easy.check(CCurl_setTransferFunction(easy.handle, CURLOPT_WRITEFUNCTION, takePiece))
        try unsafe easy.setPointer(CURLOPT_WRITEDATA, me)
        try unsafe easy.check(CCurl_setBeforeRequestFunction(easy.handle, letLeave))
        try unsafe easy.setPointer(CURLOPT_PREREQDATA, me)
        try unsafe easy.check(CCurl_setOpenSocketFunction(easy.handle, openSocket))
        try unsafe easy.setPointer(CURLOPT_OPENSOCKETDATA, me)
        try unsafe easy.check(CCurl_setTransferFunction(easy.handle, CURLOPT_READFUNCTION, giveAwayBody))
        try unsafe easy.setPointer(CURLOPT_READDATA, me)
        try unsafe easy.check(CCurl_setSeekFunction(easy.handle, goBackInBody))
        try unsafe easy.setPointer(CURLOPT_SEEKDATA, me)
    }

    fileprivate static func from(_ pointer: UnsafeMutableRawPointer?) -> Transfer? {
        unsafe pointer.map { unsafe Unmanaged<Transfer>.fromOpaque($0).takeUnretainedValue() }
    }
}

// Anything but the whole count ends the transfer.

private func takeLine(
    _ bytes: UnsafeMutablePointer<CChar>?,
    _ size: Int,
    _ count: Int,
    _ me: UnsafeMutableRawPointer?
) -> Int {
    let line = unsafe UnsafeRawBufferPointer(start: bytes, count: size * count)
    let isTaken = unsafe Transfer.from(me)?.take(line: line) ?? false
    return isTaken ? size * count : 0
}

private func takePiece(
    _ bytes: UnsafeMutablePointer<CChar>?,
    _ size: Int,
    _ count: Int,
    _ me: UnsafeMutableRawPointer?
) -> Int {
    let piece = unsafe UnsafeRawBufferPointer(start: bytes, count: size * count)
    // The library calls with nothing for an empty body, where nothing means success.
    let isTaken = unsafe Transfer.from(me)?.take(piece: piece) ?? false
    return isTaken ? size * count : -1
}

private func giveAwayBody(
    _ buffer: UnsafeMutablePointer<CChar>?,
    _ size: Int,
    _ count: Int,
    _ me: UnsafeMutableRawPointer?
) -> Int {
    guard let transfer = unsafe Transfer.from(me) else { return Int(CURL_READFUNC_ABORT) }
    let piece = transfer.giveAway(atMost: size * count)
    unsafe UnsafeMutableRawBufferPointer(start: buffer, count: size * count).copyBytes(from: piece)
    return piece.count
}

private func goBackInBody(_ me: UnsafeMutableRawPointer?, _ offset: curl_off_t, _ origin: Int32) -> Int32 {
    guard origin == SEEK_SET, unsafe Transfer.from(me)?.goBack(to: Int(offset)) == true else {
        return Int32(CURL_SEEKFUNC_FAIL)
    }
    return Int32(CURL_SEEKFUNC_OK)
}

private func letLeave(
    _ me: UnsafeMutableRawPointer?,
    _ remote: UnsafeMutablePointer<CChar>?,
    _ local: UnsafeMutablePointer<CChar>?,
    _ remotePort: Int32,
    _ localPort: Int32
) -> Int32 {
    unsafe Transfer.from(me)?.mayLeave() == true ? Int32(CURL_PREREQFUNC_OK) : Int32(CURL_PREREQFUNC_ABORT)
}

private func openSocket(
    _ me: UnsafeMutableRawPointer?,
    _ purpose: curlsocktype,
    _ address: UnsafeMutablePointer<curl_sockaddr>?
) -> curl_socket_t {
    guard let transfer = unsafe Transfer.from(me), transfer.mayConnect, let address = unsafe address?.pointee else {
        return -1
    }
    let descriptor = socket(address.family, address.socktype, address.protocol)
    // Child processes must not keep connections open.
    if descriptor >= 0 { _ = fcntl(descriptor, F_SETFD, FD_CLOEXEC) }
    return descriptor
}
