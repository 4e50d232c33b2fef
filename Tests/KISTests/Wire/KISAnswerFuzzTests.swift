import PluginAPI
import Testing

@testable import KIS

@Suite struct KISAnswerFuzzTests {
    /// A question with an answer that it can read.
    private struct Case {
        let name: String
        let body: String
        let read: (KISReply) throws -> Void

        init(_ question: some KISQuestion, _ body: String, on servers: KISServers = .real) {
            name = "\(type(of: question))"
            self.body = body
            read = { reply in
                _ = try question.read([try KISAnswer(reply, to: question.endpoint(on: servers))])
            }
        }
    }

    private func cases() throws -> [Case] {
        let symbol = try #require(Symbol("005930"))
        let day = Fixtures.today
        let order = OrderRequest(
            journalID: 1,
            symbol: symbol,
            side: .buy,
            kind: .market,
            quantity: Quantity(1),
            venue: .krx,
            origin: .outside
        )
        return [
            Case(KISPriceQuestion(symbol), Fixtures.price),
            Case(KISBarQuestion(symbol, .periods(.day, day...day)), Fixtures.bars),
            Case(KISBalanceQuestion(AccountName("main")), Fixtures.balance),
            Case(KISBuyableQuestion(symbol, kind: .market), Fixtures.buyable),
            Case(KISFillQuestion(day...day, today: day), Fixtures.fills),
            Case(KISOpenOrderQuestion(today: day), Fixtures.fills, on: .paper),
            Case(KISPlaceQuestion(order, on: day), Fixtures.accepted),
            Case(KISUSPriceQuestion(try #require(Symbol("NASDAQ:AAPL"))), Fixtures.usPrice),
        ]
    }

    @Test(arguments: 0..<4) func `damaged answers end in a value or a fault`(seed: UInt64) throws {
        var random = SplitMix64(seed: seed)
        for sample in try cases() {
            var (read, refused) = (0, 0)
            for _ in 0..<Fuzz.rounds(60) {
                let body = damaged(Array(sample.body.utf8), &random)
                let reply = KISReply(
                    status: [200, 200, 403, 500].randomElement(using: &random) ?? 200,
                    continuation: ["", "M", "D"].randomElement(using: &random) ?? "",
                    body: body
                )
                do {
                    try sample.read(reply)
                    read += 1
                } catch let fault as KISFault {
                    refused += 1
                    #expect(!fault.message.isEmpty, "seed \(seed), \(sample.name)")
                }
            }
            #expect(read > 0 && refused > 0, "seed \(seed), \(sample.name): \(read) read, \(refused) refused")
        }
    }

    /// Puts, takes and changes bytes, and sometimes a whole value.
    private func damaged(_ body: [UInt8], _ random: inout SplitMix64) -> [UInt8] {
        var body = body
        for _ in 0..<Int.random(in: 1...3, using: &random) {
            let place = Int.random(in: 0..<body.count, using: &random)
            switch Int.random(in: 0...5, using: &random) {
            case 0: body[place] = UInt8.random(in: 0...255, using: &random)
            case 1: body.remove(at: place)
            case 2: body.removeSubrange(place...)
            default: replaceValue(&body, near: place, &random)
            }
            if body.isEmpty { return body }
        }
        return body
    }

    private func replaceValue(_ body: inout [UInt8], near place: Int, _ random: inout SplitMix64) {
        let values = [
            "", "0", "-1", "99999999999999999999", "1e9", "(null)", "   ", "0.00000001", "NaN", "20269999", "한글", "--",
        ]
        let colonQuote = Array(#":""#.utf8)
        guard let start = body[place...].indices.first(where: { body[$0...].starts(with: colonQuote) }),
            let end = body[(start + 2)...].firstIndex(of: UInt8(ascii: "\""))
        else { return }
        body.replaceSubrange(start + 2..<end, with: (values.randomElement(using: &random) ?? "").utf8)
    }
}
