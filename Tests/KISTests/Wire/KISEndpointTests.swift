import PluginAPI
import Testing

@testable import KIS

@Suite struct KISEndpointTests {
    @Test func `every row has a path of the broker and ids of its own kind`() {
        for endpoint in KISEndpoint.all {
            #expect(endpoint.path.hasPrefix("/uapi/"), "\(endpoint.name)")
            #expect("TCFH".contains(endpoint.realID.first ?? "-"), "\(endpoint.realID)")
            #expect(!endpoint.subject.isEmpty)
            guard let paper = endpoint.paperID else { continue }
            let isQuotation = endpoint.realID.first == "F" || endpoint.realID.first == "H"
            #expect(isQuotation ? paper == endpoint.realID : paper.first == "V", "\(paper)")
        }
    }

    @Test func `no two rows share an id`() {
        let ids = KISEndpoint.all.map(\.realID) + KISEndpoint.all.compactMap(\.paperID).filter { $0.first == "V" }

        #expect(Set(ids).count == ids.count)
    }

    @Test func `only orders are posted`() {
        let orders = KISEndpoint.all.filter(\.isOrder)

        #expect(orders.map(\.realID).allSatisfy { $0.hasSuffix("U") })
        #expect(KISEndpoint.all.filter { !$0.isOrder }.allSatisfy { $0.method == .get && !$0.realID.hasSuffix("U") })
        #expect(orders.count == 7)
    }

    @Test func `ids that samples and blogs mix up`() {
        #expect(KISEndpoint.buy.realID == "TTTC0012U")
        #expect(KISEndpoint.sell.realID == "TTTC0011U")
        #expect(KISEndpoint.usSell.realID == "TTTT1006U")
        #expect(KISEndpoint.usSell.paperID == "VTTT1001U")
        #expect(KISEndpoint.openOrders.paperID == nil)
        #expect(KISEndpoint.usChange.paperID == "VTTT1004U")
    }

    @Test func `a question becomes an address`() throws {
        let request = try KISAccess.sample().request(for: KISPriceQuestion(try #require(Symbol("005930")), venue: .nxt))

        #expect(
            request.url == "https://openapi.koreainvestment.com:9443/uapi/domestic-stock/v1/quotations/inquire-price"
                + "?FID_COND_MRKT_DIV_CODE=NX&FID_INPUT_ISCD=005930"
        )
        #expect(request.trID == "FHKST01010100")
        #expect(request.body == nil)
    }

    @Test func `an order becomes a body in the broker's order`() throws {
        let order = OrderRequest(
            journalID: 1,
            symbol: try #require(Symbol("005930")),
            side: .buy,
            kind: .limit(Price(70_100)),
            quantity: Quantity(10),
            venue: .krx,
            origin: .outside
        )

        let request = try KISAccess.sample(.paper).request(for: KISPlaceQuestion(order, on: Fixtures.today))

        #expect(
            request.body == #"{"CANO":"12345678","ACNT_PRDT_CD":"01","PDNO":"005930","ORD_DVSN":"00","ORD_QTY":"10","#
                + #""ORD_UNPR":"70100","EXCG_ID_DVSN_CD":"KRX","SLL_TYPE":"","CNDT_PRIC":""}"#
        )
        #expect(request.trID == "VTTC0012U")
        #expect(request.url.hasPrefix("https://openapivts.koreainvestment.com:29443/"))
        #expect(!request.url.contains("?"))
    }

    @Test func `a further page echoes both keys as they came`() throws {
        let continuation = KISAccess.Continuation(search: "12345678!^01!^  ", key: "다음 ")

        let request = try KISAccess.sample().request(for: KISBalanceQuestion(AccountName("main")), after: continuation)

        #expect(
            request.url.hasSuffix("&CTX_AREA_FK100=12345678%21%5E01%21%5E%20%20&CTX_AREA_NK100=%EB%8B%A4%EC%9D%8C%20")
        )
        let access = try KISAccess.sample()
        let headers = request.headers(access.credentials, token: Secret("t"))
        #expect(headers.first { $0.name == "tr_cont" }?.value == "N")
        #expect(headers.first { $0.name == "authorization" }?.value == "Bearer t")
    }

    @Test func `what the paper servers lack is said before anything is sent`() throws {
        let access = try KISAccess.sample(.paper)
        do throws(KISFault) {
            _ = try access.request(.openOrders, [:])
            Issue.record("it was made")
        } catch {
            #expect(error.reaction == .never)
            #expect(error.message.ko == "미체결 주문: 모의투자 서버에는 이 기능이 없습니다")
        }
    }

    @Test func `printing a request shows neither account nor keys`() throws {
        let request = try KISAccess.sample().request(for: KISBalanceQuestion(AccountName("main")))
        let header = try #require(
            request.headers(try KISAccess.sample().credentials, token: Secret("t")).dropFirst().first
        )
        var dumped = "\(request)\(header)"

        dump(request, to: &dumped)
        dump(header, to: &dumped)

        #expect(!dumped.contains("12345678") && !dumped.contains("Bearer"))
    }
}
