/// What stands on a broker's live connection and what is polled instead, and how often.
///
/// The registrations of all sources are united, so that a symbol that two pipelines use counts once. What cannot be polled
/// comes first, everything else in the order in which it was asked for; what does not fit is polled.
public struct ConnectionPlan: Sendable, Hashable {
    /// What stands on the connection.
    public let registered: [Registration]

    /// What is polled by REST.
    public let polled: [Registration]

    /// The most registrations there can be on the connection, if there is a limit.
    public let limit: Int?

    /// The time between two looks at each of what is polled; nothing when nothing is polled or nothing can be.
    public let interval: Duration?

    /// The calls of a day that are asked for: regular ones and, at the interval, those of polling.
    public let dailyCalls: Int64

    /// The most calls of a day for regular ones and polling together; nothing where the broker sets no limit.
    public let dailyBudget: Int64?

    /// What keeps the plan from working, if anything does.
    public let problem: Problem?

    /// Why what is asked for cannot be had.
    public enum Problem: Sendable, Hashable {
        /// More than fits on the connection, and a source would rather not run than poll.
        case refused(wanted: Int)
        /// More than fits on the connection cannot be polled.
        case unpollable(wanted: Int)
        /// The regular calls alone are too many.
        case calls(daily: Int64)
        /// Polling would come round too seldom, or never, which is nothing.
        case interval(Duration?)
    }

    /// Polling is never faster than this, however large the budget.
    private static let shortest: Int64 = 1_000

    private static let day: Int64 = 86_400_000

    /// Plans what several sources and sinks ask of one broker.
    public init(_ uses: [BrokerUse], terms: BrokerTerms) {
        let all = Self.united(uses)
        let wanted = all.filter { !terms.unavailable.contains($0.channel) }
        let room = terms.registrations ?? .max
        registered = Array(wanted.prefix(room))
        polled = all.filter { terms.unavailable.contains($0.channel) } + wanted.dropFirst(room)
        limit = terms.registrations
        dailyBudget = terms.pace.map { Self.share(terms.pollingShare, of: $0) }
        let regular = uses.flatMap(\.calls).reduce(0) { Self.sum($0, $1.dailyDemand) }
        let costs = Self.costs(uses)
        let round = polled.reduce(0) { Self.sum($0, Int64(costs[$1] ?? 0)) }
        let pause = round == 0 ? nil : Self.pause(round, regular: regular, budget: dailyBudget)
        interval = pause.map { .milliseconds($0) }
        dailyCalls = Self.sum(regular, pause.map { CallRate(Int(round), per: .milliseconds($0)).dailyDemand } ?? 0)
        problem = Self.problem(uses, wanted: wanted.count, polled, regular, pause, terms)
    }

    /// Every registration once, those that cannot be polled first.
    private static func united(_ uses: [BrokerUse]) -> [Registration] {
        var seen: Set<Registration> = []
        let costs = costs(uses)
        let all = uses.flatMap(\.registrations).filter { seen.insert($0).inserted }
        return all.filter { costs[$0] == nil } + all.filter { costs[$0] != nil }
    }

    /// How many calls a look takes; what one source can poll is polled for all.
    private static func costs(_ uses: [BrokerUse]) -> [Registration: Int] {
        uses.reduce(into: [:]) { costs, use in
            costs.merge(use.pollCalls.mapValues { max($0, 1) }) { max($0, $1) }
        }
    }

    private static func share(_ share: Percent, of pace: CallRate) -> Int64 {
        let whole = Int128(pace.dailyAllowance) * Int128(max(share.units, 0))
        return Int64(clamping: whole / (100 * Int128(Percent.unitsPerOne)))
    }

    /// The milliseconds that a round of polling has to take, in tenths of a second; nothing when no call is left for it.
    private static func pause(_ round: Int64, regular: Int64, budget: Int64?) -> Int64? {
        guard let budget else { return shortest }
        guard budget > regular else { return nil }
        let free = Int128(budget - regular)
        let exact = (Int128(round) * Int128(day) + free - 1) / free
        return max(shortest, Int64(clamping: (exact + 99) / 100 * 100))
    }

    private static func problem(
        _ uses: [BrokerUse],
        wanted: Int,
        _ polled: [Registration],
        _ regular: Int64,
        _ pause: Int64?,
        _ terms: BrokerTerms
    ) -> Problem? {
        if let pace = terms.pace, regular > share(terms.pollingShare, of: pace) { return .calls(daily: regular) }
        guard !polled.isEmpty else { return nil }
        let isTooMuch = wanted > terms.registrations ?? .max
        if isTooMuch, uses.contains(where: { $0.overflow == .error && !$0.registrations.isEmpty }) {
            return .refused(wanted: wanted)
        }
        let costs = costs(uses)
        guard polled.allSatisfy({ costs[$0] != nil }) else { return .unpollable(wanted: wanted) }
        guard let pause else { return .interval(nil) }
        let interval = Duration.milliseconds(pause)
        return interval > terms.longestPoll ? .interval(interval) : nil
    }

    private static func sum(_ left: Int64, _ right: Int64) -> Int64 {
        let (sum, overflow) = left.addingReportingOverflow(right)
        return overflow ? .max : sum
    }
}
