/// Why a sample day cannot be made.
public enum InvalidSample: Error, Sendable, Hashable, CustomStringConvertible {
    /// The number of symbols is out of range.
    case symbolCount(Int)
    /// The number of trades is out of range.
    case tickCount(Int, minimum: Int)
    /// The market does not trade on that day.
    case closedDay(MarketDate)

    /// One sentence for a person.
    public var description: String {
        switch self {
        case .symbolCount(let count):
            "\(count) symbols were asked for; choose 1 to \(SampleDay.maximumSymbolCount)."
        case .tickCount(let count, let minimum):
            "\(count) ticks were asked for; choose \(minimum) to \(SampleDay.maximumTickCount)."
        case .closedDay(let day):
            "\(day.iso) is not a trading day; choose a weekday from 2000 on that is no holiday."
        }
    }
}
