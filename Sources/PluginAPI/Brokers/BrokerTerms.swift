/// What a broker allows and what a person should know of an account before anything runs.
public struct BrokerTerms: Sendable, Hashable {
    /// The account as far as it may be shown, such as `12••••78-01`.
    public var account: String?

    /// The most registrations on the live connection; nothing where the broker sets no limit.
    public var registrations: Int?

    /// Channels that this account cannot have on the connection; they are polled.
    public var unavailable: Set<String>

    /// The most calls; nothing where the broker sets no limit.
    public var pace: CallRate?

    /// How much of the pace polling and regular calls may take; the rest is for orders and for reading the account.
    public var pollingShare: Percent

    /// The longest pause between two looks at one instrument that polling is still good for.
    public var longestPoll: Duration

    /// The limits that the account's guards keep to.
    public var limits: OrderLimits

    /// Puts terms together.
    public init(
        account: String? = nil,
        registrations: Int? = nil,
        unavailable: Set<String> = [],
        pace: CallRate? = nil,
        pollingShare: Percent = Percent(50),
        longestPoll: Duration = .seconds(60),
        limits: OrderLimits = OrderLimits()
    ) {
        self.account = account
        self.registrations = registrations
        self.unavailable = unavailable
        self.pace = pace
        self.pollingShare = pollingShare
        self.longestPoll = longestPoll
        self.limits = limits
    }
}
