import Testing
import WebSocket

@Suite
struct WebSocketAddressTests {
    @Test(arguments: [
        ("ws://ops.koreainvestment.com:21000/tryitout", false, "ops.koreainvestment.com", 21_000, "/tryitout"),
        ("wss://api.kiwoom.com:10000/api/dostk/websocket", true, "api.kiwoom.com", 10_000, "/api/dostk/websocket"),
        ("WSS://example.com", true, "example.com", 443, "/"),
        ("ws://127.0.0.1?key=1", false, "127.0.0.1", 80, "/?key=1"),
    ])
    func `an address has its parts`(_ text: String, _ isSecure: Bool, _ host: String, _ port: UInt16, _ path: String)
        throws
    {
        let address = try #require(WebSocketAddress(text))

        #expect(address.isSecure == isSecure)
        #expect(address.host == host)
        #expect(address.port == port)
        #expect(address.path == path)
    }

    @Test(arguments: [
        "", "ws://", "ws:///path", "http://example.com", "ws://example.com:0", "ws://example.com:65536",
        "ws://example.com:+80", "ws://example.com:80:81", "ws://user@example.com", "ws://[::1]/",
        "ws://example.com/a b",
        "ws://example.com/#part", "ws://example.com/\r\nHost: other", "ws://한국.kr/",
        "ws://\(String(repeating: "a", count: 200)).com",
    ])
    func `what is no address is refused`(_ text: String) {
        #expect(WebSocketAddress(text) == nil)
    }

    @Test func `an address is written without the usual port`() throws {
        let usual = try #require(WebSocketAddress("wss://example.com:443/a"))
        let other = try #require(WebSocketAddress("ws://example.com:443/a"))

        #expect(usual.description == "wss://example.com/a")
        #expect(other.description == "ws://example.com:443/a")
    }
}
