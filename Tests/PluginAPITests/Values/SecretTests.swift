import Foundation
import PluginAPI
import Testing

@Suite struct SecretTests {
    private let secret = Secret("hunter2-hunter2")

    @Test func `no way of printing shows it`() throws {
        var dumped = ""
        dump(secret, to: &dumped)
        let encoded = String(decoding: try JSONEncoder().encode([secret]), as: UTF8.self)
        let texts = ["\(secret)", String(describing: secret), String(reflecting: secret), dumped, encoded]

        for text in texts { #expect(!text.contains("hunter2")) }
    }

    @Test func `inside other values it is a mask too`() {
        struct Holder {
            var token: Secret
        }

        #expect(!"\(Holder(token: secret))".contains("hunter2"))
        #expect("\([secret])".contains(Secret.mask))
    }

    @Test func `revealing gives the text`() {
        #expect(secret.reveal() == "hunter2-hunter2")
        #expect(secret == Secret("hunter2-hunter2"))
    }
}
