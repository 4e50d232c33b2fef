import PluginAPI
import Testing

@testable import KIS

@Suite struct KISQuoteDecoderTests {
    static let book = """
        0|H0STASP0|001|005930^101530^0^70200^70300^70400^70500^70600^70700^70800^70900^71000^71100^70100^70000^69900^69800\
        ^69700^69600^69500^69400^69300^69200^4010^4020^4030^4040^4050^4060^4070^4080^4090^4100^905^910^915^920^925^930^935\
        ^940^945^950^40550^9275^0^0^0^0^0^-70000^5^-100.00^2106316^-5^0^0^0^0^0^0^0^2
        """
    static let usTrade = """
        0|HDFSCNT0|001|DNASAAPL^AAPL^4^20261120^20261120^101502^20261121^001502^231.1000^233.4000^230.5500^232.8700^2^1.4700\
        ^0.64^232.8600^232.8800^200^140^25^18244112^4239012345^8000000^8100000^101.25^1
        """

    private struct Decoded {
        var output = KISQuoteDecoder.Output()
        var width: Int?
        var skipped: [SkipReason: Int64] = [:]

        init(_ frame: String) {
            var decoder = KISQuoteDecoder(symbols: SymbolTable())
            width = decoder.decode(Array(frame.utf8).span, receivedAt: Fixtures.now, into: &output)?.width
            skipped = decoder.takeSkipped()
        }
    }

    /// The frame with other fields, or only so many of them.
    private func frame(_ text: String = book, _ changes: [Int: String] = [:], width: Int? = nil) -> String {
        let head = text.prefix(15)
        var fields = text.dropFirst(15).split(separator: "^", omittingEmptySubsequences: false).map(String.init)
        for (place, field) in changes { fields[place] = field }
        return head + fields.prefix(width ?? fields.count).joined(separator: "^")
    }

    @Test func `a documented order book`() throws {
        let decoded = Decoded(Self.book)

        let book = try #require(decoded.output.books.first)
        #expect(decoded.width == 63)
        #expect(book.quote.symbol.code == "005930")
        #expect(book.quote.asks.first == Quote.Level(price: Price(70_200), quantity: Quantity(4_010)))
        #expect(book.quote.bids.first == Quote.Level(price: Price(70_100), quantity: Quantity(905)))
        #expect(book.quote.bids.last == Quote.Level(price: Price(69_200), quantity: Quantity(950)))
        #expect(book.quote.asks.count == 10)
        #expect(book.quote.bids.count == 10)
        #expect(book.quote.venue == .krx)
        #expect(book.quote.phase == .regular)
        #expect(book.header.exchangeTime.description == "2026-11-20T01:15:30Z")
    }

    @Test(arguments: [59, 62, 63, 70]) func `every width there has been`(width: Int) {
        let padded = Self.book + String(repeating: "^0", count: 10)
        let decoded = Decoded(frame(padded, width: width))

        #expect(decoded.width == width)
        #expect(decoded.output.books.first?.quote.asks.count == 10)
    }

    @Test func `other venues have other channels and no segment of their own`() {
        for (name, venue) in [("H0NXASP0", Venue.nxt), ("H0UNASP0", .combined)] {
            let decoded = Decoded(frame().replacing("H0STASP0", with: name))
            #expect(decoded.output.books.first?.quote.venue == venue)
            #expect(decoded.output.books.first?.quote.phase == .regular)
        }
    }

    @Test(arguments: [
        ("0", "2", TradingPhase.regular), ("B", "2", .beforeOpen), ("C", "2", .auction), ("0", "3", .afterClose),
        ("0", "1", .beforeOpen), ("0", "5", .closed), ("A", "", .afterClose),
    ])
    func `the phase`(hourClass: String, segment: String, phase: TradingPhase) {
        let decoded = Decoded(frame(Self.book, [2: hourClass, 62: segment]))

        #expect(decoded.output.books.first?.quote.phase == phase)
    }

    @Test func `a level without a price ends the side`() {
        let decoded = Decoded(frame(Self.book, [5: "0", 14: "", 33: "(null)"]))

        #expect(decoded.output.books.first?.quote.asks.count == 2)
        #expect(decoded.output.books.first?.quote.bids == [Quote.Level(price: Price(70_100), quantity: .zero)])
    }

    @Test func `two books in one frame, the second of no use`() {
        let fields = Self.book.dropFirst(15)
        let second = fields.replacing("005930^101530", with: "000660^256199")

        let decoded = Decoded("0|H0STASP0|002|\(fields)^\(second)")

        #expect(decoded.output.books.count == 1)
        #expect(decoded.skipped == ["bad-time": 1])
    }

    @Test(arguments: [
        ("0|H0STASP0|002|a^b", "bad-field-count"), ("0|H0STCNT0|001|a^b", "bad-header"),
        ("0|H0STASP0|000|a", "bad-header"),
        ("", "bad-header"), ("{}", "bad-header"), ("0|H0STASP0|001|", "bad-field-count"),
    ])
    func `a frame of another form is counted`(text: String, reason: String) {
        let decoded = Decoded(text)

        #expect(decoded.width == nil)
        #expect(decoded.skipped.map(\.key.description) == [reason])
    }

    @Test(arguments: [
        (0, "5930", "misaligned"), (3, "-70200", "bad-price"), (23, "x", "bad-quantity"), (1, "1", "bad-time"),
    ])
    func `a record of no use is counted`(place: Int, text: String, reason: String) {
        let decoded = Decoded(frame(Self.book, [place: text]))

        #expect(decoded.output.books.isEmpty)
        #expect(decoded.skipped.map(\.key.description) == [reason])
    }

    @Test func `a documented US trade`() throws {
        let decoded = Decoded(Self.usTrade)

        let trade = try #require(decoded.output.trades.first)
        #expect(decoded.width == 26)
        #expect(trade.symbol.description == "NASDAQ:AAPL")
        #expect(trade.price == Price(decimal: "232.87"))
        #expect(trade.quantity == Quantity(25))
        #expect(trade.bid == Price(decimal: "232.86"))
        #expect(trade.ask == Price(decimal: "232.88"))
        #expect(trade.dayVolume == Quantity(18_244_112))
        #expect(trade.dayTurnover == 4_239_012_345)
        #expect(trade.venue == .us)
        #expect(trade.phase == .regular)
        #expect(trade.aggressor == nil)
        #expect(trade.header.exchangeTime.description == "2026-11-20T15:15:02Z")
        #expect(trade.header.tradingDay == Fixtures.today)
    }

    @Test func `daytime trades, other phases and fractions`() {
        let daytime = frame(Self.usTrade, [0: "RBAQAAPL", 25: "2", 21: "12.75", 19: "0.5"])
        let decoded = Decoded(daytime)

        #expect(decoded.output.trades.first?.symbol.market == .nasdaq)
        #expect(decoded.output.trades.first?.phase == .beforeOpen)
        #expect(decoded.output.trades.first?.dayTurnover == 12)
        #expect(decoded.output.trades.first?.quantity == Quantity(units: 500_000))
    }

    @Test func `a record of no shares is no trade and no fault`() {
        let decoded = Decoded(frame(Self.usTrade, [19: "0"]))

        #expect(decoded.output.trades.isEmpty && decoded.skipped.isEmpty)
    }

    @Test func `a US record that begins with another field is misaligned`() {
        let shifted = "0|HDFSCNT0|001|" + Self.usTrade.dropFirst(15).drop { $0 != "^" }.dropFirst()

        #expect(Decoded(String(shifted)).skipped == ["misaligned": 1])
        #expect(Decoded(frame(Self.usTrade, [1: "MSFT"])).skipped == ["misaligned": 1])
        #expect(Decoded(frame(Self.usTrade, [0: "DHKS00700", 1: "00700"])).skipped == ["misaligned": 1])
    }

    @Test(arguments: [17, 71]) func `a US order book of one level or ten`(width: Int) {
        let head = "0|HDFSASP0|001|DNASAAPL^AAPL^4^20261120^101502^20261121^001502^100^200^1^-1"
        let levels = (0..<10).map { "^\(200 - $0).10^\(201 + $0).20^\(10 + $0)^\(20 + $0)^0^0" }
        let decoded = Decoded(head + levels.prefix((width - 11) / 6).joined())

        #expect(decoded.width == width)
        #expect(decoded.output.books.first?.quote.asks.count == (width - 11) / 6)
        #expect(
            decoded.output.books.first?.quote.bids.first
                == Price(decimal: "200.1").map { Quote.Level(price: $0, quantity: Quantity(10)) }
        )
    }

    @Test(arguments: 0..<4) func `damaged frames are counted and never end the program`(seed: UInt64) {
        var random = SplitMix64(seed: seed)
        var decoder = KISQuoteDecoder(symbols: SymbolTable())
        var output = KISQuoteDecoder.Output()
        var skipped: Int64 = 0
        for _ in 0..<Fuzz.rounds(1_000) {
            var frame = Array((Bool.random(using: &random) ? Self.book : Self.usTrade).utf8)
            for _ in 0..<Int.random(in: 0...4, using: &random) {
                let place = Int.random(in: 0..<frame.count, using: &random)
                switch Int.random(in: 0...2, using: &random) {
                case 0: frame[place] = UInt8.random(in: 0...255, using: &random)
                case 1: frame.remove(at: place)
                default: frame.insert(UInt8(ascii: "^"), at: place)
                }
            }
            _ = decoder.decode(frame.span, receivedAt: Fixtures.now, into: &output)
            skipped += decoder.takeSkipped().values.reduce(0, +)
        }
        #expect(skipped > 50 && output.books.count > 50 && output.trades.count > 50, "seed \(seed)")
    }
}
