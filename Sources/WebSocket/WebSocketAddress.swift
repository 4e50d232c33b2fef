/// Where a WebSocket server is, from a text such as `wss://api.kiwoom.com:10000/api/dostk/websocket`.
public struct WebSocketAddress: Sendable, Hashable, CustomStringConvertible {
    /// Whether the connection is encrypted and the server's certificate checked.
    public let isSecure: Bool

    /// The server's name, or its IPv4 address.
    public let host: String

    /// The server's port.
    public let port: UInt16

    /// The path with its query; a slash at least.
    public let path: String

    /// Reads an address; nothing when it is no `ws://` or `wss://` address.
    ///
    /// User names, fragments and IPv6 numbers have no place in one.
    public init?(_ text: String) {
        guard text.utf8.allSatisfy({ $0 > 0x20 && $0 < 0x7F }), !text.utf8.contains(UInt8(ascii: "#")),
            let scheme = text.firstRange(of: "://")
        else {
            return nil
        }
        switch text[..<scheme.lowerBound].lowercased() {
        case "ws": isSecure = false
        case "wss": isSecure = true
        default: return nil
        }
        let rest = text[scheme.upperBound...]
        let end = rest.firstIndex { $0 == "/" || $0 == "?" } ?? rest.endIndex
        let parts = rest[..<end].split(separator: ":", omittingEmptySubsequences: false)
        guard (1...2).contains(parts.count), Self.isHost(parts[0]) else { return nil }
        host = String(parts[0])
        if parts.count == 2 {
            guard let port = UInt16(parts[1]), port > 0, parts[1].first != "+" else { return nil }
            self.port = port
        } else {
            port = isSecure ? Self.securePort : Self.plainPort
        }
        path = (rest[end...].hasPrefix("/") ? "" : "/") + rest[end...]
    }

    /// The address as one writes it.
    public var description: String { (isSecure ? "wss://" : "ws://") + hostWithPort + path }

    /// The host, with the port unless it is the usual one.
    var hostWithPort: String {
        port == (isSecure ? Self.securePort : Self.plainPort) ? host : "\(host):\(port)"
    }

    private static let (plainPort, securePort): (UInt16, UInt16) = (80, 443)

    /// What the library takes; it would cut a longer name off.
    private static let longestHost = 120

    private static func isHost(_ text: Substring) -> Bool {
        !text.isEmpty && text.utf8.count <= longestHost
            && text.utf8.allSatisfy { byte in
                switch byte {
                case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
                    UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "_"):
                    true
                default: false
                }
            }
    }
}
