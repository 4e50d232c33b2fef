internal import COpenSSL

/// SHA-1 of a text, which the opening of a WebSocket asks for; it protects nothing.
///
/// Computed by OpenSSL's [`EVP_Digest`](https://docs.openssl.org/3.0/man3/EVP_DigestInit/).
public struct SHA1: Sendable, Hashable {
    /// How many bytes a digest has.
    public static let byteCount = 20

    /// The digest.
    public let bytes: [UInt8]

    /// The digest of the given text.
    public init(of text: String) {
        var digest = [UInt8](repeating: 0, count: Self.byteCount)
        var written: UInt32 = 0
        let message = Array(text.utf8)
        let status = unsafe EVP_Digest(message, message.count, &digest, &written, EVP_sha1(), nil)
        precondition(status == 1 && written == Self.byteCount, "OpenSSL has no SHA-1")
        bytes = digest
    }
}
