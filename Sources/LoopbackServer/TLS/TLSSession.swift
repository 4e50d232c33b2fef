internal import CTLS
import Synchronization

/// One encrypted connection. The library works on memory and the socket is read and written here, so that no call holds
/// the lock while it waits for the other side.
@safe
final class TLSSession: Sendable {
    @safe
    private struct Pointers: @unchecked Sendable {
        // Used under the lock alone.
        let session: OpaquePointer
        let incoming: OpaquePointer
        let outgoing: OpaquePointer
    }

    private enum Step {
        case done([UInt8])
        case ended
        case wantsMore
        case failed
    }

    private let pointers: Mutex<Pointers>
    // Keeps what was encrypted first in front of what was encrypted later.
    private let sending = Mutex(())

    init(adopting session: OpaquePointer) throws(ConnectionEnd) {
        guard let incoming = unsafe BIO_new(BIO_s_mem()), let outgoing = unsafe BIO_new(BIO_s_mem()) else {
            unsafe SSL_free(session)
            throw .malformed("no memory for TLS")
        }
        _ = unsafe CTLS_waitAtEndOfMemory(incoming)
        unsafe SSL_set_bio(session, incoming, outgoing)
        unsafe SSL_set_accept_state(session)
        pointers = unsafe Mutex(Pointers(session: session, incoming: incoming, outgoing: outgoing))
    }

    deinit { pointers.withLock { unsafe SSL_free($0.session) } }

    /// Agrees on keys with the other side.
    func shakeHands(over socket: StreamSocket) throws(ConnectionEnd) {
        let result = try advance(over: socket) { pointers in
            let code = unsafe SSL_do_handshake(pointers.session)
            return code == 1 ? .done([]) : Self.step(pointers, code)
        }
        guard result != nil else { throw .closedByPeer }
    }

    /// Whether the keys go on from an earlier connection.
    var isResumed: Bool { pointers.withLock { unsafe CTLS_isResumed($0.session) == 1 } }

    /// The bytes that are there, after waiting for the first; none at the end.
    func receive(over socket: StreamSocket) throws(ConnectionEnd) -> [UInt8] {
        let bytes = try advance(over: socket) { pointers in
            var code: Int32 = 0
            let bytes = unsafe [UInt8](unsafeUninitializedCapacity: 16 * 1024) { buffer, initialized in
                unsafe code = SSL_read(pointers.session, buffer.baseAddress, Int32(buffer.count))
                initialized = Int(max(0, code))
            }
            return code > 0 ? .done(bytes) : Self.step(pointers, code)
        }
        return bytes ?? []
    }

    /// Encrypts and sends all bytes.
    func send(_ bytes: [UInt8], over socket: StreamSocket) throws(ConnectionEnd) {
        var start = 0
        while start < bytes.count {
            let end = min(bytes.count, start + 1 << 20)
            let isWritten = pointers.withLock { pointers in
                unsafe bytes[start..<end].withUnsafeBytes { part in
                    unsafe SSL_write(pointers.session, part.baseAddress, Int32(part.count)) == Int32(part.count)
                }
            }
            guard isWritten else { throw .malformed("TLS could not write") }
            try flush(over: socket)
            start = end
        }
    }

    /// Tells the other side that the stream ends here on purpose.
    func sayGoodbye(over socket: StreamSocket) {
        _ = pointers.withLock { unsafe SSL_shutdown($0.session) }
        try? flush(over: socket)
    }

    /// Repeats a step until it is done; nothing when the stream ended first.
    private func advance(over socket: StreamSocket, _ body: (Pointers) -> Step) throws(ConnectionEnd) -> [UInt8]? {
        while true {
            let step = pointers.withLock { body($0) }
            try flush(over: socket)
            switch step {
            case .done(let bytes): return bytes
            case .ended: return nil
            case .failed: throw .malformed("TLS failed")
            case .wantsMore: break
            }
            let bytes = try socket.receive()
            guard !bytes.isEmpty else { return nil }
            pointers.withLock { pointers in
                _ = unsafe BIO_write(pointers.incoming, bytes, Int32(bytes.count))
            }
        }
    }

    private func flush(over socket: StreamSocket) throws(ConnectionEnd) {
        let result = sending.withLock { _ -> Result<Void, ConnectionEnd> in
            let bytes = pointers.withLock { pointers in
                let waiting = unsafe Int(BIO_ctrl_pending(pointers.outgoing))
                return unsafe [UInt8](unsafeUninitializedCapacity: waiting) { buffer, initialized in
                    let count = unsafe BIO_read(pointers.outgoing, buffer.baseAddress, Int32(waiting))
                    initialized = Int(max(0, count))
                }
            }
            guard !bytes.isEmpty else { return .success(()) }
            return Result { () throws(ConnectionEnd) in try socket.send(bytes) }
        }
        try result.get()
    }

    private static func step(_ pointers: Pointers, _ code: Int32) -> Step {
        let reason = unsafe SSL_get_error(pointers.session, code)
        // Left behind, it would be taken for the reason of the thread's next failure.
        ERR_clear_error()
        switch reason {
        case SSL_ERROR_WANT_READ: return .wantsMore
        case SSL_ERROR_ZERO_RETURN: return .ended
        default: return .failed
        }
    }
}
