import Telegram
import Testing

@testable import Host

/// What may be a token, and where a token may go.
@Suite struct BotFormTests {
    @Test(
        arguments: [
            (BotServer.token, true), ("1:AAAAaaaa", true), ("", false), ("123456789", false), (":AAAAaaaa", false),
            ("12a:AAAAaaaa", false), ("1:AAAAaaa", false), ("1:AAAAaaaa/../x", false), ("1:AAAA aaaa", false),
            ("1:AAAAaaaa:b", false), ("１:AAAAaaaa", false), ("1:AAAAaaaa\n", false),
            ("1:" + String(repeating: "a", count: 101), false),
        ]
    )
    func `a token is digits, a colon and a key`(text: String, isToken: Bool) {
        #expect((BotToken(text) != nil) == isToken)
    }

    @Test func `a token shows nothing of itself`() throws {
        let token = try #require(BotToken(BotServer.token))
        var dumped = ""

        dump(token, to: &dumped)

        #expect(!"\(token) \(String(reflecting: token)) \(dumped)".contains("AAE7"))
    }

    @Test(
        arguments: [
            "https://api.telegram.org", "https://api.telegram.org/", "http://127.0.0.1:8081", "http://localhost",
            "https://[::1]:8081", "http://127.3.2.1",
        ]
    )
    func `a token goes to the service or stays on this machine`(address: String) {
        #expect(BotAddress(address)?.isOwn == true)
    }

    @Test(
        arguments: [
            "", "api.telegram.org", "http://api.telegram.org", "https://api.telegram.org.evil.com",
            "https://evil.com", "http://127.0.0.1.evil.com", "http://127.evil.com", "http://localhost@evil.com",
            "http://127.0.0.1:80@evil.com", "http://127.0.0.1:+80", "http://127.0.0.1:99999", "http://127.0.0.256",
            "http://127.0.0.1/path", "http://127.0.0.1\\@evil.com", "http://[::1].evil.com", "http://localhost:",
            "ftp://localhost", "http://LOCALHOST.evil.com", "http://127.0.0.1#@evil.com", "http://１27.0.0.1",
        ]
    )
    func `and nowhere else`(address: String) {
        #expect(BotAddress(address)?.isOwn != true)
    }
}
