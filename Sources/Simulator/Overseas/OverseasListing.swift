/// One American security and how the synthetic market moves it; prices in ten-thousandths of a dollar.
struct OverseasListing: Sendable {
    let symbol: String
    let name: String
    let exchange: OverseasExchange
    /// The close before the first day.
    let basePrice: Int
    /// The standard deviation of daily returns, in millionths.
    let dailyVolatility: Int
    /// Shares traded on an ordinary day.
    let averageVolume: Int

    /// The real-time symbol of the socket and of quotes, such as `DNASAAPL`.
    var realTimeSymbol: String { "D\(exchange.quoteCode)\(symbol)" }

    /// Well-known codes; every number is invented.
    static let all = [
        OverseasListing("AAPL", "애플", .nasdaq, 231_4000, 16_000, 52_000_000),
        OverseasListing("MSFT", "마이크로소프트", .nasdaq, 468_1200, 14_000, 21_000_000),
        OverseasListing("NVDA", "엔비디아", .nasdaq, 176_5500, 28_000, 190_000_000),
        OverseasListing("TSLA", "테슬라", .nasdaq, 342_9000, 34_000, 88_000_000),
        OverseasListing("IBM", "아이비엠", .nyse, 289_7500, 15_000, 4_100_000),
        OverseasListing("KO", "코카콜라", .nyse, 70_1800, 9_000, 14_000_000),
        OverseasListing("SPY", "SPDR S&P 500", .amex, 652_4000, 8_000, 61_000_000),
        OverseasListing("SOXL", "디렉시온 반도체 3X", .amex, 38_2200, 55_000, 74_000_000),
    ]

    private init(
        _ symbol: String,
        _ name: String,
        _ exchange: OverseasExchange,
        _ basePrice: Int,
        _ dailyVolatility: Int,
        _ averageVolume: Int
    ) {
        self.symbol = symbol
        self.name = name
        self.exchange = exchange
        self.basePrice = basePrice
        self.dailyVolatility = dailyVolatility
        self.averageVolume = averageVolume
    }
}
