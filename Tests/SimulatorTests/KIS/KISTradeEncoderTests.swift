import Simulator
import Testing

/// The frames of the fact sheet, rebuilt from their primary numbers alone.
struct KISTradeEncoderTests {
    /// The line's own average (250742.47) is a cent off the quotient of its own turnover and volume (250742.48).
    @Test func `a frame recorded from the line comes out byte for byte but for its average`() throws {
        let encoder = try Self.encoder(
            previousClose: 259_500,
            previousVolume: 13_939_018,
            listedShares: 5_919_637_922,
            day: "2026-09-14"
        )
        let trade = MarketTrade(
            symbolIndex: 0,
            second: Self.second(15, 07, 46),
            price: 249_250,
            quantity: 1,
            side: .sell,
            isMidPrice: true,
            book: MarketTrade.Book(
                ask: 249_500,
                bid: 249_000,
                askQuantity: 85_729,
                bidQuantity: 141_952,
                totalAskQuantity: 343_655,
                totalBidQuantity: 1_371_668
            ),
            earlierVolume: 12_052_370,
            day: Self.day(
                open: (249_500, Self.second(9, 00, 11)),
                high: (254_500, Self.second(11, 32, 25)),
                low: (248_500, Self.second(14, 57, 26)),
                volume: 14_871_538,
                turnover: 3_728_926_343_750,
                counts: (206_240, 176_545),
                sums: (7_912_656, 6_435_830)
            )
        )
        var frame: [UInt8] = []

        encoder.append([trade], to: &frame)

        #expect(
            String(decoding: frame, as: UTF8.self) == """
                0|H0STCNT0|001|005930^150746^249250^5^-10250^-3.95^250742.48^249500^254500^248500^249500^249000^1^\
                14871538^3728926343750^206240^176545^-29695^81.34^7912656^6435830^5^0.44^106.69^090011^5^-250^113225^5^\
                -5250^145726^2^750^20260914^20^N^85729^141952^343655^1371668^0.25^12052370^123.39^0^^249500^2
                """
        )
    }

    @Test(arguments: [(KISVintage.fields46, ""), (.fields47, "^2")])
    func `two records share one frame in either width`(vintage: KISVintage, end: String) throws {
        let encoder = try Self.documentedEncoder(vintage: vintage)
        var frame: [UInt8] = []

        encoder.append(Self.documentedTrades, to: &frame)

        let first = """
            005930^101530^70100^2^100^0.14^70032.39^69800^70300^69700^70200^70100^12^2106311^147510000000^4100^3900^-200^\
            92.59^1080000^1000000^5^0.48^61.20^090007^2^300^091533^5^-200^090241^2^400^20261120^20^N^4120^980^88410^\
            120377^0.09^1950000^108.02^0^^69800\(end)
            """
        let second = """
            005930^101530^70200^2^200^0.29^70032.39^69800^70300^69700^70200^70100^5^2106316^147510351000^4100^3901^-199^\
            92.59^1080000^1000005^1^0.48^61.20^090007^2^400^091533^5^-100^090241^2^500^20261120^20^N^4120^980^88410^\
            120377^0.09^1950000^108.02^0^^69800\(end)
            """
        #expect(String(decoding: frame, as: UTF8.self) == "0|H0STCNT0|002|\(first)^\(second)")
    }

    @Test(arguments: [
        (91_000, "1", "21000", "30.00"), (49_000, "4", "-21000", "-30.00"), (70_000, "3", "0", "0.00"),
        (69_900, "5", "-100", "-0.14"), (69_997, "5", "-3", "0.00"), (69_996, "5", "-4", "-0.01"),
    ])
    func `the change and its sign follow the price`(price: Int, sign: String, change: String, rate: String) throws {
        let encoder = try Self.documentedEncoder(vintage: .fields47)
        var trade = Self.documentedTrades[0]
        trade.price = price
        var frame: [UInt8] = []

        encoder.append([trade], to: &frame)

        let fields = String(decoding: frame, as: UTF8.self).split(separator: "^", omittingEmptySubsequences: false)
        #expect(fields[3...5] == [Substring(sign), Substring(change), Substring(rate)])
    }

    @Test func `a closing print says that it is one`() throws {
        let encoder = try Self.documentedEncoder(vintage: .fields47)
        var trade = Self.documentedTrades[0]
        trade.isClosingPrint = true
        var frame: [UInt8] = []

        encoder.append([trade], to: &frame)

        let fields = String(decoding: frame, as: UTF8.self).split(separator: "^", omittingEmptySubsequences: false)
        #expect(fields[34] == "21")
    }

    @Test func `a frame counts its records in three digits`() throws {
        let encoder = try Self.documentedEncoder(vintage: .fields47)
        var frame: [UInt8] = []

        encoder.append(Array(repeating: Self.documentedTrades[0], count: 999), to: &frame)

        let text = String(decoding: frame, as: UTF8.self)
        #expect(text.hasPrefix("0|H0STCNT0|999|"))
        #expect(text.split(separator: "^", omittingEmptySubsequences: false).count == 999 * 47)
    }

    private static func documentedEncoder(vintage: KISVintage) throws -> KISTradeEncoder {
        try encoder(
            previousClose: 70_000,
            previousVolume: 3_441_684,
            listedShares: 2_340_000_000,
            day: "2026-11-20",
            vintage: vintage
        )
    }

    private static let documentedTrades: [MarketTrade] = {
        let book = MarketTrade.Book(
            ask: 70_200,
            bid: 70_100,
            askQuantity: 4_120,
            bidQuantity: 980,
            totalAskQuantity: 88_410,
            totalBidQuantity: 120_377
        )
        let sale = MarketTrade(
            symbolIndex: 0,
            second: second(10, 15, 30),
            price: 70_100,
            quantity: 12,
            side: .sell,
            book: book,
            earlierVolume: 1_950_000,
            day: day(
                open: (69_800, second(9, 00, 07)),
                high: (70_300, second(9, 15, 33)),
                low: (69_700, second(9, 02, 41)),
                volume: 2_106_311,
                turnover: 147_510_000_000,
                counts: (4_100, 3_900),
                sums: (1_080_000, 1_000_000)
            )
        )
        var later = sale.day
        later.add(price: 70_200, quantity: 5, side: .buy, at: second(10, 15, 30))
        let purchase = MarketTrade(
            symbolIndex: 0,
            second: second(10, 15, 30),
            price: 70_200,
            quantity: 5,
            side: .buy,
            book: book,
            earlierVolume: 1_950_000,
            day: later
        )
        return [sale, purchase]
    }()

    private static func encoder(
        previousClose: Int,
        previousVolume: Int,
        listedShares: Int,
        day: String,
        vintage: KISVintage = .fields47
    ) throws -> KISTradeEncoder {
        let instrument = SampleInstrument(
            symbol: "005930",
            name: "삼성전자",
            market: .kospi,
            kind: .stock,
            listedShares: listedShares
        )
        let reference = SymbolReference(
            instrument: instrument,
            previousClose: previousClose,
            previousVolume: previousVolume
        )
        return KISTradeEncoder(
            references: [reference],
            day: try #require(MarketDate(iso: day)),
            vintage: vintage
        )
    }

    private static func day(
        open: (Int, Int),
        high: (Int, Int),
        low: (Int, Int),
        volume: Int,
        turnover: Int,
        counts: (Int, Int),
        sums: (Int, Int)
    ) -> SymbolDay {
        var day = SymbolDay()
        (day.open, day.openSecond) = open
        (day.high, day.highSecond) = high
        (day.low, day.lowSecond) = low
        (day.volume, day.turnover) = (volume, turnover)
        (day.sellCount, day.buyCount) = counts
        (day.sellVolume, day.buyVolume) = sums
        return day
    }

    private static func second(_ hour: Int, _ minute: Int, _ second: Int) -> Int {
        hour * 3_600 + minute * 60 + second
    }
}
