import PluginAPI

/// Which bars a date or time stands below.
struct TimeAxis {
    /// A text below a bar.
    struct Label: Hashable {
        /// The bar.
        var index: Int

        /// The text.
        var text: String

        /// Whether a longer stretch begins, such as a day among hours or a year among months.
        var isMajor: Bool
    }

    private let moments: [(date: CivilDate, time: TimeOfDay)]
    private let language: Language

    init(_ starts: [Timestamp], _ timeZone: MarketTimeZone, _ language: Language) {
        moments = starts.map { timeZone.localTime(at: $0) }
        self.language = language
    }

    /// The finest stretches whose beginnings are no more than have room.
    func labels(atMost limit: Int) -> [Label] {
        for stretch in Stretch.all where stretch.isOfDays || isIntraday {
            let beginnings = beginnings(of: stretch)
            guard beginnings.count <= max(1, limit), !beginnings.isEmpty else { continue }
            return beginnings.map { label($0, stretch) }
        }
        return [Label(index: moments.count - 1, text: dayText(moments.count - 1), isMajor: true)]
    }

    /// Whether there are several bars of one day.
    private var isIntraday: Bool { zip(moments, moments.dropFirst()).contains { $0.date == $1.date } }

    private func beginnings(of stretch: Stretch) -> [Int] {
        // The first bar need not be the first of its stretch, unless each bar is one.
        let first = stretch == .days(1) && !isIntraday ? [0] : []
        return first + moments.indices.dropFirst().filter { number($0, stretch) != number($0 - 1, stretch) }
    }

    private func number(_ index: Int, _ stretch: Stretch) -> Int { stretch.number(of: moments[index]) }

    private func label(_ index: Int, _ stretch: Stretch) -> Label {
        let (date, time) = moments[index]
        let before = index > 0 ? moments[index - 1].date : date
        switch stretch {
        case .minutes:
            let isMajor = date != before
            return Label(
                index: index,
                text: isMajor ? dayText(index) : String(time.description.prefix(5)),
                isMajor: isMajor
            )
        case .days: return Label(index: index, text: dayText(index), isMajor: false)
        case .months:
            let isMajor = date.year != before.year
            return Label(index: index, text: isMajor ? "\(date.year)" : monthText(date), isMajor: isMajor)
        case .years: return Label(index: index, text: "\(date.year)", isMajor: false)
        }
    }

    private func dayText(_ index: Int) -> String { "\(moments[index].date.month)/\(moments[index].date.day)" }

    private func monthText(_ date: CivilDate) -> String {
        let names = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]
        return language == .ko ? "\(date.month)월" : names[date.month - 1]
    }
}

extension TimeAxis {
    /// A length of time whose beginnings can be told.
    private enum Stretch: Equatable {
        case minutes(Int)
        case days(Int)
        case months(Int)
        case years(Int)

        static let all: [Stretch] =
            [1, 5, 10, 15, 30, 60, 120, 180].map { .minutes($0) } + [.days(1), .days(7)]
            + [1, 3, 6].map { .months($0) } + [1, 2, 5, 10, 20, 50, 100, 1_000].map { .years($0) }

        var isOfDays: Bool {
            if case .minutes = self { false } else { true }
        }

        /// Which of these stretches a moment lies in.
        func number(of moment: (date: CivilDate, time: TimeOfDay)) -> Int {
            let (year, month, _) = moment.date.components
            let day = Int(moment.date.dayNumber)
            switch self {
            case .minutes(let count): return day * 1_440 + Int(moment.time.secondsSinceMidnight) / (60 * count)
            // Day 4 was a Monday.
            case .days(let count): return Int((Double(day - 4) / Double(count)).rounded(.down))
            case .months(let count): return (year * 12 + month - 1) / count
            case .years(let count): return year / count
            }
        }
    }
}
