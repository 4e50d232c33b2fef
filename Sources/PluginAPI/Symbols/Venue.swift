/// Where a trade or a quote took place or an order goes, which belongs to the event and not to the symbol.
public enum Venue: UInt8, Sendable, Hashable, Codable, BitwiseCopyable, CaseIterable {
    /// The Korea Exchange.
    case krx
    /// Nextrade, the alternative trading system.
    case nxt
    /// KRX and NXT seen as one, as brokers' combined channels send it.
    case combined
    /// The US exchanges, as brokers' channels and orders know them.
    case us
}
