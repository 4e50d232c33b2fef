/// The phase of the exchange's day in which a trade or a quote took place, as the exchange says it.
public enum TradingPhase: UInt8, Sendable, Hashable, Codable, BitwiseCopyable, CaseIterable {
    /// The message did not say.
    case unknown
    /// Before the regular session, opening auction included.
    case beforeOpen
    /// The regular session.
    case regular
    /// A call auction within the regular session, such as after a volatility interruption.
    case auction
    /// After the regular session.
    case afterClose
    /// The market is closed.
    case closed
}
