/// One trading day of the synthetic market, with a year of daily bars before it: the same for the same four numbers.
///
/// Codes and names of the first eight symbols are partly real so that examples read well; every price, quantity and
/// time is invented by a seeded generator.
public struct SampleDay: Sendable {
    /// What everything is drawn from.
    public let seed: UInt64
    /// The trading day.
    public let day: MarketDate
    /// How many trades the day has over all symbols.
    public let tickCount: Int
    /// The day's symbols.
    public let references: [SymbolReference]
    /// The daily bars of the year before the day: symbol by symbol, each in order of time.
    public let dailyBars: [DailyBar]

    let listings: [Listing]
    /// σ of each symbol's daily returns over those bars, in hundred-millionths.
    let sigmas: [Int]

    /// The seed that the shipped sample is made with.
    public static let defaultSeed: UInt64 = 20_261_120
    /// The day that the shipped sample is made for, a Friday.
    public static let defaultDay = MarketDate(daysSinceEpoch: 20_777)
    /// How many symbols the shipped sample has.
    public static let defaultSymbolCount = 8
    /// How many trades the shipped sample has.
    public static let defaultTickCount = 60_000
    /// How many symbols there are.
    public static let maximumSymbolCount = Listing.count
    /// How many trades a day can have.
    public static let maximumTickCount = 100_000_000

    /// Prepares the day; the trades themselves are made while they are read.
    ///
    /// - Throws: `InvalidSample` if the day is not a trading day or a count is out of range.
    public init(
        seed: UInt64 = defaultSeed,
        day: MarketDate = defaultDay,
        symbols: Int = defaultSymbolCount,
        ticks: Int = defaultTickCount
    ) throws(InvalidSample) {
        guard (1...Self.maximumSymbolCount).contains(symbols) else { throw .symbolCount(symbols) }
        guard (4 * symbols...Self.maximumTickCount).contains(ticks) else {
            throw .tickCount(ticks, minimum: 4 * symbols)
        }
        guard day.year >= 2000, SampleCalendar.isOpen(day) else { throw .closedDay(day) }
        self.seed = seed
        self.day = day
        tickCount = ticks
        listings = Listing.first(symbols)
        let histories = listings.map { DailyHistory(listing: $0, day: day, seed: seed) }
        dailyBars = histories.flatMap(\.bars)
        sigmas = histories.map(\.sigma)
        references = zip(listings, histories).map { listing, history in
            SymbolReference(
                instrument: listing.instrument,
                previousClose: listing.basePrice,
                previousVolume: history.lastVolume
            )
        }
    }

    /// The day's securities.
    public var instruments: [SampleInstrument] { references.map(\.instrument) }

    /// The day's trades from the beginning.
    public func trades() -> MarketTrades { MarketTrades(sample: self) }
}
