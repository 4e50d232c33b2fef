import PluginAPI
import Testing

@testable import KIS

/// Asks the simulated broker without a connection, by the client's own requests.
struct AskedBroker {
    var talk: SimulatedTalk
    let access: KISAccess
    private var token: KISPass?

    init(_ talk: SimulatedTalk, _ access: KISAccess) {
        self.talk = talk
        self.access = access
    }

    /// The access of the simulated broker's customer.
    static func access(_ servers: KISServers = .real) throws -> KISAccess {
        KISAccess(
            try KISEnvironment(
                .simulated,
                rest: "http://127.0.0.1:1",
                webSocket: "ws://127.0.0.1:1",
                simulating: servers
            ),
            try KISCredentials(appKey: Secret(SimulatedTalk.appKey), appSecret: Secret(SimulatedTalk.appSecret)),
            account: try KISAccount(SimulatedTalk.account),
            htsID: SimulatedTalk.htsID
        )
    }

    /// What the broker answers to the request of a pass.
    mutating func reply(_ kind: KISPass.Kind) -> KISReply {
        let request = KISPassRequest(kind, for: access)
        let body = Array(request.body.reveal().utf8)
        return reply("POST", request.url, request.headers, body)
    }

    /// A pass.
    mutating func pass(_ kind: KISPass.Kind) throws -> KISPass {
        try KISPassRequest(kind, for: access).read(reply(kind), at: Fixtures.now)
    }

    /// What the broker answers to a question.
    mutating func reply(to question: some KISQuestion) throws -> KISReply {
        let token = try token ?? pass(.token)
        self.token = token
        let request = try access.request(for: question)
        let body = request.body.map { Array($0.utf8) } ?? []
        let headers = request.headers(access.credentials, token: token.text)
        return reply(request.endpoint.method.rawValue, request.url, headers, body)
    }

    /// Places an order to buy.
    mutating func place(_ code: String, at price: Price?, venue: Venue) throws {
        _ = try reply(to: try Self.order(code, at: price, venue: venue))
    }

    static func order(_ code: String, at price: Price?, venue: Venue) throws -> KISPlaceQuestion {
        let request = OrderRequest(
            journalID: 1,
            symbol: try #require(Symbol(code)),
            side: .buy,
            kind: price.map(OrderKind.limit) ?? .market,
            quantity: Quantity(2),
            venue: venue,
            origin: .outside
        )
        return KISPlaceQuestion(request, on: Fixtures.today)
    }

    private mutating func reply(_ method: String, _ url: String, _ headers: [KISHeader], _ body: [UInt8]) -> KISReply {
        let answer = talk.answer(method, url, headers: headers.map { ($0.name, $0.value) }, body: body)
        return KISReply(status: answer.status, continuation: answer.continuation, body: answer.body)
    }
}
