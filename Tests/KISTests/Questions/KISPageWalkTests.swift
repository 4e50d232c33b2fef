import PluginAPI
import Testing

@testable import KIS

@Suite struct KISPageWalkTests {
    private func page(_ header: String, search: String = "", key: String = "", rows: Int = 1) throws -> KISAnswer {
        let list = Array(repeating: #"{"bass_dt":"20261120","opnd_yn":"Y"}"#, count: rows).joined(separator: ",")
        let body =
            #"{"rt_cd":"0","msg_cd":"X","ctx_area_fk100":"\#(search)","ctx_area_nk100":"\#(key)","#
            + #""output1":[\#(list)]}"#
        return try KISAnswer(KISReply(status: 200, continuation: header, body: Array(body.utf8)), to: .fills)
    }

    @Test func `pages follow one another until the header says last`() throws {
        var walk = KISPageWalk()

        let first = try walk.take(try page("F", search: "12345678!^  ", key: "0000085100  "))
        let second = try walk.take(try page("M", search: "12345678!^  ", key: "0000085101"))
        let third = try walk.take(try page("D", search: "x", key: "y"))

        #expect(first == .next(KISAccess.Continuation(search: "12345678!^  ", key: "0000085100  ")))
        #expect(second == .next(KISAccess.Continuation(search: "12345678!^  ", key: "0000085101")))
        #expect(third == .done)
        #expect(try walk.pages.rows("output1").count == 3)
    }

    @Test(arguments: ["D", "E", ""]) func `one page is enough`(header: String) throws {
        var walk = KISPageWalk()

        #expect(try walk.take(try page(header, search: "a", key: "b")) == .done)
    }

    @Test func `a promise without a key and a circle are faults`() throws {
        var walk = KISPageWalk()
        #expect(throws: KISFault.self) { try walk.take(try page("M", search: "  ", key: " ")) }

        var circle = KISPageWalk()
        _ = try circle.take(try page("M", search: "a", key: "1"))
        _ = try circle.take(try page("M", search: "a", key: "2"))
        #expect(throws: KISFault.self) { try circle.take(try page("M", search: "a", key: "1")) }
    }

    @Test func `more pages than are allowed are a fault and no part`() throws {
        var walk = KISPageWalk(limit: 3)

        _ = try walk.take(try page("M", key: "1"))
        _ = try walk.take(try page("M", key: "2"))

        let fault = #expect(throws: KISFault.self) { try walk.take(try page("M", key: "3")) }
        #expect(fault?.reaction == .never)
    }

    @Test func `an endpoint without pages has one`() throws {
        var walk = KISPageWalk()
        let body = KISReply(status: 200, continuation: "M", body: Array(Fixtures.price.utf8))

        #expect(try walk.take(try KISAnswer(body, to: .price)) == .done)
    }
}
