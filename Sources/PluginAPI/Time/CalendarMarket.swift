/// A market with a trading calendar of its own.
public enum CalendarMarket: String, Sendable, CaseIterable, Codable, BitwiseCopyable {
    /// The Korea Exchange: KOSPI, KOSDAQ and KONEX.
    case krx
    /// Nextrade, the Korean alternative exchange, in business since 2025-03-04.
    case nxt
    /// The stock exchanges of the United States, which keep the days and hours of the NYSE.
    case us

    /// The clock that the market goes by.
    public var timeZone: MarketTimeZone {
        switch self {
        case .krx, .nxt: .korea
        case .us: .usEastern
        }
    }
}
