import KIS
import PluginAPI

extension KISRESTSource {
    /// Asks what is due, one thing after another, until the task is cancelled.
    struct Asking {
        private let feed: any Feed
        private let line: KISBroker.Line
        private let jobs: @Sendable () -> [Job]

        /// When the bar began that was sent last.
        private var lastBars: [Symbol: Timestamp] = [:]

        /// Asks what there is to ask at the time; the jobs are always the same, about other instruments.
        init(_ feed: any Feed, _ line: KISBroker.Line, _ jobs: @escaping @Sendable () -> [Job]) {
            self.feed = feed
            self.line = line
            self.jobs = jobs
        }

        mutating func run() async throws {
            let start = line.now
            // What is asked again and again begins at once.
            var due = jobs().map { job -> Timestamp? in
                if case .every = job.timing { start } else { job.timing.next(after: start, in: feed.calendars) }
            }
            while let next = due.compactMap(\.self).min() {
                try await feed.clock.sleep(until: next)
                let now = line.now
                let jobs = jobs()
                let ready = jobs.indices.filter { due[$0].map { $0 <= now } ?? false }
                try await ask(ready.map { jobs[$0] }.filter { $0.isWorthwhile(at: now, in: feed.calendars) })
                for index in ready { due[index] = jobs[index].timing.next(after: now, in: feed.calendars) }
            }
            // The calendar ends; the run goes on with what the other sources bring.
            while true { try await Task.sleep(for: .seconds(3_600)) }
        }

        /// Asks several things of one moment, of which the later ones may need what the earlier ones brought.
        private mutating func ask(_ jobs: [Job]) async throws {
            var portfolio: Portfolio?
            var trouble: String?
            for job in jobs {
                do {
                    try await answer(job, &portfolio)
                } catch let error as BrokerError {
                    // What a question fails of when the run ends is no trouble.
                    try Task.checkCancellation()
                    feed.count("poll-failed", 1)
                    trouble = error.reason
                }
            }
            guard !jobs.isEmpty else { return }
            feed.report(trouble == nil ? .running : .degraded, trouble)
        }

        private mutating func answer(_ job: Job, _ portfolio: inout Portfolio?) async throws {
            switch job.subject {
            case .prices(let symbols):
                for symbol in symbols { try await price(of: symbol) }
            case .quotes(let symbols):
                for symbol in symbols { try await quote(of: symbol) }
            case .bars(let interval, let symbols):
                for symbol in symbols { try await bar(of: symbol, interval) }
            case .investorFlow(let symbols):
                try await flows(of: symbols, &portfolio)
            case .executions:
                try await line.readFills()
            case .portfolio:
                let held = try await held(&portfolio)
                await feed.prepare(held: held.symbols)
                try send(.portfolio(held))
            case .openOrders:
                let orders = try await line.openOrders() + line.reservedOrders()
                try send(.openOrders(OpenOrders(account: line.session.account, orders: orders)))
            case .profit:
                try await profit()
            }
        }

        private func held(_ portfolio: inout Portfolio?) async throws(BrokerError) -> Portfolio {
            if let portfolio { return portfolio }
            let read = try await line.portfolio()
            portfolio = read
            return read
        }

        private func send(_ payload: Event.Payload) throws(FeedClosed) { try feed.send(payload, line.header()) }
    }
}

extension KISRESTSource.Asking {
    private func price(of symbol: Symbol) async throws {
        guard let trade = try await line.price(of: symbol, at: .krx) else { return }
        line.switchboard.note(trade)
        var trades = [trade]
        try feed.send(&trades)
    }

    private func quote(of symbol: Symbol) async throws {
        guard symbol.market == .krx, let slot = feed.symbols.slot(for: symbol) else { return }
        try send(.quote(try await line.ask(KISBookQuestion(symbol, slot: slot), .market)))
    }

    /// Sends the last bar that has closed, if it is a new one.
    private mutating func bar(of symbol: Symbol, _ interval: BarInterval) async throws {
        let today = feed.calendars.calendar(of: symbol.market).tradingDay(at: line.now)
        let request = BarRequest(symbol: symbol, interval: interval, days: interval.reach(before: today)...today)
        guard let bar = try await line.bars(request).last, lastBars[symbol].map({ $0 < bar.start }) ?? true else {
            return
        }
        lastBars[symbol] = bar.start
        try send(.bar(bar))
    }

    private func flows(of symbols: [Symbol]?, _ portfolio: inout Portfolio?) async throws {
        var wanted = symbols ?? []
        if symbols == nil {
            wanted = try await held(&portfolio).holdings.map(\.position.symbol).filter { $0.market == .krx }
        }
        for symbol in wanted {
            let flows = try await line.ask(KISInvestorQuestion(symbol), .market)
            if let last = flows.max(by: { $0.day < $1.day }) { try send(.investorFlow(last)) }
        }
    }

    /// The realised profit from the beginning of the month, or of the week when that began before it.
    private func profit() async throws {
        let today = line.today
        let days = today.startOfReports...today
        let rows = try await line.ask(KISProfitQuestion(days, .byDay))
        try send(profit(.krw, days, rows.map(\.result)))
        let usDays = line.usToday.startOfReports...line.usToday
        guard let rows = try await line.askUS(KISUSProfitQuestion(usDays)), !rows.isEmpty else { return }
        try send(profit(.usd, usDays, RealizedProfit.Day.sums(rows.map(\.result))))
    }

    private func profit(
        _ currency: Currency,
        _ days: ClosedRange<CivilDate>,
        _ results: [RealizedProfit.Day]
    ) -> Event.Payload {
        .realizedProfit(
            RealizedProfit(
                account: line.session.account,
                currency: currency,
                period: days,
                days: results.sorted { $0.day < $1.day }
            )
        )
    }
}

extension Portfolio {
    /// What is held.
    fileprivate var symbols: [Symbol] {
        holdings.filter { $0.position.quantity > .zero }.map(\.position.symbol)
    }
}

extension BrokerError {
    /// Why it went wrong.
    fileprivate var reason: String {
        switch self {
        case .retry(_, let reason), .never(let reason): reason
        }
    }
}

extension BarInterval {
    /// Far enough back for the last closed bar.
    fileprivate func reach(before day: CivilDate) -> CivilDate {
        switch self {
        case .minutes: day
        case .day: day.advanced(by: -14)
        case .week: day.advanced(by: -21)
        case .month: day.advanced(by: -62)
        }
    }
}

extension CivilDate {
    /// The first day of the month, or the Monday of the week when that is earlier.
    fileprivate var startOfReports: CivilDate {
        min(advanced(by: 1 - day), advanced(by: 1 - weekday.rawValue))
    }
}

extension RealizedProfit.Day {
    /// The results of single shares as results of days; a sum that does not fit leaves its day out.
    fileprivate static func sums(_ results: [RealizedProfit.Day]) -> [RealizedProfit.Day] {
        Dictionary(grouping: results, by: \.day).compactMap { _, results in
            results.dropFirst().reduce(results.first) { sum, next in sum.flatMap { $0.adding(next) } }
        }
    }

    private func adding(_ other: RealizedProfit.Day) -> RealizedProfit.Day? {
        guard let bought = bought.adding(other.bought), let sold = sold.adding(other.sold),
            let profit = profit.adding(other.profit), let fees = fees.adding(other.fees),
            let taxes = taxes.adding(other.taxes)
        else { return nil }
        return RealizedProfit.Day(day: day, bought: bought, sold: sold, profit: profit, fees: fees, taxes: taxes)
    }
}
