internal import COpenSSL

/// SHA-256 of a text after the digest before it, which chains records so that none can be changed unseen.
///
/// Computed by OpenSSL's [`EVP_Digest`](https://docs.openssl.org/3.0/man3/EVP_DigestInit/).
public struct SHA256: Sendable, Hashable {
    /// How many bytes a digest has.
    public static let byteCount = 32

    /// The digest.
    public let bytes: [UInt8]

    /// The digest of the given bytes.
    public init(of message: [UInt8]) {
        var digest = [UInt8](repeating: 0, count: Self.byteCount)
        var written: UInt32 = 0
        let status = unsafe message.withUnsafeBytes { input in
            unsafe EVP_Digest(input.baseAddress, input.count, &digest, &written, EVP_sha256(), nil)
        }
        precondition(status == 1 && written == Self.byteCount, "OpenSSL has no SHA-256")
        bytes = digest
    }

    /// The digest of the given text.
    public init(of text: String) { self.init(of: Array(text.utf8)) }

    /// The digest of this digest's bytes followed by a text.
    public func chained(with text: String) -> SHA256 { SHA256(of: bytes + Array(text.utf8)) }
}

extension SHA256: CustomStringConvertible {
    /// Sixty-four hexadecimal digits.
    public var description: String { HexadecimalDigits.text(of: bytes) }
}
