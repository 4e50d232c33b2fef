import Testing

@testable import Simulator

/// Tokens and socket keys.
struct KeysTests {
    @Test func `a token is the same for six hours, and a new one after that`() throws {
        var customer = try Customer(at: 6 * 3_600)
        let start = customer.now
        customer.wait(60)
        let second = customer.logIn()
        customer.wait(6 * 3_600 - 61)
        let third = customer.logIn()
        customer.wait(61)
        let fourth = customer.logIn()

        #expect(second["access_token"].utf8.count > 300)
        #expect(third["access_token"] == second["access_token"])
        #expect(third["access_token_token_expired"] == start.advanced(bySeconds: 86_400).stamp)
        #expect(fourth["access_token"] != second["access_token"])
        #expect(second.value["expires_in"] == .integer(86_340))
        #expect(second["token_type"] == "Bearer")
    }

    @Test func `a second token within a minute is refused in the other envelope`() throws {
        var customer = try Customer()
        customer.wait(59)

        let answer = customer.logIn()

        #expect(answer.status == 403)
        #expect(answer["error_code"] == "EGW00133")
        #expect(answer["error_description"] == "접근토큰 발급 잠시 후 다시 시도하세요(1분당 1회)")
        #expect(answer.value["rt_cd"] == nil)
    }

    @Test func `wrong keys are told apart`() throws {
        let members: [(String, String, String)] = [
            ("PSwrong", KISCredentials.publicSecret, "EGW00103"), (KISCredentials().appKey, "wrong", "EGW00105"),
        ]
        for (key, secret, code) in members {
            var customer = try Customer()
            let body = Customer.body(["grant_type": "client_credentials", "appkey": key, "appsecret": secret])

            let answer = customer.send(KISRequest("POST", "/oauth2/tokenP", body: body))

            #expect(answer.status == 403)
            #expect(answer["error_code"] == code)
        }
    }

    @Test func `the keys are as long as the broker's`() {
        let credentials = KISCredentials()

        #expect(credentials.appKey.utf8.count == 36)
        #expect(credentials.appSecret.utf8.count == 180)
    }

    @Test func `a socket key wants the secret under its own name`() throws {
        var customer = try Customer()

        let right = customer.approve()
        let wrong = customer.approve("appsecret")

        #expect(right["approval_key"].utf8.count == 36)
        #expect(wrong.status == 403)
    }

    @Test func `a revoked token is no longer valid`() throws {
        var customer = try Customer()
        let credentials = KISCredentials()
        customer.wait(60)
        let token = customer.logIn()["access_token"]
        let body = Customer.body(["appkey": credentials.appKey, "appsecret": credentials.appSecret, "token": token])

        let answer = customer.send(KISRequest("POST", "/oauth2/revokeP", body: body))

        #expect(answer.value["code"] == 200)
        #expect(customer.balance()["msg_cd"] == "EGW00121")
    }

    @Test func `a token ends after a day`() throws {
        var customer = try Customer()

        customer.wait(86_399)
        let late = customer.balance()

        #expect(late.status == 500)
        #expect(late["msg_cd"] == "EGW00123")
    }

    @Test func `a hash comes with the body that it is of`() throws {
        var customer = try Customer()
        let body = Customer.body(["ORD_QTY": "1"])

        let answer = customer.send(KISRequest("POST", "/uapi/hashkey", headers: customer.headers(""), body: body))

        #expect(answer["HASH"].utf8.count == 64)
        #expect(answer.value["BODY"]?["ORD_QTY"] == "1")
    }
}
