/// What a simulated broker is made of.
public struct KISSimulation: Sendable {
    /// What everything is drawn from.
    public var seed: UInt64
    /// Which of the broker's two worlds it is.
    public var realm: Realm
    /// The moment at which it starts.
    public var start: Moment
    /// How many Korean symbols there are.
    public var symbols: Int
    /// How many trades the exchange's regular session has over all symbols.
    public var ticks: Int
    /// The customer.
    public var credentials = KISCredentials()
    /// The broker's limits.
    public var limits: KISLimits
    /// The widths of its frames.
    public var widths = KISWidths()
    /// Won in the account.
    public var cash = 50_000_000
    /// Dollars in the account.
    public var dollars = 20_000
    /// Shares in the account, with their average cost in won.
    public var holdings: [Position]
    /// How many orders the account's owner places by hand on a trading day, beside every program.
    public var handTrades = 0
    /// What goes wrong, and when.
    public var faults: [KISFault] = []

    /// Shares that the account holds at the start.
    public struct Position: Sendable, Hashable {
        /// The code.
        public var symbol: String
        /// How many.
        public var quantity: Int
        /// What each cost, in won.
        public var averageCost: Int

        /// Describes shares in the account.
        public init(symbol: String, quantity: Int, averageCost: Int) {
            self.symbol = symbol
            self.quantity = quantity
            self.averageCost = averageCost
        }
    }

    /// A broker with an ordinary account.
    public init(
        realm: Realm = .real,
        seed: UInt64 = SampleDay.defaultSeed,
        start: Moment = Moment(day: SampleDay.defaultDay, second: SessionClock.open - 600),
        symbols: Int = SampleDay.maximumSymbolCount,
        ticks: Int = SampleDay.defaultTickCount
    ) {
        self.realm = realm
        self.seed = seed
        self.start = start
        self.symbols = symbols
        self.ticks = ticks
        limits = KISLimits(realm: realm)
        holdings = [Position(symbol: "005930", quantity: 10, averageCost: 69_000)]
    }
}
