import Engine
import PluginAPI

/// Short names for times and values in tests; days are KRX's.
enum Moments {
    static let friday = day("2026-11-20")

    static func day(_ text: String) -> CivilDate {
        guard let day = CivilDate(text) else { preconditionFailure("not a date: \(text)") }
        return day
    }

    /// A time of the Korean clock on a day.
    static func at(_ time: String, on day: CivilDate = friday) -> Timestamp {
        guard let time = TimeOfDay(time) else { preconditionFailure("not a time: \(time)") }
        return MarketTimeZone.korea.timestamp(of: day, at: time)
    }

    static func header(_ time: String, sequence: Int64 = 0, on day: CivilDate = friday) -> EventHeader {
        EventHeader(sequence: sequence, exchangeTime: at(time, on: day), receivedAt: at(time, on: day), tradingDay: day)
    }

    static let calendars: Calendars = {
        do { return try Calendars.builtIn() } catch { preconditionFailure("the built-in calendars: \(error)") }
    }()

    static func months(_ count: Int) -> CalendarPeriod {
        guard let period = CalendarPeriod(months: count) else { preconditionFailure("not a period: \(count)") }
        return period
    }

    static let samsung: Symbol = {
        guard let symbol = Symbol("005930") else { preconditionFailure("a symbol") }
        return symbol
    }()
}

/// A clock that stands: what is due by it comes, and nothing else ever does.
struct StillClock: RunClock {
    let now: Timestamp

    func sleep(until moment: Timestamp) async throws {
        try await Task.sleep(for: .milliseconds(1))
    }
}

/// Makes trades out of short texts.
struct TradeMaker {
    let symbols = SymbolTable()

    /// Trades of one symbol from `TIME PRICE[xQUANTITY]` pairs, numbered from one.
    func trades(_ texts: String..., symbol: String = "005930", on day: CivilDate = Moments.friday) -> [Trade] {
        texts.enumerated().map { index, text in
            let words = text.split(separator: " ")
            let amounts = words[1].split(separator: "x")
            guard let symbol = Symbol(symbol), let slot = symbols.slot(for: symbol),
                let price = Price(decimal: amounts[0]),
                let quantity = Quantity(decimal: amounts.count > 1 ? amounts[1] : "1")
            else { preconditionFailure("not a trade: \(text)") }
            let header = Moments.header(String(words[0]), sequence: Int64(index + 1), on: day)
            return Trade(header, symbol: symbol, slot: slot, venue: .krx, price: price, quantity: quantity)
        }
    }
}
