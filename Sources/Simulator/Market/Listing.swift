/// One instrument and how the synthetic market moves it.
struct Listing: Sendable {
    let instrument: SampleInstrument
    /// The previous close of the generated day, in won.
    let basePrice: Int
    /// The standard deviation of daily returns that the history is drawn with, in millionths.
    let dailyVolatility: Int
    /// Shares traded on an ordinary day.
    let averageVolume: Int
    /// The share of all trades that falls to this instrument, relative to the others.
    let activity: Int
    /// What happens to it during the day.
    let storyline: Storyline

    /// The first `count` listings: the named ones, then synthetic ones.
    static func first(_ count: Int) -> [Listing] {
        Array((named + synthetic).prefix(count))
    }

    /// How many of the first have well-known names.
    static let namedCount = named.count

    /// How many listings there are.
    static let count = named.count + synthetic.count
}

extension Listing {
    /// Well-known codes with their real names; every number besides the listed shares of companies is invented.
    private static let named: [Listing] = [
        Listing(
            instrument: SampleInstrument(
                symbol: "005930",
                name: "삼성전자",
                market: .kospi,
                kind: .stock,
                listedShares: 5_919_637_922
            ),
            basePrice: 70_000,
            dailyVolatility: 17_000,
            averageVolume: 14_000_000,
            activity: 24,
            storyline: Storyline(.doubleDip, delay: 0)
        ),
        Listing(
            instrument: SampleInstrument(
                symbol: "000660",
                name: "SK하이닉스",
                market: .kospi,
                kind: .stock,
                listedShares: 728_002_365
            ),
            basePrice: 512_000,
            dailyVolatility: 25_000,
            averageVolume: 3_200_000,
            activity: 18,
            storyline: Storyline(.deepDip, delay: 0)
        ),
        Listing(
            instrument: SampleInstrument(
                symbol: "035420",
                name: "NAVER",
                market: .kospi,
                kind: .stock,
                listedShares: 158_437_008
            ),
            basePrice: 248_500,
            dailyVolatility: 20_000,
            averageVolume: 650_000,
            activity: 9,
            storyline: Storyline(.rally, delay: 0)
        ),
        Listing(
            instrument: SampleInstrument(
                symbol: "122630",
                name: "KODEX 레버리지",
                market: .kospi,
                kind: .etf,
                listedShares: 92_000_000
            ),
            basePrice: 42_180,
            dailyVolatility: 24_000,
            averageVolume: 11_000_000,
            activity: 16,
            storyline: Storyline(.deepDip, delay: 12)
        ),
        Listing(
            instrument: SampleInstrument(
                symbol: "498400",
                name: "KODEX 200타겟위클리커버드콜",
                market: .kospi,
                kind: .etf,
                listedShares: 148_000_000
            ),
            basePrice: 15_630,
            dailyVolatility: 9_000,
            averageVolume: 3_000_000,
            activity: 6,
            storyline: Storyline(.doubleDip, delay: 25)
        ),
        Listing(
            instrument: SampleInstrument(
                symbol: "005380",
                name: "현대차",
                market: .kospi,
                kind: .stock,
                listedShares: 204_757_766
            ),
            basePrice: 262_000,
            dailyVolatility: 19_000,
            averageVolume: 720_000,
            activity: 8,
            storyline: Storyline(.rally, delay: 40)
        ),
        Listing(
            instrument: SampleInstrument(
                symbol: "068270",
                name: "셀트리온",
                market: .kospi,
                kind: .stock,
                listedShares: 230_941_000
            ),
            basePrice: 198_600,
            dailyVolatility: 18_000,
            averageVolume: 610_000,
            activity: 7,
            storyline: Storyline(.swing, delay: 0)
        ),
        Listing(
            instrument: SampleInstrument(
                symbol: "0015E0",
                name: "합성 표본 ETF",
                market: .kospi,
                kind: .etf,
                listedShares: 12_000_000
            ),
            basePrice: 12_345,
            dailyVolatility: 13_000,
            averageVolume: 360_000,
            activity: 4,
            storyline: Storyline(.wander, delay: 0)
        ),
    ]
}

extension Listing {
    /// Base prices in every band of both price grids, used in turn.
    private static let bases = [
        1_853, 4_325, 8_790, 15_640, 34_850, 88_400, 142_500, 305_500, 741_000, 1_964, 52_100, 23_750, 199_900, 2_035,
        501_000, 67_300,
    ]

    private static let plots: [Storyline.Plot] = [.wander, .doubleDip, .swing, .rally, .wander, .deepDip, .wander]

    /// Listings that nobody can mistake for real ones.
    private static let synthetic: [Listing] = (1...32).map { number in
        let kind: SampleInstrument.Kind =
            switch number % 16 {
            case 4, 9, 12: .etf
            case 13: .etn
            default: .stock
            }
        let instrument = SampleInstrument(
            symbol: "99\(number < 10 ? "0" : "")\(number)00",
            name: "합성종목 \(number < 10 ? "0" : "")\(number)",
            market: kind == .stock && number.isMultiple(of: 3) ? .kosdaq : .kospi,
            kind: kind,
            listedShares: 20_000_000 + number * 3_000_000
        )
        return Listing(
            instrument: instrument,
            basePrice: instrument.grid.nearest(bases[number % bases.count]),
            dailyVolatility: 12_000 + number * 7 % 19 * 1_000,
            averageVolume: 300_000 + number * 5 % 17 * 110_000,
            activity: 2 + number * 3 % 7,
            storyline: Storyline(plots[number % plots.count], delay: number * 11 % 45)
        )
    }
}
