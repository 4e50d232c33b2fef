import Synchronization
import Testing

@testable import Simulator

/// The broker over real sockets.
struct KISServerTests {
    @Test func `a client gets a token, a price and an order over HTTP`() async throws {
        try await Self.serving { server, _ in
            let client = try LoopbackClient(server.restURL)
            let headers = try Self.logIn(client)

            let price = client.call(
                "GET",
                "/uapi/domestic-stock/v1/quotations/inquire-price?FID_COND_MRKT_DIV_CODE=J&FID_INPUT_ISCD=005930",
                headers + ["tr_id: FHKST01010100"]
            )
            let order = client.call("POST", Self.orders, headers + ["tr_id: TTTC0012U"], body: Self.order)

            #expect(price?.contains(#""stck_shrn_iscd":"005930""#) ?? false)
            #expect(order?.contains(#""msg_cd":"APBK0013""#) ?? false)
        }
    }

    @Test func `fills are pushed to the socket after their order's answer, and trades as time goes on`() async throws {
        try await Self.serving { server, clock in
            let client = try LoopbackClient(server.restURL)
            let headers = try Self.logIn(client)
            let socket = try LoopbackClient(server.websocketURL)
            #expect(socket.upgrade())
            try Self.register(socket, [("H0STCNI0", "maedup"), ("H0STCNT0", "005930")], client)

            let order = client.call("POST", Self.orders, headers + ["tr_id: TTTC0012U"], body: Self.order)
            let notices = [socket.receiveText(), socket.receiveText()]
            clock.pass(30)
            let trade = socket.receiveText()

            #expect(order?.contains(#""rt_cd":"0""#) ?? false)
            #expect(notices.allSatisfy { $0?.hasPrefix("1|H0STCNI0|001|") ?? false })
            #expect(trade?.hasPrefix("0|H0STCNT0|0") ?? false)
        }
    }

    @Test func `an answer that is lost ends the connection, and the order stands`() async throws {
        try await Self.serving([KISFault(.answerLost, on: .order, start: .count(1))]) { server, _ in
            let client = try LoopbackClient(server.restURL)
            let headers = try Self.logIn(client)

            let lost = client.call("POST", Self.orders, headers + ["tr_id: TTTC0012U"], body: Self.order)
            let again = try LoopbackClient(server.restURL)
            let orders = again.call(
                "GET",
                """
                /uapi/domestic-stock/v1/trading/inquire-psbl-rvsecncl?CANO=50123456&ACNT_PRDT_CD=01&INQR_DVSN_1=0&\
                INQR_DVSN_2=0&CTX_AREA_FK100=&CTX_AREA_NK100=
                """,
                headers + ["tr_id: TTTC0084R"]
            )

            #expect(lost == nil)
            #expect(orders?.contains(#""rt_cd":"0""#) ?? false)
        }
    }

    @Test func `a frame that breaks off ends the socket`() async throws {
        try await Self.serving([KISFault(.halfFrame, start: .count(2))]) { server, clock in
            let client = try LoopbackClient(server.restURL)
            _ = try Self.logIn(client)
            let socket = try LoopbackClient(server.websocketURL)
            #expect(socket.upgrade())
            try Self.register(socket, [("H0STCNT0", "005930")], client)

            clock.pass(60)
            let first = socket.receiveText()
            let second = socket.receiveText()

            #expect(first?.hasPrefix("0|H0STCNT0|") ?? false)
            #expect(second == nil)
        }
    }

    @Test func `a port that is in use is refused`() async throws {
        try await Self.serving { server, clock in
            let port = try #require(UInt16(server.restURL.split(separator: ":").last ?? ""))

            #expect(throws: (any Error).self) {
                try KISServer(KISSimulation(symbols: 8, ticks: 1_000), clock: { clock.now }, restPort: port)
            }
        }
    }

    // MARK: - Helpers

    private static let orders = "/uapi/domestic-stock/v1/trading/order-cash"
    private static let order = """
        {"CANO":"50123456","ACNT_PRDT_CD":"01","PDNO":"005930","ORD_DVSN":"01","ORD_QTY":"1","ORD_UNPR":"0"}
        """

    /// Serves a broker at ten in the morning whose time stands still until it is told to pass.
    private static func serving(
        _ faults: [KISFault] = [],
        _ body: (KISServer, HandClock) throws -> Void
    ) async throws {
        var simulation = KISSimulation(
            start: Moment(day: SampleDay.defaultDay, second: 36_000),
            symbols: 8,
            ticks: 40_000
        )
        simulation.faults = faults
        let clock = HandClock(simulation.start)
        let server = try KISServer(simulation, clock: { clock.now })
        server.start()
        let outcome = Result { try body(server, clock) }
        await server.stop()
        try outcome.get()
    }

    private static func logIn(_ client: LoopbackClient) throws -> [String] {
        let keys = KISCredentials()
        let body = Customer.body([
            "grant_type": "client_credentials", "appkey": keys.appKey, "appsecret": keys.appSecret,
        ])
        let answer = try #require(
            client.call("POST", "/oauth2/tokenP", [], body: String(decoding: body, as: UTF8.self))
        )
        let token = try #require(JSONReader.value(of: Array(answer.utf8))["access_token"]?.plain)
        return [
            "content-type: application/json; charset=utf-8", "authorization: Bearer \(token)", "appkey: \(keys.appKey)",
            "appsecret: \(keys.appSecret)", "custtype: P",
        ]
    }

    private static func register(
        _ socket: LoopbackClient,
        _ registrations: [(String, String)],
        _ client: LoopbackClient
    ) throws {
        let keys = KISCredentials()
        let body = Customer.body([
            "grant_type": "client_credentials", "appkey": keys.appKey, "secretkey": keys.appSecret,
        ])
        let answer = try #require(
            client.call("POST", "/oauth2/Approval", [], body: String(decoding: body, as: UTF8.self))
        )
        let key = try #require(JSONReader.value(of: Array(answer.utf8))["approval_key"]?.plain)
        for (channel, symbol) in registrations {
            socket.sendText(Customer.registration(key, channel, symbol))
            #expect(socket.receiveText()?.contains("OPSP0000") ?? false)
        }
    }
}

/// A clock that goes on when it is told to.
final class HandClock: Sendable {
    private let moment: Mutex<Moment>

    init(_ start: Moment) {
        moment = Mutex(start)
    }

    var now: Moment { moment.withLock { $0 } }

    func pass(_ seconds: Int) { moment.withLock { $0 = $0.advanced(bySeconds: seconds) } }
}
