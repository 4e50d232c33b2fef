import PluginAPI

/// The day and the second of the records in hand, kept because most records share them with the one before.
struct KISTradingDay {
    /// The day.
    private(set) var date: CivilDate

    /// The date field's eight bytes; zero when the record had no date.
    private(set) var word: UInt64

    /// The time field as a number, 101530 for 10:15:30; -1 before the day's first time.
    private(set) var clock: Int64 = -1

    /// The instant of `clock` on the day.
    private(set) var moment = Timestamp(nanoseconds: 0)

    private let midnight: Int64

    /// Dates are taken in from this century, which tells them from other numbers of eight digits.
    private static let years = 2000...2099

    /// The day of a date field of eight digits; nothing when it is not a date.
    init?(_ range: Range<Int>, of text: Span<UInt8>) {
        guard range.count == 8, case .units(let number) = KISFieldReading(whole: range, of: text, unitsPerOne: 1),
            let date = CivilDate(yyyymmdd: Int(number)), Self.years.contains(date.year)
        else { return nil }
        self.init(date, word: range.reversed().reduce(0) { $0 << 8 | UInt64(text[$1]) })
    }

    /// The day in Korea of an instant.
    init(of instant: Timestamp) {
        self.init(MarketTimeZone.korea.localTime(at: instant).date, word: 0)
    }

    private init(_ date: CivilDate, word: UInt64) {
        self.date = date
        self.word = word
        midnight = MarketTimeZone.korea.timestamp(of: date, at: .midnight).nanoseconds
    }

    /// Moves to a time of the day, given as a number of six digits; `false` when no clock shows it.
    @inline(never)
    mutating func move(to clock: Int64) -> Bool {
        let (hour, minute, second) = (clock / 10_000, clock / 100 % 100, clock % 100)
        guard hour < 24, minute < 60, second < 60 else { return false }
        self.clock = clock
        moment = Timestamp(nanoseconds: midnight + (3_600 * hour + 60 * minute + second) * 1_000_000_000)
        return true
    }
}
