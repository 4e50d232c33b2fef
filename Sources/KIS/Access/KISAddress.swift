/// Scheme, host, port and path of a server, as in `https://openapi.koreainvestment.com:9443`.
package struct KISAddress: Sendable, Hashable {
    /// `http`, `https`, `ws` or `wss`.
    package let scheme: String

    /// The name or number of the host, in small letters; an IPv6 number without its brackets.
    package let host: String

    /// The port.
    package let port: Int

    /// What follows the port, without a slash at its end.
    package let path: String

    /// What the services of the broker speak, with their usual ports.
    private static let ports = ["http": 80, "https": 443, "ws": 80, "wss": 443]

    /// Reads an address; nothing for one with a user, a query or anything else that does not belong there.
    package init?(_ text: some StringProtocol) {
        let text = String(text)
        guard text.utf8.allSatisfy({ $0 > 0x20 && $0 < 0x7F }), text.utf8.count <= 512,
            let mark = text.firstRange(of: "://")
        else { return nil }
        scheme = text[..<mark.lowerBound].lowercased()
        guard let usualPort = Self.ports[scheme] else { return nil }
        let rest = text[mark.upperBound...]
        guard !rest.contains(where: { "?#@\\".contains($0) }) else { return nil }
        let authority = rest.prefix { $0 != "/" }
        var path = rest[authority.endIndex...]
        while path.last == "/" { path.removeLast() }
        self.path = String(path)
        guard let (host, port) = Self.split(authority), !host.isEmpty else { return nil }
        self.host = host.lowercased()
        guard let port else {
            self.port = usualPort
            return
        }
        guard (1...5).contains(port.count), port.allSatisfy(\.isASCIIDigit), let number = Int(port),
            (1...65_535).contains(number)
        else { return nil }
        self.port = number
    }

    /// Whether the host can be no other machine than this one.
    package var isLoopback: Bool {
        if host == "localhost" || host == "::1" { return true }
        let parts = host.split(separator: ".", omittingEmptySubsequences: false)
        return parts.count == 4 && parts[0] == "127" && parts.allSatisfy { UInt8($0) != nil }
    }

    /// Whether what is sent can be read on the way.
    package var isPlain: Bool { scheme == "http" || scheme == "ws" }

    private static func split(_ authority: Substring) -> (host: Substring, port: Substring?)? {
        guard authority.first == "[" else {
            let parts = authority.split(separator: ":", omittingEmptySubsequences: false)
            return parts.count <= 2 ? (parts[0], parts.count == 2 ? parts[1] : nil) : nil
        }
        guard let bracket = authority.firstIndex(of: "]") else { return nil }
        let host = authority[..<bracket].dropFirst()
        let rest = authority[bracket...].dropFirst()
        guard rest.isEmpty || rest.first == ":" else { return nil }
        return (host, rest.isEmpty ? nil : rest.dropFirst())
    }
}

extension KISAddress: CustomStringConvertible {
    /// The address with its port, whether that is the usual one or not.
    package var description: String { "\(scheme)://\(host.contains(":") ? "[\(host)]" : host):\(port)\(path)" }
}

extension Character {
    /// Whether it is one of 0–9.
    var isASCIIDigit: Bool { ("0"..."9").contains(self) && isASCII }
}
