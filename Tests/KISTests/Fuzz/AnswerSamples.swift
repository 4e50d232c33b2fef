import PluginAPI
import Testing

@testable import KIS

/// The simulated broker's answers to all questions that there are, and how each is read.
struct AnswerSamples {
    struct Sample {
        let name: String
        let reply: KISReply
        let read: (KISReply) throws -> Void
    }

    private(set) var all: [Sample] = []
    private let servers: KISServers

    init(_ servers: KISServers) throws {
        self.servers = servers
        try addMarket()
        try addAccount()
        try addEvening()
        try addUS()
    }

    /// A broker that begins so much later than usual.
    private func broker(after pause: Duration = .zero) throws -> AskedBroker {
        let start = (Fixtures.now + pause).nanoseconds
        return AskedBroker(
            try SimulatedTalk(isPaper: servers == .paper, start: start),
            try AskedBroker.access(servers)
        )
    }

    private mutating func add(_ question: some KISQuestion, _ broker: inout AskedBroker) throws {
        let endpoint = question.endpoint(on: servers)
        guard endpoint.trID(on: servers) != nil else { return }
        let reply = try broker.reply(to: question)
        let read = { (reply: KISReply) in
            let answer = try KISAnswer(reply, to: endpoint)
            var walk = KISPageWalk()
            _ = try walk.take(answer)
            _ = try question.read([answer])
        }
        all.append(Sample(name: "\(type(of: question)) \(servers)", reply: reply, read: read))
    }

    private static let days = Fixtures.today.advanced(by: -30)...Fixtures.today

    private mutating func addMarket() throws {
        var broker = try broker()
        let symbol = try #require(Symbol("005930"))
        let apple = try #require(Symbol("NASDAQ:AAPL"))
        let end = try #require(TimeOfDay(hour: 23, minute: 59))
        try add(KISPriceQuestion(symbol), &broker)
        try add(KISBookQuestion(symbol, slot: SymbolSlot(index: 0)), &broker)
        try add(KISHolidayQuestion(from: Fixtures.today), &broker)
        try add(KISBarQuestion(symbol, .periods(.day, Self.days)), &broker)
        try add(KISBarQuestion(symbol, .today(upTo: end)), &broker)
        try add(KISBarQuestion(apple, .periods(.day, Self.days)), &broker)
        try add(KISUSPriceQuestion(apple), &broker)
        try add(KISShareQuestion(symbol), &broker)
    }

    private mutating func addAccount() throws {
        var broker = try broker()
        let symbol = try #require(Symbol("005930"))
        let apple = try #require(Symbol("NASDAQ:AAPL"))
        let waiting = try AskedBroker.order("005930", at: Price(60_000), venue: .krx)
        try add(try AskedBroker.order("005930", at: nil, venue: .krx), &broker)
        try add(waiting, &broker)
        try add(KISBalanceQuestion(AccountName("main")), &broker)
        try add(KISBuyableQuestion(symbol, kind: .market), &broker)
        try add(KISBuyableQuestion(apple, kind: .limit(Price(200))), &broker)
        try add(KISFillQuestion(Self.days, today: Fixtures.today), &broker)
        try add(KISOpenOrderQuestion(today: Fixtures.today), &broker)
        try add(KISProfitQuestion(Self.days, .byDay), &broker)
        try add(KISProfitQuestion(Self.days, .byStock), &broker)
        var request = waiting.order
        request.kind = .limit(Price(61_000))
        try add(KISModifyQuestion(try open(&broker), to: request, on: Fixtures.today), &broker)
        try add(KISCancelQuestion(try open(&broker), on: Fixtures.today), &broker)
    }

    /// The order that waits.
    private func open(_ broker: inout AskedBroker) throws -> Order {
        let question = KISOpenOrderQuestion(today: Fixtures.today)
        let answer = try KISAnswer(try broker.reply(to: question), to: question.endpoint(on: servers))
        return try #require(try question.read([answer]).first)
    }

    private mutating func addEvening() throws {
        var broker = try broker(after: .seconds(7 * 3_600))
        broker.talk.reserve("005930", at: 70_000)
        try add(KISInvestorQuestion(try #require(Symbol("005930"))), &broker)
        try add(KISReservedOrderQuestion(Self.days), &broker)
        for kind in KISPass.Kind.allCases {
            let request = KISPassRequest(kind, for: broker.access)
            broker.talk.pass(60)
            let reply = broker.reply(kind)
            all.append(Sample(name: "\(kind) \(servers)", reply: reply) { _ = try request.read($0, at: Fixtures.now) })
        }
    }

    private mutating func addUS() throws {
        var broker = try broker(after: .seconds(14 * 3_600 + 15 * 60))
        let days = Fixtures.today.advanced(by: -3)...Fixtures.today.advanced(by: 1)
        try add(try AskedBroker.order("NASDAQ:AAPL", at: Price(1_000), venue: .us), &broker)
        try add(try AskedBroker.order("NASDAQ:AAPL", at: Price(100), venue: .us), &broker)
        try add(KISUSBalanceQuestion(AccountName("main")), &broker)
        try add(KISUSFillQuestion(days), &broker)
        try add(KISUSOpenOrderQuestion(), &broker)
        try add(KISUSProfitQuestion(days), &broker)
    }
}
