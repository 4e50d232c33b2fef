import PluginAPI
import Testing

@Suite struct NetworkEndTests {
    @Test(arguments: ["localhost", "localhost:8080", "127.0.0.1", "127.0.0.1:21000", "[::1]", "[::1]:443"])
    func `this machine is no network`(host: String) {
        #expect(NetworkEnd(host, isEncrypted: false).isLocal)
    }

    @Test(arguments: [
        "example.com", "localhost.example.com", "[2001:db8::1]:80", "10.0.0.1", "128.0.0.1", "127.evil.com",
        "127.0.0.1.evil.com",
    ])
    func `everything else is`(host: String) {
        #expect(!NetworkEnd(host, isEncrypted: true).isLocal)
    }
}
