import Cipher
import Testing

@Suite struct AES256CBCTests {
    private let key = Array("abcdefghijklmnopqrstuvwxyzabcdef".utf8)
    private let vector = Array("0123456789abcdef".utf8)

    /// `AES test: 005930^10^70100`, encrypted by the command `openssl enc -aes-256-cbc`.
    private let encrypted: [UInt8] = [
        0xB5, 0x1F, 0x37, 0xC3, 0xA2, 0xEF, 0x8E, 0x1F, 0xAE, 0x45, 0xA3, 0x31, 0xE0, 0x2D, 0x13, 0xA1, 0xC1, 0xC9,
        0xA9, 0x9A, 0xC2, 0xF5, 0x50, 0xC3, 0x0A, 0x47, 0x92, 0xF0, 0x17, 0xF5, 0x9B, 0x42,
    ]

    @Test func `bytes of another program are decrypted`() throws {
        let cipher = try #require(AES256CBC(key: key, vector: vector))

        let plain = try #require(cipher.decrypted(encrypted))

        #expect(String(decoding: plain, as: UTF8.self) == "AES test: 005930^10^70100")
    }

    @Test func `a part and changed bytes are nothing`() throws {
        let cipher = try #require(AES256CBC(key: key, vector: vector))
        var changed = encrypted
        changed[31] ^= 1

        #expect(cipher.decrypted([]) == nil)
        #expect(cipher.decrypted(Array(encrypted.dropLast())) == nil)
        #expect(cipher.decrypted(changed) == nil)
        #expect(cipher.decrypted(Array(encrypted.prefix(16))) == nil)
    }

    @Test func `a key of another length is none`() {
        #expect(AES256CBC(key: Array(key.dropLast()), vector: vector) == nil)
        #expect(AES256CBC(key: key, vector: vector + [0]) == nil)
        #expect(AES256CBC(key: [], vector: []) == nil)
    }

    @Test func `printing shows no key`() throws {
        let cipher = try #require(AES256CBC(key: key, vector: vector))
        var dumped = ""

        dump(cipher, to: &dumped)

        #expect("\(cipher)" == "AES-256-CBC")
        #expect(!dumped.contains("97"))
    }
}
