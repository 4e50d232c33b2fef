import PluginAPI
import Testing

@testable import KIS

@Suite struct KISEnvironmentTests {
    @Test func `a mode alone fixes addresses and ids`() throws {
        let real = try KISEnvironment(.real)
        let paper = try KISEnvironment(.paper)

        #expect(real.rest.description == "https://openapi.koreainvestment.com:9443")
        #expect(real.webSocket.description == "ws://ops.koreainvestment.com:21000/tryitout")
        #expect(paper.rest.description == "https://openapivts.koreainvestment.com:29443")
        #expect(paper.webSocket.description == "ws://ops.koreainvestment.com:31000/tryitout")
        #expect(real.servers == .real)
        #expect(paper.servers == .paper)
    }

    @Test func `the simulator and a test are reached on this machine`() throws {
        let simulated = try KISEnvironment(.simulated, rest: "http://127.0.0.1:1", webSocket: "ws://[::1]:2/x/")
        let real = try KISEnvironment(.real, rest: "http://localhost:8080", webSocket: "ws://127.3.2.1")

        #expect(simulated.webSocket.description == "ws://[::1]:2/x")
        #expect(real.webSocket.port == 80)
        #expect(simulated.servers == .real)
    }

    @Test(
        arguments: [
            (.real, "https://openapivts.koreainvestment.com:29443"),
            (.paper, "https://openapi.koreainvestment.com:9443"),
            (.real, "https://example.com"),
            (.real, "https://openapi.koreainvestment.com"),
            (.real, "http://openapi.koreainvestment.com:9443"),
            (.real, "https://127.0.0.1.example.com"),
            (.paper, "http://proxy.example.com"),
            (.simulated, "http://192.168.0.2:9443"),
            (.simulated, "https://openapi.koreainvestment.com:9443"),
        ] as [(BrokerMode, String)]
    )
    func `an address of another mode is refused`(mode: BrokerMode, address: String) {
        #expect(throws: KISSetupProblem.self) { try KISEnvironment(mode, rest: address, webSocket: "ws://127.0.0.1") }
    }

    @Test(arguments: [
        "", "openapi", "ftp://127.0.0.1", "ws://127.0.0.1", "http://user@127.0.0.1", "http://127.0.0.1:0",
        "http://127.0.0.1:99999", "http://127.0.0.1:+1", "http://127.0.0.1?x", "http://", "http://a:1:2",
        "http://127.0.0.1 ", "http://127.0.0.1\r\nx", "http://[::1", "http://[::1]x",
    ])
    func `what is no address is refused`(address: String) {
        #expect(throws: KISSetupProblem.self) { try KISEnvironment(.paper, rest: address) }
    }

    @Test func `the simulator needs an address`() {
        #expect(throws: KISSetupProblem.self) { try KISEnvironment(.simulated) }
    }

    @Test func `an account is read with and without a hyphen and printed masked`() throws {
        let account = try KISAccount("12345678-01")
        var dumped = ""

        dump(account, to: &dumped)

        #expect(try account == KISAccount("1234567801"))
        #expect("\(account)" == "1234****-01")
        #expect(!dumped.contains("5678"))
    }

    @Test(arguments: [
        "", "12345678", "12345678-1", "123456780-1", "1234567-801", "12345678--01", "1234567a-01", "１２３４５６７８-01",
        "12345678-01 ", "-1234567801", "12345678-03", "12345678-08",
    ])
    func `another account is refused without repeating it`(text: String) {
        do throws(KISSetupProblem) {
            _ = try KISAccount(text)
            Issue.record("\(text) was taken")
        } catch {
            #expect(!error.message.ko.contains("1234567a") && !error.message.isEmpty)
        }
    }

    @Test(arguments: ["", "a b", "a\r\nx: y", "키"]) func `a key that cannot stand in a header is refused`(key: String) {
        #expect(throws: KISSetupProblem.self) {
            try KISCredentials(appKey: Secret(key), appSecret: Secret("x"))
        }
        #expect(throws: KISSetupProblem.self) {
            try KISCredentials(appKey: Secret("x"), appSecret: Secret(key))
        }
    }

    @Test func `keys of real and paper are never the same key`() throws {
        let (real, paper) = (try KISAccess.sample(.real), try KISAccess.sample(.paper))

        #expect(real.key != paper.key)
        #expect(real.key.fingerprint == paper.key.fingerprint)
    }
}
