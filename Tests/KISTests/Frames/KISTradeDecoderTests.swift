import KIS
import PluginAPI
import Testing

@Suite struct KISTradeDecoderTests {
    @Test func `the example of one record gives its trade to the last field`() throws {
        let symbol = try #require(Symbol("005930"))
        let day = try #require(CivilDate(yyyymmdd: 20_261_120))
        let turnover: Int64 = 147_510_000_000

        let decoded = DecodedFrame("0|H0STCNT0|001|" + TradeFrame.example)

        let header = EventHeader(
            exchangeTime: Timestamp(nanoseconds: 1_795_137_330_000_000_000),
            receivedAt: DecodedFrame.receivedAt,
            tradingDay: day
        )
        #expect(decoded.outcome == .trades(1))
        #expect(
            decoded.trades == [
                Trade(
                    header,
                    symbol: symbol,
                    slot: SymbolSlot(index: 0),
                    venue: .krx,
                    aggressor: .sell,
                    phase: .regular,
                    price: Price(70_100),
                    quantity: Quantity(12),
                    dayVolume: Quantity(whole: 2_106_311) ?? .zero,
                    dayTurnover: turnover,
                    ask: Price(70_200),
                    bid: Price(70_100)
                )
            ]
        )
        #expect(decoded.skipped.isEmpty)
    }

    @Test func `two records without a separator of their own give two trades in order`() {
        let second = """
            005930^101530^70200^2^200^0.29^70032.39^69800^70300^69700^70200^70100^5^2106316^147510351000^4100^3901^-199\
            ^92.59^1080000^1000005^1^0.48^61.20^090007^2^400^091533^5^-100^090241^2^500^20261120^20^N^4120^980^88410\
            ^120377^0.09^1950000^108.02^0^^69800^2
            """

        let decoded = DecodedFrame("0|H0STCNT0|002|" + TradeFrame.example + "^" + second)

        #expect(decoded.outcome == .trades(2))
        #expect(decoded.trades.map(\.price) == [Price(70_100), Price(70_200)])
        #expect(decoded.trades.map(\.quantity) == [Quantity(12), Quantity(5)])
        #expect(decoded.trades.map(\.aggressor) == [.sell, .buy])
        #expect(decoded.trades.map(\.dayVolume.description) == ["2106311", "2106316"])
        #expect(decoded.trades.map(\.dayTurnover) == [147_510_000_000, 147_510_351_000])
    }

    @Test func `a frame as received on the day of the new field gives its trade`() throws {
        let decoded = DecodedFrame("0|H0STCNT0|001|" + TradeFrame.received)

        let trade = try #require(decoded.trades.first)
        #expect(decoded.outcome == .trades(1))
        #expect(trade.symbol.description == "005930")
        #expect(trade.header.exchangeTime.description == "2026-09-14T06:07:46Z")
        #expect(trade.header.tradingDay.description == "2026-09-14")
        #expect(trade.price == Price(249_250))
        #expect(trade.ask == Price(249_500))
        #expect(trade.bid == Price(249_000))
        #expect(trade.quantity == Quantity(1))
        #expect(trade.dayVolume.description == "14871538")
        #expect(trade.dayTurnover == 3_728_926_343_750)
        #expect(trade.aggressor == .sell)
        #expect(trade.phase == .regular)
    }

    @Test(arguments: [("H0STCNT0", Venue.krx), ("H0NXCNT0", .nxt), ("H0UNCNT0", .combined)])
    func `the channel tells the venue`(trID: String, venue: Venue) {
        var frame = TradeFrame()
        frame.trID = trID

        let decoded = DecodedFrame(frame)

        #expect(decoded.outcome == .trades(1))
        #expect(decoded.trades.map(\.venue) == [venue])
    }

    @Test(arguments: [44, 45, 46, 47, 48, 60, 87])
    func `records of any width that has the needed fields are read`(width: Int) {
        var frame = TradeFrame(records: 3)
        for record in 0..<3 {
            frame.records[record] = Array((frame.records[record] + Array(repeating: "new", count: 60)).prefix(width))
        }

        let decoded = DecodedFrame(frame)

        #expect(decoded.outcome == .trades(3))
        #expect(decoded.trades.allSatisfy { $0.price == Price(70_100) && $0.phase == .regular })
    }

    @Test func `each width is noted once`() {
        var decoder = KISTradeDecoder(symbols: SymbolTable())
        var trades: [Trade] = []
        var narrow = TradeFrame(records: 2)
        for record in 0..<2 { narrow.records[record].removeLast() }
        let frames = [TradeFrame(), narrow, TradeFrame(records: 3), narrow].map { Array($0.text.utf8) }

        for frame in frames { _ = decoder.decode(frame.span, receivedAt: DecodedFrame.receivedAt, into: &trades) }

        #expect(decoder.widths == [47, 46])
        #expect(trades.count == 8)
    }

    @Test func `one frame may hold several symbols and each keeps its slot`() {
        let table = SymbolTable()
        var decoder = KISTradeDecoder(symbols: table)
        var frame = TradeFrame(records: 4)
        for (record, code) in ["005930", "0015E0", "Q530036", "005930"].enumerated() { frame.records[record][0] = code }
        let bytes = Array(frame.text.utf8)
        var trades: [Trade] = []

        for _ in 0..<2 { _ = decoder.decode(bytes.span, receivedAt: DecodedFrame.receivedAt, into: &trades) }

        #expect(
            trades.map(\.symbol.description) == ["005930", "0015E0", "Q530036", "005930"] + [
                "005930", "0015E0", "Q530036", "005930",
            ]
        )
        #expect(trades.map(\.slot.index) == [0, 1, 2, 0, 0, 1, 2, 0])
        #expect(trades.allSatisfy { table.symbol(at: $0.slot) == $0.symbol })
    }

    @Test func `a code of seven characters is not one of six and another character`() {
        var frame = TradeFrame(records: 2)
        frame.records[0][0] = "Q53003"
        frame.records[1][0] = "Q530036"

        let decoded = DecodedFrame(frame)

        #expect(decoded.trades.map(\.symbol.code) == ["Q53003", "Q530036"])
        #expect(decoded.trades.map(\.slot.index) == [0, 1])
    }

    @Test func `trades are appended to what is there`() {
        var decoder = KISTradeDecoder(symbols: SymbolTable())
        var trades: [Trade] = []
        let good = Array(TradeFrame(records: 2).text.utf8)
        var shifted = TradeFrame(records: 3)
        shifted.records[2][0] = "12"
        let bad = Array(shifted.text.utf8)

        _ = decoder.decode(good.span, receivedAt: DecodedFrame.receivedAt, into: &trades)
        _ = decoder.decode(bad.span, receivedAt: DecodedFrame.receivedAt, into: &trades)

        #expect(trades.count == 2)
    }

    @Test(arguments: [("1", Side.buy), ("5", .sell), ("3", nil), ("", nil), ("15", nil), ("(null)", nil)])
    func `the side tells who crossed the spread`(code: String, side: Side?) {
        var frame = TradeFrame()
        frame.records[0][21] = code

        #expect(DecodedFrame(frame).trades.map(\.aggressor) == [side])
    }

    @Test(arguments: ["", "(null)"])
    func `a missing date is the day of receipt in Korea`(date: String) {
        var frame = TradeFrame()
        frame.records[0][33] = date
        frame.records[0][1] = "000003"
        // 2026-11-21, 00:00:05 in Korea, when it is still the 20th in UTC.
        let receivedAt = Timestamp(nanoseconds: 1_795_186_805_000_000_000)

        let decoded = DecodedFrame(frame, receivedAt: receivedAt)

        #expect(decoded.trades.map(\.header.tradingDay.description) == ["2026-11-21"])
        #expect(decoded.trades.map(\.header.exchangeTime.description) == ["2026-11-20T15:00:03Z"])
    }

    @Test func `a record without a date does not take that of another`() {
        var frame = TradeFrame(records: 4)
        frame.records[0][33] = "20260914"
        frame.records[1][33] = ""
        frame.records[2][33] = "20260915"
        frame.records[3][33] = "(null)"

        let days = DecodedFrame(frame).trades.map(\.header.tradingDay.description)

        #expect(days == ["2026-09-14", "2026-11-20", "2026-09-15", "2026-11-20"])
    }
}
