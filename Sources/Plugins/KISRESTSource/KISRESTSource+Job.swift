import PluginAPI

extension KISRESTSource {
    /// One thing that is asked, with its times.
    struct Job: Sendable, Hashable {
        /// What is asked.
        enum Subject: Sendable, Hashable {
            case prices([Symbol])
            case quotes([Symbol])
            case bars(BarInterval, [Symbol])
            /// Of what is held, without a list.
            case investorFlow([Symbol]?)
            case executions
            case portfolio
            case openOrders
            case profit
        }

        let subject: Subject
        let timing: Timing

        init(_ subject: Subject, _ timing: Timing) {
            self.subject = subject
            self.timing = timing
        }

        /// The type of event that comes of it.
        var kind: EventKinds {
            switch subject {
            case .prices: .trades
            case .quotes: .quotes
            case .bars: .bars
            case .investorFlow: .investorFlows
            case .executions: .executions
            case .portfolio: .portfolios
            case .openOrders: .openOrders
            case .profit: .realizedProfits
            }
        }

        /// The instruments of the market that it is about.
        var symbols: [Symbol] {
            switch subject {
            case .prices(let symbols), .quotes(let symbols), .bars(_, let symbols): symbols
            case .investorFlow, .executions, .portfolio, .openOrders, .profit: []
            }
        }

        /// How many calls it makes, for the plan: one an instrument, and one for each of the two countries.
        var callRate: CallRate {
            let calls =
                switch subject {
                case .prices(let symbols), .quotes(let symbols), .bars(_, let symbols): symbols.count
                case .investorFlow(let symbols): symbols?.count ?? Self.usualHoldings
                case .executions, .profit, .portfolio: 2
                case .openOrders: 3
                }
            switch timing {
            case .every(let period): return CallRate(calls, per: period)
            case .at(let times): return CallRate(calls * times.count, per: .seconds(86_400))
            }
        }

        /// Whether it makes sense while every market is closed, as far as it is asked again and again.
        func isWorthwhile(at moment: Timestamp, in calendars: Calendars) -> Bool {
            guard case .every = timing else { return true }
            let markets = Set(symbols.map(\.market))
            return (markets.isEmpty ? [.krx, .nasdaq] : Array(markets)).contains {
                KISBroker.MarketHours.isTrading($0, at: moment, calendars)
            }
        }

        /// For how many holdings the plan reckons.
        private static let usualHoldings = 10
    }
}
