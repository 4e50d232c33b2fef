/// An app key at a server, named without showing it.
package struct KISKey: Sendable, Hashable {
    /// Which set of servers.
    package let servers: KISServers

    /// Where they are.
    package let address: KISAddress

    /// What tells this app key from others.
    package let fingerprint: String
}
