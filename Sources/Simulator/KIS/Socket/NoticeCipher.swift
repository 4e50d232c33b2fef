internal import COpenSSL

/// The encryption of fill notices: AES-256-CBC with the characters of key and start value as they are, in base 64.
///
/// The client in this project has its own: a mistake in one is not in both.
struct NoticeCipher: Sendable, Hashable {
    /// 32 characters.
    let key: String
    /// 16 characters.
    let start: String

    init(key: String, start: String) {
        precondition(key.utf8.count == 32 && start.utf8.count == 16, "the broker's keys have 32 and 16 characters")
        self.key = key
        self.start = start
    }

    /// The text as the broker sends it.
    func sealed(_ text: String) -> String { Base64.text(of: encrypted(Array(text.utf8))) }

    private func encrypted(_ plain: [UInt8]) -> [UInt8] {
        let (key, start) = (Array(key.utf8), Array(start.utf8))
        var cipher = [UInt8](repeating: 0, count: plain.count + 16)
        var count: Int32 = 0
        var rest: Int32 = 0
        guard let context = unsafe EVP_CIPHER_CTX_new() else { preconditionFailure("OpenSSL has no memory") }
        defer { unsafe EVP_CIPHER_CTX_free(context) }
        let isDone = unsafe cipher.withUnsafeMutableBufferPointer { output in
            guard let base = output.baseAddress else { return false }
            let begins = unsafe EVP_EncryptInit_ex(context, EVP_aes_256_cbc(), nil, key, start)
            let goesOn = unsafe EVP_EncryptUpdate(context, base, &count, plain, Int32(plain.count))
            let ends = unsafe EVP_EncryptFinal_ex(context, base + Int(count), &rest)
            return begins == 1 && goesOn == 1 && ends == 1
        }
        precondition(isDone, "OpenSSL has no AES")
        return Array(cipher.prefix(Int(count + rest)))
    }
}
