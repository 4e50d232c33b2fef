/// How a server encrypts.
public struct ServerTLS: Sendable {
    /// The versions of the protocol a server offers.
    public enum Versions: Sendable, Hashable {
        /// TLS 1.2 and later.
        case current

        /// TLS 1.0 and 1.1 alone, which a client must refuse.
        case outdated
    }

    /// What the server shows to prove who it is.
    public let certificate: ServerCertificate

    /// The versions offered.
    public let versions: Versions

    /// Encrypts with a certificate.
    public init(_ certificate: ServerCertificate, versions: Versions = .current) {
        self.certificate = certificate
        self.versions = versions
    }
}
