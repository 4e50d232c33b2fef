import PluginAPI
import TestFolders
import Testing

@testable import KIS

@Suite struct KISClientTests {
    private let clock = SteppingClock()

    private func client(
        _ transport: ScriptedTransport,
        _ mode: BrokerMode = .simulated,
        in folder: TestFolder? = nil,
        key: String = #function
    ) throws -> KISClient {
        // The holder of a key is one for the whole process, so that every test has a key of its own.
        let isSimulated = mode == .simulated
        let access = KISAccess(
            try KISEnvironment(
                mode,
                rest: isSimulated ? "http://127.0.0.1:9443" : nil,
                webSocket: isSimulated ? "ws://127.0.0.1:1" : nil
            ),
            try KISCredentials(appKey: Secret(key.filter { $0.isASCII && $0.isLetter }), appSecret: Secret("s")),
            account: try KISAccount("12345678-01")
        )
        let holder = try KISKeyHolder.shared(
            for: access.key,
            in: folder?.path,
            pace: KISPace.Settings(of: access.environment.servers)
        )
        return KISClient(access, holder: holder, transport: transport, clock: clock)
    }

    private static func reply(_ body: String, status: Int = 200, more: String = "") -> ScriptedTransport.Outcome {
        .success(KISReply(status: status, continuation: more, body: Array(body.utf8)))
    }

    private let price = Symbol(.krx, "005930").map { KISPriceQuestion($0) }

    private func order() throws -> KISPlaceQuestion {
        let request = OrderRequest(
            journalID: 1,
            symbol: try #require(Symbol("005930")),
            side: .buy,
            kind: .market,
            quantity: Quantity(1),
            venue: .krx,
            origin: .outside
        )
        return KISPlaceQuestion(request, on: Fixtures.today)
    }

    @Test func `a token is issued once and used for everything`() async throws {
        let transport = ScriptedTransport(clock) { sending, _ in
            if sending.url.hasSuffix("tokenP") { return Self.reply(Fixtures.token) }
            let isAuthorised = sending.headers.contains { $0.value == "Bearer eyJ0eXAiOi.aaa.sig" }
            return Self.reply(isAuthorised ? Fixtures.price : Fixtures.expired)
        }
        let client = try client(transport)

        let question = try #require(price)
        for _ in 0..<3 {
            let answer = try await client.ask(question, .market)
            #expect(answer.price == Price(70_100))
        }

        #expect(transport.paths == ["tokenP", "inquire-price", "inquire-price", "inquire-price"])
    }

    @Test func `a hundred at once share one token and keep the pace`() async throws {
        let transport = ScriptedTransport(clock) { sending, _ in
            Self.reply(sending.url.hasSuffix("tokenP") ? Fixtures.token : Fixtures.price)
        }
        let client = try client(transport)
        let question = try #require(price)

        try await withThrowingTaskGroup { group in
            for _ in 0..<100 { group.addTask { _ = try await client.ask(question, .market) } }
            try await group.waitForAll()
        }

        let times = transport.times
        let first = try #require(times.min())
        let last = try #require(times.max())
        #expect(transport.paths.count { $0 == "tokenP" } == 1)
        #expect(times.count == 101)
        // Questions have fourteen starts in a window, so that a hundred take seven pauses.
        #expect(last - first >= .milliseconds(7 * 1_100))
    }

    @Test func `the token survives a restart in its file`() async throws {
        let folder = try TestFolder()
        let transport = ScriptedTransport(clock) { sending, _ in
            Self.reply(sending.url.hasSuffix("tokenP") ? Fixtures.token : Fixtures.price)
        }

        // Each holder is gone with its client.
        for _ in 0..<2 {
            let client = try client(transport, .real, in: folder)
            _ = try await client.ask(try #require(price), .market)
        }

        #expect(transport.paths == ["tokenP", "inquire-price", "inquire-price"])
    }

    @Test func `two brokers with one key have one token`() async throws {
        let transport = ScriptedTransport(clock) { sending, _ in
            Self.reply(sending.url.hasSuffix("tokenP") ? Fixtures.token : Fixtures.price)
        }
        let (first, second) = (try client(transport), try client(transport))

        _ = try await first.ask(try #require(price), .market)
        _ = try await second.ask(try #require(price), .market)

        #expect(transport.paths.count { $0 == "tokenP" } == 1)
    }

    @Test func `an expired token is replaced once the minute is over, and never by an order`() async throws {
        let transport = ScriptedTransport(clock) { sending, count in
            if sending.url.hasSuffix("tokenP") {
                return Self.reply(Fixtures.token.replacing("aaa", with: "token\(count)"))
            }
            let isNew = sending.headers.contains { $0.value.contains("token2") }
            return Self.reply(isNew ? Fixtures.price : Fixtures.expired, status: isNew ? 200 : 500)
        }
        let client = try client(transport)

        let question = try order()
        let fault = await self.fault { () async throws(KISFault) in try await client.ask(question, .order) }
        let tooEarly = await self.fault { () async throws(KISFault) in
            try await client.ask(KISBalanceQuestion(AccountName("main")), .account)
        }
        clock.advance(by: .seconds(60))
        let answer = try await client.ask(try #require(price), .market)

        #expect(fault?.reaction == .renewToken)
        #expect(tooEarly?.isNotProcessed == true)
        #expect(answer.price == Price(70_100))
        #expect(transport.paths == ["tokenP", "order-cash", "tokenP", "inquire-price"])
    }

    @Test func `a question is repeated after the pause when the broker was too busy`() async throws {
        let transport = ScriptedTransport(clock) { sending, count in
            if sending.url.hasSuffix("tokenP") { return Self.reply(Fixtures.token) }
            return count < 3 ? Self.reply(Fixtures.throttled, status: 500) : Self.reply(Fixtures.price)
        }
        let client = try client(transport)

        _ = try await client.ask(try #require(price), .market)

        let times = transport.times.dropFirst()
        #expect(zip(times, times.dropFirst()).allSatisfy { $1 - $0 >= .seconds(1) })
        #expect(times.count == 3)
    }

    @Test func `a question is not repeated for ever`() async throws {
        let transport = ScriptedTransport(clock) { sending, _ in
            sending.url.hasSuffix("tokenP") ? Self.reply(Fixtures.token) : Self.reply(Fixtures.throttled, status: 500)
        }
        let client = try client(transport)
        let question = try #require(price)

        let fault = await fault { () async throws(KISFault) in try await client.ask(question, .market) }

        #expect(fault?.code == "EGW00201")
        #expect(transport.paths.count == 5)
    }

    @Test(arguments: [
        (Fixtures.throttled, 500), (Fixtures.expired, 500), ("", 502),
        (#"{"rt_cd":"1","msg_cd":"EGW00301","msg1":"timeout"}"#, 500), (#"{"rt_cd":"7","msg_cd":"APBK0952"}"#, 200),
    ])
    func `an order is sent once, whatever comes back`(body: String, status: Int) async throws {
        let transport = ScriptedTransport(clock) { sending, _ in
            sending.url.hasSuffix("tokenP") ? Self.reply(Fixtures.token) : Self.reply(body, status: status)
        }
        let client = try client(transport, key: "once\(status)\(body)")
        let question = try order()

        let fault = await fault { () async throws(KISFault) in try await client.ask(question, .order) }

        #expect(fault != nil)
        #expect(transport.paths == ["tokenP", "order-cash"])
    }

    @Test(arguments: [KISTransportFailure.lost(reason: "끊김"), .notSent(reason: "연결 안 됨")])
    func `a lost order is unknown and one that was not sent is not processed`(failure: KISTransportFailure) async throws
    {
        let transport = ScriptedTransport(clock) { sending, _ in
            #expect(sending.isOrder == !sending.url.hasSuffix("tokenP"))
            return sending.isOrder ? .failure(failure) : Self.reply(Fixtures.token)
        }
        let client = try client(transport, key: "lost\(failure)")
        let question = try order()

        let fault = await fault { () async throws(KISFault) in try await client.ask(question, .order) }

        #expect(fault?.isNotProcessed == (failure == .notSent(reason: "연결 안 됨")))
        #expect(transport.paths.count == 2)
    }

    @Test func `all pages or none`() async throws {
        let page = Fixtures.fills.replacing(#""ctx_area_nk100":"""#, with: #""ctx_area_nk100":"next  ""#)
        let transport = ScriptedTransport(clock) { sending, count in
            if sending.url.hasSuffix("tokenP") { return Self.reply(Fixtures.token) }
            #expect(sending.url.hasSuffix("CTX_AREA_NK100=\(count == 1 ? "" : "next%20%20")"))
            #expect(sending.headers.first { $0.name == "tr_cont" }?.value == (count == 1 ? "" : "N"))
            return Self.reply(count == 1 ? page : Fixtures.fills, more: count == 1 ? "M" : "D")
        }
        let client = try client(transport)

        let orders = try await client.ask(
            KISFillQuestion(Fixtures.today...Fixtures.today, today: Fixtures.today),
            .account
        )

        #expect(orders.count == 2)
    }

    @Test func `a refused key is told in plain words and not asked for again`() async throws {
        let transport = ScriptedTransport(clock) { _, _ in
            Self.reply(#"{"error_description":"유효하지 않은 AppKey입니다.","error_code":"EGW00103"}"#, status: 403)
        }
        let client = try client(transport)
        let question = try #require(price)

        for _ in 0..<3 {
            let fault = await fault { () async throws(KISFault) in try await client.ask(question, .market) }
            #expect(fault?.reaction == .never)
            #expect(fault?.message.en.contains("Check 'app_key' and 'app_secret'") == true)
        }

        #expect(transport.paths == ["tokenP"])
    }

    @Test func `a cancelled caller leaves the queue`() async throws {
        let transport = ScriptedTransport(clock) { sending, _ in
            Self.reply(sending.url.hasSuffix("tokenP") ? Fixtures.token : Fixtures.price)
        }
        let client = try client(transport, .paper)
        let question = try #require(price)
        _ = try await client.ask(question, .market)

        let task = Task { await self.fault { () async throws(KISFault) in try await client.ask(question, .market) } }
        task.cancel()
        let fault = await task.value
        _ = try await client.ask(question, .market)

        #expect(fault == nil || fault?.isNotProcessed == true)
    }

    private func fault<Answer>(_ work: () async throws(KISFault) -> Answer) async -> KISFault? {
        do throws(KISFault) {
            _ = try await work()
            return nil
        } catch {
            return error
        }
    }
}
