/// What the account has earned by selling, day by day, by the broker's own reckoning.
///
/// All amounts are of one currency; each currency comes as an event of its own.
public struct RealizedProfit: Sendable, Hashable, Codable {
    /// One day on which something was traded.
    public struct Day: Sendable, Hashable, Codable {
        /// The day.
        public var day: CivilDate

        /// What was paid for purchases.
        public var bought: Money

        /// What sales brought.
        public var sold: Money

        /// What was earned, after fees and taxes.
        public var profit: Money

        /// Fees of the broker and the exchange.
        public var fees: Money

        /// Taxes on sales.
        public var taxes: Money

        /// Makes a day's result.
        public init(day: CivilDate, bought: Money, sold: Money, profit: Money, fees: Money, taxes: Money) {
            self.day = day
            self.bought = bought
            self.sold = sold
            self.profit = profit
            self.fees = fees
            self.taxes = taxes
        }
    }

    /// The account.
    public var account: AccountName

    /// The currency of the amounts.
    public var currency: Currency

    /// The first and the last day that were asked for.
    public var period: ClosedRange<CivilDate>

    /// The days with trades, oldest first.
    public var days: [Day]

    /// Makes a list of results.
    public init(account: AccountName, currency: Currency, period: ClosedRange<CivilDate>, days: [Day]) {
        self.account = account
        self.currency = currency
        self.period = period
        self.days = days
    }

    /// The sum of one amount over the days from one on, or nothing when it does not fit.
    public func total(of amount: KeyPath<Day, Money>, since first: CivilDate) -> Money? {
        days.filter { $0.day >= first }.reduce(Money(units: 0, currency: currency)) { sum, day in
            sum?.adding(day[keyPath: amount])
        }
    }
}
