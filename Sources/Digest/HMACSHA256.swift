internal import COpenSSL

/// A code that only who knows the key can make for a message, by which a receiver tells a true message from a forged one.
///
/// HMAC of RFC 2104 with SHA-256, computed by OpenSSL's [`HMAC`](https://docs.openssl.org/3.0/man3/HMAC/).
public struct HMACSHA256: Sendable, Hashable {
    /// The code, as many bytes as a SHA-256 has.
    public let bytes: [UInt8]

    /// The code of a message under a key.
    public init(of message: [UInt8], key: [UInt8]) {
        var code = [UInt8](repeating: 0, count: SHA256.byteCount)
        var written: UInt32 = 0
        // An empty array may have no address, which the library would take for a key of an earlier call.
        let key = key.isEmpty ? [0] : key
        let result = unsafe HMAC(EVP_sha256(), key, Int32(key.count), message, message.count, &code, &written)
        precondition(unsafe result != nil && written == SHA256.byteCount, "OpenSSL has no HMAC of SHA-256")
        bytes = code
    }
}

extension HMACSHA256: CustomStringConvertible {
    /// Sixty-four hexadecimal digits.
    public var description: String { HexadecimalDigits.text(of: bytes) }
}
