import Foundation

/// A bare client that sees how a connection ends; every wait of it ends after ten seconds.
public final class RawClient {
    /// How a connection ended.
    public enum Ending: Equatable, Sendable {
        /// In good order.
        case closed
        /// By a reset.
        case reset
        /// In another way, by the system's error number.
        case other(Int32)
    }

    /// The connection was refused.
    public struct Refused: Error {
        /// The system's error number.
        public let code: Int32
    }

    private var descriptor: Int32

    /// Connects to a port of this machine.
    public init(port: UInt16) throws {
        #if canImport(Glibc)
        descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        #else
        descriptor = socket(AF_INET, SOCK_STREAM, 0)
        #endif
        var limit = timeval(tv_sec: 10, tv_usec: 0)
        setsockopt(descriptor, SOL_SOCKET, SO_RCVTIMEO, &limit, socklen_t(MemoryLayout<timeval>.size))
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_port = port.bigEndian
        address.sin_addr.s_addr = in_addr_t(0x7F00_0001).bigEndian
        let code = withUnsafePointer(to: &address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { pointer in
                connect(descriptor, pointer, socklen_t(MemoryLayout<sockaddr_in>.size))
            }
        }
        guard code == 0 else { throw Refused(code: errno) }
    }

    deinit { leave() }

    /// Closes the connection.
    public func leave() {
        guard descriptor >= 0 else { return }
        close(descriptor)
        descriptor = -1
    }

    /// Sends a text.
    public func send(_ text: String) { send(Array(text.utf8)) }

    /// Sends bytes, as many as are taken.
    public func send(_ bytes: [UInt8]) {
        var start = 0
        while start < bytes.count {
            let sent = bytes.withUnsafeBytes { all in
                write(descriptor, all.baseAddress?.advanced(by: start), all.count - start)
            }
            guard sent > 0 else { return }
            start += sent
        }
    }

    /// The bytes that are there, after waiting for the first.
    public func receive() -> [UInt8] { part().bytes }

    /// Exactly so many bytes, or fewer when the connection ended.
    public func receive(exactly count: Int) -> [UInt8] {
        var bytes: [UInt8] = []
        while bytes.count < count {
            let next = part(atMost: count - bytes.count).bytes
            guard !next.isEmpty else { break }
            bytes += next
        }
        return bytes
    }

    /// A head of an answer, up to its empty line.
    public func receiveHead() -> String {
        var bytes: [UInt8] = []
        while !bytes.suffix(4).elementsEqual([13, 10, 13, 10]) {
            let next = part(atMost: 1).bytes
            guard !next.isEmpty else { break }
            bytes += next
        }
        return String(decoding: bytes, as: UTF8.self)
    }

    /// Everything up to the end, and how it ended.
    public func receiveToEnd() -> (text: String, ending: Ending) {
        var bytes: [UInt8] = []
        while true {
            let (next, ending) = part()
            if let ending { return (String(decoding: bytes, as: UTF8.self), ending) }
            bytes += next
        }
    }

    private func part(atMost count: Int = 65536) -> (bytes: [UInt8], ending: Ending?) {
        var buffer = [UInt8](repeating: 0, count: count)
        let received = read(descriptor, &buffer, count)
        switch received {
        case 0: return ([], .closed)
        case ..<0: return ([], errno == ECONNRESET ? .reset : .other(errno))
        default: return (Array(buffer.prefix(received)), nil)
        }
    }
}
