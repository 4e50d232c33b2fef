import PluginAPI
import Testing

@testable import KIS

/// A client and the broker in the box, joined by real connections and one clock.
struct LoopbackRig: Sendable {
    let broker: SimulatedBroker
    let client: KISClient
    let transport: ListeningTransport
    let clock: any RunClock

    /// Works with a broker that serves meanwhile.
    static func running(
        _ clock: any RunClock = SteppingClock(),
        _ change: (inout SimulatedBroker.Setup) -> Void = { _ in },
        _ body: (LoopbackRig) async throws -> Void
    ) async throws {
        var setup = SimulatedBroker.Setup(start: clock.now.nanoseconds)
        change(&setup)
        let broker = try SimulatedBroker(setup) { clock.now.nanoseconds }
        broker.start()
        do {
            try await body(try LoopbackRig(broker, clock, setup.isPaper ? .paper : .real))
        } catch {
            await broker.stop()
            throw error
        }
        await broker.stop()
    }

    private init(_ broker: SimulatedBroker, _ clock: any RunClock, _ servers: KISServers) throws {
        let access = KISAccess(
            try KISEnvironment(
                .simulated,
                rest: broker.restURL,
                webSocket: broker.websocketURL,
                simulating: servers
            ),
            try KISCredentials(appKey: Secret(broker.appKey), appSecret: Secret(broker.appSecret)),
            account: try KISAccount(broker.account),
            htsID: broker.htsID
        )
        let holder = try KISKeyHolder.shared(for: access.key, in: nil, pace: KISPace.Settings(of: servers))
        transport = ListeningTransport()
        client = KISClient(access, holder: holder, transport: transport, clock: clock)
        self.broker = broker
        self.clock = clock
    }

    var access: KISAccess { client.access }

    /// The day in Korea.
    var today: CivilDate { MarketTimeZone.korea.localTime(at: clock.now).date }

    /// The day in New York.
    var usDay: CivilDate { MarketTimeZone.usEastern.localTime(at: clock.now).date }

    /// Why a question was not answered; nothing when it was.
    func fault(_ question: some KISQuestion) async -> KISFault? {
        do throws(KISFault) {
            _ = try await client.ask(question, .order)
            return nil
        } catch {
            hear([error.message])
            return error
        }
    }

    /// Nothing that is said holds a secret.
    func hear(_ texts: [LocalizedText], _ location: SourceLocation = #_sourceLocation) {
        let secrets = transport.passes.union([broker.appKey, broker.appSecret, String(broker.account.prefix(8))])
        for text in texts.flatMap({ [$0.ko, $0.en] }) {
            #expect(!text.isEmpty, sourceLocation: location)
            let isTelling = secrets.contains { text.contains($0) }
            #expect(!isTelling, "a secret in: \(text)", sourceLocation: location)
        }
    }

    /// An order; at the market's prices where none is named.
    func order(_ code: String, _ side: Side = .buy, _ quantity: Int32 = 1, at price: Price? = nil) throws
        -> KISPlaceQuestion
    {
        let symbol = try #require(Symbol(code))
        let request = OrderRequest(
            journalID: 1,
            symbol: symbol,
            side: side,
            kind: price.map(OrderKind.limit) ?? .market,
            quantity: Quantity(quantity),
            venue: symbol.market == .krx ? .krx : .us,
            origin: .outside
        )
        return KISPlaceQuestion(request, on: symbol.market == .krx ? today : usDay)
    }

    /// The Korean orders of today.
    func fills() async throws -> [Order] {
        try await client.ask(KISFillQuestion(today...today, today: today), .account)
    }

    /// The US orders of today.
    func usFills() async throws -> [Order] {
        try await client.ask(KISUSFillQuestion(usDay...usDay), .account)
    }
}
