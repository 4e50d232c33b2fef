internal import COpenSSL

/// Undoes AES-256-CBC with PKCS#7 padding.
///
/// Computed by OpenSSL's [`EVP_DecryptUpdate`](https://docs.openssl.org/3.0/man3/EVP_EncryptInit/).
public struct AES256CBC: Sendable {
    /// How many bytes a key has.
    public static let keyLength = 32

    /// How many bytes the initial vector and a block have.
    public static let blockLength = 16

    private let key: [UInt8]
    private let vector: [UInt8]

    /// Takes a key and an initial vector; nothing when one of them has another length.
    public init?(key: [UInt8], vector: [UInt8]) {
        guard key.count == Self.keyLength, vector.count == Self.blockLength else { return nil }
        self.key = key
        self.vector = vector
    }

    /// The plain bytes; nothing when they were encrypted with another key, or are not whole.
    ///
    /// Another key is noticed by the padding alone, which one in a few hundred wrong ones passes.
    public func decrypted(_ bytes: [UInt8]) -> [UInt8]? {
        guard !bytes.isEmpty, bytes.count % Self.blockLength == 0, bytes.count <= Int(Int32.max) / 2,
            let context = unsafe EVP_CIPHER_CTX_new()
        else { return nil }
        defer { unsafe EVP_CIPHER_CTX_free(context) }
        guard unsafe EVP_DecryptInit_ex(context, EVP_aes_256_cbc(), nil, key, vector) == 1 else { return nil }
        var plain = [UInt8](repeating: 0, count: bytes.count + Self.blockLength)
        var count: Int32 = 0
        guard unsafe EVP_DecryptUpdate(context, &plain, &count, bytes, Int32(bytes.count)) == 1 else { return nil }
        var rest: Int32 = 0
        let start = Int(count)
        let isWhole = unsafe plain.withUnsafeMutableBufferPointer { all in
            guard let address = all.baseAddress else { return false }
            return unsafe EVP_DecryptFinal_ex(context, address + start, &rest) == 1
        }
        guard isWhole else { return nil }
        plain.removeLast(plain.count - start - Int(rest))
        return plain
    }
}

extension AES256CBC: CustomStringConvertible, CustomReflectable {
    /// The name of the cipher, without the key.
    public var description: String { "AES-256-CBC" }

    /// A mirror without children, so that `dump` shows no key.
    public var customMirror: Mirror { Mirror(self, children: []) }
}
