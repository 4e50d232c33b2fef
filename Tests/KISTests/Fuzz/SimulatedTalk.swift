import Foundation

@testable import Simulator

/// What the simulated broker says: frames of every channel and answers to every question, without a connection.
struct SimulatedTalk {
    private var broker: SimulatedKIS
    private var moment: Moment
    private var approval = ""

    init(isPaper: Bool = false, start: Int64) throws {
        moment = Moment(nanoseconds: start)
        let simulation = KISSimulation(realm: isPaper ? .paper : .real, start: moment, symbols: 8, ticks: 60_000)
        broker = try SimulatedKIS(simulation)
        broker.connect(1)
    }

    static let appKey = Simulator.KISCredentials().appKey
    static let appSecret = Simulator.KISCredentials.publicSecret
    /// Its ten digits.
    static let account = Simulator.KISCredentials().account + Simulator.KISCredentials().product
    static let htsID = Simulator.KISCredentials().htsID

    /// Goes on for some seconds.
    mutating func pass(_ seconds: Int) {
        moment = moment.advanced(bySeconds: seconds)
        broker.advance(to: moment)
    }

    /// Says a text to the socket.
    mutating func say(_ text: String) { broker.receive(text, from: 1, at: moment) }

    /// What the socket has got since.
    mutating func heard() -> [[UInt8]] {
        broker.takeSocketOutputs().compactMap { if case .text(let text) = $0.content { Array(text.utf8) } else { nil } }
    }

    /// The answer to a request, a second after the one before.
    mutating func answer(
        _ method: String,
        _ url: String,
        headers: [(name: String, value: String)],
        body: [UInt8]
    ) -> (status: Int, continuation: String, body: [UInt8]) {
        pass(1)
        let parts = url.split(separator: "?", maxSplits: 1)
        let path = parts[0].split(separator: "/", maxSplits: 2).last.map { "/\($0)" } ?? ""
        let query = parts.dropFirst().first?.split(separator: "&").map { item -> KISRequest.Pair in
            let pair = item.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
            return KISRequest.Pair(String(pair[0]), String(pair.last ?? "").removingPercentEncoding ?? "")
        }
        let answer = broker.answer(
            KISRequest(
                method,
                path,
                query: query ?? [],
                headers: headers.map { KISRequest.Pair($0.name, $0.value) },
                body: body
            ),
            at: moment
        )
        let continuation = answer.headers.first { $0.name == "tr_cont" }?.value ?? ""
        return (answer.status, continuation, answer.body)
    }

    /// Reserves an order, as the owner may in the broker's own program.
    mutating func reserve(_ code: String, at price: Int) {
        let request = OrderRequest(symbol: code, side: .buy, code: "00", quantity: 1, price: price, routing: .krx)
        _ = try? broker.desk.reserve(request, until: nil)
    }
}
