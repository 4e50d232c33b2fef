import Foundation

/// A bare client: it opens a connection, writes and reads, and gives up after ten seconds.
final class LoopbackClient {
    private let descriptor: Int32

    init(_ address: String) throws {
        let port = UInt16(address.split(separator: ":").last ?? "") ?? 0
        #if canImport(Glibc)
        descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        #else
        descriptor = socket(AF_INET, SOCK_STREAM, 0)
        #endif
        var limit = timeval(tv_sec: 10, tv_usec: 0)
        setsockopt(descriptor, SOL_SOCKET, SO_RCVTIMEO, &limit, socklen_t(MemoryLayout<timeval>.size))
        var target = sockaddr_in()
        target.sin_family = sa_family_t(AF_INET)
        target.sin_port = port.bigEndian
        target.sin_addr.s_addr = in_addr_t(0x7F00_0001).bigEndian
        let code = withUnsafePointer(to: &target) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { pointer in
                connect(descriptor, pointer, socklen_t(MemoryLayout<sockaddr_in>.size))
            }
        }
        guard code == 0 else { throw POSIXError(.ECONNREFUSED) }
    }

    deinit { close(descriptor) }

    func send(_ bytes: [UInt8]) { _ = bytes.withUnsafeBytes { write(descriptor, $0.baseAddress, $0.count) } }

    /// Exactly so many bytes, or fewer when the connection ended.
    func receive(_ count: Int) -> [UInt8] {
        var bytes: [UInt8] = []
        while bytes.count < count {
            var buffer = [UInt8](repeating: 0, count: count - bytes.count)
            let received = read(descriptor, &buffer, buffer.count)
            guard received > 0 else { break }
            bytes += buffer.prefix(received)
        }
        return bytes
    }

    /// The head of an answer, up to its empty line.
    func receiveHead() -> String {
        var bytes: [UInt8] = []
        while !bytes.suffix(4).elementsEqual([13, 10, 13, 10]) {
            let next = receive(1)
            guard !next.isEmpty else { break }
            bytes += next
        }
        return String(decoding: bytes, as: UTF8.self)
    }

    /// One request and its answer's body; nothing where the connection ended before.
    func call(_ method: String, _ target: String, _ headers: [String], body: String = "") -> String? {
        let lines = ["\(method) \(target) HTTP/1.1", "Host: localhost", "Content-Length: \(body.utf8.count)"] + headers
        send(Array((lines.joined(separator: "\r\n") + "\r\n\r\n" + body).utf8))
        let head = receiveHead().lowercased()
        guard let line = head.split(separator: "\r\n").first(where: { $0.hasPrefix("content-length:") }),
            let count = Int(line.split(separator: " ").last ?? "")
        else { return nil }
        let bytes = receive(count)
        return bytes.count == count ? String(decoding: bytes, as: UTF8.self) : nil
    }

    /// Asks for a WebSocket.
    func upgrade() -> Bool {
        let lines = [
            "GET /tryitout HTTP/1.1", "Host: localhost", "Upgrade: websocket", "Connection: Upgrade",
            "Sec-WebSocket-Version: 13", "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==",
        ]
        send(Array((lines.joined(separator: "\r\n") + "\r\n\r\n").utf8))
        return receiveHead().hasPrefix("HTTP/1.1 101")
    }

    /// Sends a text frame, masked with zeros.
    func sendText(_ text: String) {
        let payload = Array(text.utf8)
        let length =
            payload.count < 126 ? [UInt8(payload.count)] : [126, UInt8(payload.count >> 8), UInt8(payload.count & 255)]
        send([0x81, length[0] | 0x80] + length.dropFirst() + [0, 0, 0, 0] + payload)
    }

    /// The next text frame; nothing when the connection ended.
    func receiveText() -> String? {
        let head = receive(2)
        guard head.count == 2 else { return nil }
        var count = Int(head[1] & 0x7F)
        if count == 126 { count = receive(2).reduce(0) { $0 << 8 | Int($1) } }
        let bytes = receive(count)
        return bytes.count == count ? String(decoding: bytes, as: UTF8.self) : nil
    }
}
