/// A service that a part talks to over the network.
public struct NetworkEnd: Sendable, Hashable {
    /// The service as it may be shown: a host, with its port where that is unusual, never a path with a token in it.
    public var host: String

    /// Whether what is sent is encrypted.
    public var isEncrypted: Bool

    /// Names a service.
    public init(_ host: String, isEncrypted: Bool) {
        self.host = host
        self.isEncrypted = isEncrypted
    }

    /// Whether it is on this machine, where nobody listens in between.
    public var isLocal: Bool {
        let name = host.hasPrefix("[") ? host.prefix { $0 != "]" } + "]" : host.prefix { $0 != ":" }
        if name == "localhost" || name == "[::1]" { return true }
        let parts = name.split(separator: ".", omittingEmptySubsequences: false)
        return parts.count == 4 && parts[0] == "127" && parts.allSatisfy { UInt8($0) != nil }
    }
}
