import PluginAPI
import Testing

@testable import KIS

@Suite struct KISControlTests {
    private func isPing(_ text: String) -> Bool { KISControl.isPing(Array(text.utf8).span) }

    @Test func `a look of the server is known`() {
        #expect(isPing(#"{"header":{"tr_id":"PINGPONG","datetime":"20261120101530"}}"#))
        #expect(isPing(#"{"header": {"datetime":"1", "tr_id": "PINGPONG"}, "body":{}}"#))
    }

    @Test(arguments: [
        "", "{", "PINGPONG", #"{"header":{"tr_id":"H0STCNT0"}}"#, #"{"tr_id":"PINGPONG"}"#, "0|H0STCNT0|001|PINGPONG",
        #"{"header":{"tr_id":"H0STCNT0","tr_key":"PINGPONG"}}"#,
    ])
    func `nothing else is`(text: String) {
        #expect(!isPing(text))
    }

    @Test func `an acknowledgement brings what decrypts the channel`() throws {
        let text =
            #"{"header":{"tr_id":"H0STCNI0","tr_key":"myhtsid","encrypt":"Y"},"body":{"rt_cd":"0","#
            + #""msg_cd":"OPSP0000","msg1":"SUBSCRIBE SUCCESS","output":{"iv":"0123456789abcdef","#
            + #""key":"abcdefghijklmnopqrstuvwxyzabcdef"}}}"#

        guard case .answer(let answer)? = KISControl(Array(text.utf8)) else {
            Issue.record("it is no answer")
            return
        }

        #expect(answer.trID == "H0STCNI0")
        #expect(answer.key == "myhtsid")
        #expect(answer.code == "OPSP0000")
        #expect(!answer.isFailure && answer.cipher != nil)
    }

    @Test func `an answer without keys, or with broken ones, is one still`() throws {
        for output in ["", #","output":{}"#, #","output":{"iv":"1","key":"2"}"#, #","output":null"#] {
            let text = #"{"header":{"tr_id":"A"},"body":{"rt_cd":"0","msg_cd":"OPSP0001"\#(output)}}"#
            guard case .answer(let answer)? = KISControl(Array(text.utf8)) else {
                Issue.record("\(text)")
                continue
            }
            #expect(answer.cipher == nil)
        }
    }

    @Test(arguments: ["", "x", "[]", "1", #"{"header""#, #"{"header":{"tr_id":5},"body":"x"}"#, "{}"])
    func `other texts are nothing or something else`(text: String) {
        switch KISControl(Array(text.utf8)) {
        case nil, .other?: break
        case .ping?, .answer?: Issue.record("\(text)")
        }
    }

    @Test func `fatal codes are failures whatever their result says`() {
        #expect(KISUnconfirmed.isFailure("0", code: "OPSP8996"))
        #expect(KISUnconfirmed.isFailure("1", code: "OPSP0002"))
        #expect(!KISUnconfirmed.isFailure("0", code: "OPSP0000"))
    }

    @Test func `a drift is said once a day`() {
        var drift = KISDrift()
        let (today, tomorrow) = (Fixtures.today, Fixtures.today.advanced(by: 1))

        #expect(drift.unknown("H0XXXXX0", on: today) != nil)
        #expect(drift.unknown("H0XXXXX0", on: today) == nil)
        #expect(drift.unknown("H0XXXXX0", on: tomorrow) != nil)
        #expect(drift.width(46, of: "H0STCNT0", on: today) == nil)
        #expect(
            drift.width(47, of: "H0STCNT0", on: today)?.ko
                == "KIS의 `H0STCNT0` 데이터가 46칸에서 47칸으로 바뀌었습니다. 아는 칸만 읽습니다"
        )
        #expect(drift.width(47, of: "H0STCNT0", on: today) == nil)
    }

    @Test func `a registration has the channel of venue, market and servers`() throws {
        let samsung = try #require(Symbol("005930"))
        let apple = try #require(Symbol("NASDAQ:AAPL"))

        #expect(KISRegistration.trades(samsung, at: .combined).description == "H0UNCNT0 005930")
        #expect(KISRegistration.trades(apple, at: .us).description == "HDFSCNT0 DNASAAPL")
        #expect(KISRegistration.book(samsung, at: .nxt).description == "H0NXASP0 005930")
        #expect(KISRegistration.own(try KISAccess.sample(.paper)).map(\.description) == ["H0STCNI9", "H0GSCNI9"])
        #expect(KISRegistration.own(try KISAccess.sample(htsID: nil)).isEmpty)
        #expect(KISRegistration.own(try KISAccess.sample()).allSatisfy { $0.channel.isOffered(on: .real) })
    }
}
