import PluginAPI

/// What a `*-sessions.tsv` file says: the usual hours of a market and the rules of its sessions.
struct CalendarSessionTable {
    private typealias SessionRule = TradingCalendar.SessionRule
    private typealias Edge = TradingCalendar.SessionRule.Edge

    let source: String
    let expires: CivilDate
    let opened: CivilDate?
    let usualHours: HourRange
    let rules: [TradingCalendar.SessionRule]

    init(name: String, text: String, market: CalendarMarket) throws(CalendarDataError) {
        let file = try CalendarDataFile(
            name: name,
            text: text,
            headers: ["source", "made", "expires", "opened", "hours"],
            columns: 5
        )
        source = try file.header("source").columns[0]
        _ = try file.header("made").date(at: 0)
        expires = try file.header("expires").date(at: 0)
        opened = try file.headers["opened"]?.date(at: 0)
        usualHours = try file.header("hours").hours(at: 0)
        rules = try Self.rules(in: file, market: market)
    }

    private static func rules(
        in file: CalendarDataFile,
        market: CalendarMarket
    ) throws(CalendarDataError) -> [SessionRule] {
        var rules: [SessionRule] = []
        for row in file.rows {
            let rule = SessionRule(
                try row.session(at: 0, of: market),
                try row.hours(at: 1),
                movement: try movement(in: row),
                from: try row.dateIfAny(at: 3),
                until: try row.dateIfAny(at: 4)
            )
            if rules.contains(where: { $0.name == rule.name && overlap($0, rule) }) {
                throw row.error("'\(rule.name.rawValue)' already has hours in a part of that time")
            }
            rules.append(rule)
        }
        return rules
    }

    private static func movement(in row: CalendarDataRow) throws(CalendarDataError)
        -> SessionRule.Movement
    {
        if row.columns[2] == "dropped" { return .dropped }
        let words = row.columns[2].split(separator: "/", omittingEmptySubsequences: false).map(String.init)
        guard words.count == 2, let start = Edge(rawValue: words[0]), let end = Edge(rawValue: words[1]) else {
            throw row.error(
                "'\(row.columns[2])' is neither 'dropped' nor two of open, close and fixed such as open/close"
            )
        }
        return .moved(start: start, end: end)
    }

    private static func overlap(_ one: SessionRule, _ other: SessionRule) -> Bool {
        (one.from ?? .earliest) <= (other.until ?? .latest) && (other.from ?? .earliest) <= (one.until ?? .latest)
    }
}
