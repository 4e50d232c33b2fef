/// One instrument's prices on a past day.
struct DailyRow: Sendable {
    var symbol: String
    /// Such as `2026-11-19`.
    var date: String
    var open: Int
    var high: Int
    var low: Int
    var close: Int
    var volume: Int

    /// The form of the rows in a file of bars.
    static let title = "symbol,date,open,high,low,close,volume"

    var text: String { "\(symbol),\(date),\(open),\(high),\(low),\(close),\(volume)" }
}
