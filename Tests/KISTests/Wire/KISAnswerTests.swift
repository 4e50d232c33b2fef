import PluginAPI
import Testing

@testable import KIS

@Suite struct KISAnswerTests {
    private func fault(_ body: String, status: Int = 200, to endpoint: KISEndpoint = .balance) -> KISFault? {
        do throws(KISFault) {
            _ = try KISAnswer(KISReply(status: status, body: Array(body.utf8)), to: endpoint)
            return nil
        } catch {
            return error
        }
    }

    private func refusal(_ code: String, _ words: String = "말", result: String = "1") -> String {
        #"{"rt_cd":"\#(result)","msg_cd":"\#(code)","msg1":"\#(words)   "}"#
    }

    @Test func `a rate limit was not processed, whatever the status`() {
        for status in [200, 500] {
            #expect(fault(Fixtures.throttled, status: status)?.reaction == .notProcessed(after: .seconds(1)))
            #expect(fault(Fixtures.throttled, status: status, to: .buy)?.reaction == .notProcessed(after: .seconds(1)))
        }
        #expect(fault(refusal("EGW00215"), status: 500)?.isNotProcessed == true)
    }

    @Test func `an expired token is renewed`() {
        #expect(fault(Fixtures.expired, status: 500, to: .sell)?.reaction == .renewToken)
    }

    @Test func `the token service answers in another form`() {
        let fault = fault(Fixtures.tooManyTokens, status: 403)

        #expect(fault?.reaction == .notProcessed(after: .seconds(60)))
        #expect(fault?.code == "EGW00133")
    }

    @Test(arguments: ["EGW00202", "EGW00301", "EGW00302"]) func `a lost order is unknown`(code: String) {
        for status in [200, 500, 504] { #expect(fault(refusal(code), status: status, to: .buy)?.reaction == .unknown) }
    }

    @Test(arguments: ["1", "2", "7", "9"]) func `any other result than zero is a refusal`(result: String) {
        #expect(fault(refusal("APBK0952", result: result), to: .buy)?.reaction == .never)
        #expect(fault(refusal("ZZZZ9999", result: result), to: .buy)?.reaction == .never)
    }

    @Test func `a server error without a known code is unknown`() {
        #expect(fault(refusal("ZZZZ9999"), status: 500, to: .buy)?.reaction == .unknown)
        #expect(fault("<html>Bad Gateway</html>", status: 502, to: .buy)?.reaction == .unknown)
        #expect(fault("", status: 200, to: .buy)?.reaction == .unknown)
        #expect(fault("[]", status: 200, to: .buy)?.reaction == .unknown)
        #expect(fault("{}", status: 200, to: .buy)?.reaction == .unknown)
    }

    @Test func `a price off the tick is known by the words`() {
        let real = fault(refusal("APBK1111", "주식주문호가단위 오류입니다.", result: "7"), to: .buy)
        let paper = fault(refusal("40030000", "모의투자 주문처리가 안되었습니다(호가단위 오류)"), to: .buy)

        #expect(real?.message.ko == "매수 주문: 주식주문호가단위 오류입니다. (APBK1111). 가격이 호가 단위에 맞지 않습니다")
        #expect(paper?.reaction == .never)
    }

    @Test func `nothing found is no fault`() throws {
        for result in ["0", "7"] {
            let body = refusal("KIOK0560", result: result)
            #expect(fault(body) == nil)
            #expect(try read(KISFillQuestion(Fixtures.today...Fixtures.today, today: Fixtures.today), body).isEmpty)
        }
    }

    @Test func `what the contract is told`() {
        #expect(
            fault(Fixtures.throttled, status: 500)?.brokerError(in: .ko)
                == .retry(after: .seconds(1), reason: "잔고: 초당 거래건수를 초과하였습니다. (EGW00201)")
        )
        #expect(
            fault(refusal("APBK0952", "주문가능금액을 초과 했습니다", result: "7"), to: .buy)?.orderAnswer(in: .en)
                == .rejected(
                    code: "APBK0952",
                    reason: "the order to buy: 주문가능금액을 초과 했습니다 (APBK0952). Look at how much can be ordered"
                )
        )
        #expect(fault(Fixtures.expired, to: .buy).map { $0.orderAnswer(in: .ko).isNotProcessed } == true)
        #expect(fault(refusal("EGW00301"), to: .buy).map { $0.orderAnswer(in: .ko).isUnknown } == true)
    }

    @Test func `outputs may be objects, lists, absent or blank`() throws {
        func rows(_ output: String) throws -> Int {
            let body = #"{"rt_cd":"0","msg_cd":"X"\#(output)}"#
            return try KISAnswer(KISReply(status: 200, body: Array(body.utf8)), to: .fills).rows("output1").count
        }

        #expect(try rows("") == 0)
        #expect(try rows(#","output1":{}"#) == 0)
        #expect(try rows(#","output1":[]"#) == 0)
        #expect(try rows(#","output1":"""#) == 0)
        #expect(try rows(#","output1":null"#) == 0)
        #expect(try rows(#","output1":{"a":"1"}"#) == 1)
        #expect(try rows(#","OUTPUT1":[{"a":"1"},{},null,{"a":"2"}]"#) == 2)
        #expect(throws: KISFault.self) { try rows(#","output1":"x""#) }
        #expect(throws: KISFault.self) { try rows(#","output1":[1]"#) }
    }

    @Test func `only the header says that there is more`() throws {
        func hasMore(_ header: String) throws -> Bool {
            try KISAnswer(KISReply(status: 200, continuation: header, body: Array(Fixtures.fills.utf8)), to: .fills)
                .hasMore
        }

        #expect(try hasMore("F") && hasMore("M") && hasMore(" M "))
        #expect(try !hasMore("D") && !hasMore("E") && !hasMore(""))
    }
}

extension OrderAnswer {
    fileprivate var isNotProcessed: Bool { if case .notProcessed = self { true } else { false } }
    fileprivate var isUnknown: Bool { if case .unknown = self { true } else { false } }
}
