/// One thing that is asked of a broker's live connection: a channel of one instrument, or of the account.
///
/// Brokers count registrations and allow only so many. Equal ones of several sources are one.
public struct Registration: Sendable, Hashable {
    /// The channel in the broker's own words, such as `H0STCNT0`.
    public var channel: String

    /// The instrument, or nothing for a channel of the account.
    public var symbol: Symbol?

    /// Names a registration.
    public init(_ channel: String, _ symbol: Symbol? = nil) {
        self.channel = channel
        self.symbol = symbol
    }
}
