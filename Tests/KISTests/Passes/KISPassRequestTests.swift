import PluginAPI
import Testing

@testable import KIS

@Suite struct KISPassRequestTests {
    private func read(_ kind: KISPass.Kind, _ body: String, status: Int = 200) throws -> KISPass {
        let request = KISPassRequest(kind, for: try KISAccess.sample())
        return try request.read(KISReply(status: status, body: Array(body.utf8)), at: Fixtures.now)
    }

    @Test func `the two kinds name the secret differently`() throws {
        let token = KISPassRequest(.token, for: try KISAccess.sample())
        let approval = KISPassRequest(.approval, for: try KISAccess.sample(.paper))

        #expect(
            token.body.reveal() == #"{"grant_type":"client_credentials","appkey":"PSabcdefghijklmnop","#
                + #""appsecret":"c2VjcmV0+/="}"#
        )
        #expect(approval.body.reveal().contains(#""secretkey":"c2VjcmV0+/=""#))
        #expect(token.url == "https://openapi.koreainvestment.com:9443/oauth2/tokenP")
        #expect(approval.url == "https://openapivts.koreainvestment.com:29443/oauth2/Approval")
        #expect("\(token)" == "POST /oauth2/tokenP")
    }

    @Test func `a token ends when the broker says, in Korean time`() throws {
        let token = try read(.token, Fixtures.token)

        #expect(token.text.reveal() == "eyJ0eXAiOi.aaa.sig")
        #expect(token.expires.description == "2026-11-20T23:31:07Z")
    }

    @Test func `the earlier end counts, and a day where none is said`() throws {
        let short = try read(.token, Fixtures.token.replacing("86400", with: "60"))
        let bare = try read(.token, #"{"access_token":"t"}"#)
        let strange = try read(.token, #"{"access_token":"t","access_token_token_expired":"soon","expires_in":"120"}"#)

        #expect(short.expires == Fixtures.now + .seconds(60))
        #expect(bare.expires == Fixtures.now + .seconds(86_400))
        #expect(strange.expires == Fixtures.now + .seconds(120))
    }

    @Test func `a key of the WebSocket`() throws {
        let key = try read(.approval, #"{"approval_key":"a1b2c3d4-1111-2222-3333-444455556666"}"#)

        #expect(key.text.reveal() == "a1b2c3d4-1111-2222-3333-444455556666")
    }

    @Test func `refusals keep the broker's reaction`() {
        let busy = #expect(throws: KISFault.self) { try read(.token, Fixtures.tooManyTokens, status: 403) }
        let wrong = #expect(throws: KISFault.self) {
            try read(
                .token,
                #"{"error_description":"유효하지 않은 AppKey입니다.","error_code":"EGW00103"}"#,
                status: 403
            )
        }

        #expect(busy?.reaction == .notProcessed(after: .seconds(60)))
        #expect(wrong?.reaction == .never)
        #expect(wrong?.message.ko.contains("app_key") == true)
    }

    @Test(arguments: [
        "", "x", "[]", "{}", #"{"access_token":""}"#, #"{"access_token":"a\nb"}"#,
        #"{"access_token":"a\"b"}"#, #"{"access_token":["a"]}"#,
    ])
    func `anything else is unknown and not repeated`(body: String) throws {
        let fault = #expect(throws: KISFault.self) { try read(.token, body) }

        #expect(fault?.reaction == .unknown)
        #expect(fault?.message.ko.contains("a\nb") == false)
    }
}
