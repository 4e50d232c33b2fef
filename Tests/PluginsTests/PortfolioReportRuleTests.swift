import PluginAPI
import PluginTesting
import Testing

@testable import Plugins

@Suite struct PortfolioReportRuleTests {
    private func portfolio(
        _ tester: inout RuleTester<PortfolioReportRule>,
        _ holdings: (symbol: String, name: String, shares: Int32, cost: Int64, price: Int32)...
    ) -> Event {
        let held = holdings.map { holding in
            let symbol = tester.script.instrument(holding.symbol).symbol
            let currency = symbol.market.currency
            let (quantity, price) = (Quantity(holding.shares), Price(holding.price))
            let cost = Money(units: holding.cost * Money.unitsPerOne, currency: currency)
            let value = price.value(of: quantity, in: currency) ?? cost
            return Portfolio.Holding(
                position: Position(
                    account: AccountName("main"),
                    symbol: symbol,
                    quantity: quantity,
                    sellable: quantity,
                    cost: cost
                ),
                name: holding.name,
                price: price,
                value: value,
                profit: value.subtracting(cost) ?? value
            )
        }
        return tester.script.event(.portfolio(Portfolio(account: AccountName("main"), holdings: held, cash: [])))
    }

    private func flow(_ tester: inout RuleTester<PortfolioReportRule>, day: String, isEstimate: Bool = false) throws
        -> Event
    {
        let flow = InvestorFlow(
            symbol: tester.script.instrument("005930").symbol,
            day: try #require(CivilDate(day)),
            individuals: Quantity(-11_800),
            foreigners: Quantity(15_000),
            institutions: Quantity(-3_200),
            isEstimate: isEstimate
        )
        return tester.script.event(.investorFlow(flow))
    }

    private func timer(_ tester: inout RuleTester<PortfolioReportRule>, _ name: String) -> Event {
        tester.script.event(.timer(Timer(name: name, due: tester.script.now)))
    }

    private func rows(_ signals: [Signal]) -> [String] {
        signals.flatMap { signal in
            guard case .alert(let alert) = signal.content else { return [String]() }
            return alert.rows.map { row in
                ([row.kind.name] + row.values.map(\.exactText)).joined(separator: " ")
            }
        }
    }

    /// The lines of the rows of the first report.
    private func lines(_ signals: [Signal], in language: Language) throws -> [String] {
        guard case .alert(let alert)? = signals.first?.content else { return [] }
        return try alert.rows.map { row in
            let values = zip(row.kind.fields, row.values).map { ($0.name, $1.text(in: language, zone: .korea)) }
            let texts = Dictionary(uniqueKeysWithValues: values)
            return try MessageTemplate(row.kind.message.text(in: language)).filled { texts[$0] ?? "?" }
        }
    }

    @Test func `a report has each holding with its flows, and the totals`() throws {
        var tester = try RuleTester(PortfolioReportRule.self)
        let events = [
            try flow(&tester, day: "2026-11-20"),
            portfolio(&tester, ("005930", "삼성전자", 10, 720_000, 74_500), ("000660", "SK하이닉스", 5, 1_000_000, 190_000)),
        ]

        let told = tester.receive(events)

        #expect(
            told.line(showing: "account", "count", "value", "profit", "rate")
                == "portfolio-report account=main count=2 value=1695000 KRW profit=-25000 KRW rate=-1.453488"
        )
        #expect(
            rows(told) == [
                "holding 005930 삼성전자 10 72000 KRW 74500 KRW 745000 KRW 25000 KRW 3.472222",
                "flow 15000 -3200 2026-11-20",
                "holding 000660 SK하이닉스 5 200000 KRW 190000 KRW 950000 KRW -50000 KRW -5",
            ]
        )
    }

    @Test(arguments: [("2026-11-20", true, "estimated-flow"), ("2026-11-19", false, "earlier-flow")])
    func `flows that are not final say so`(day: String, isEstimate: Bool, row: String) throws {
        var tester = try RuleTester(PortfolioReportRule.self)
        let events = [
            try flow(&tester, day: day, isEstimate: isEstimate),
            portfolio(&tester, ("005930", "삼성전자", 10, 720_000, 74_500)),
        ]

        #expect(rows(tester.receive(events)).last == "\(row) 15000 -3200 \(day)")
    }

    @Test func `an earlier flow does not replace a later one`() throws {
        var tester = try RuleTester(PortfolioReportRule.self)
        let events = [
            try flow(&tester, day: "2026-11-20"), try flow(&tester, day: "2026-11-19"),
            portfolio(&tester, ("005930", "삼성전자", 10, 720_000, 74_500)),
        ]

        #expect(rows(tester.receive(events)).last == "flow 15000 -3200 2026-11-20")
    }

    @Test func `flows can be left out`() throws {
        var tester = try RuleTester(PortfolioReportRule.self, "{ flows: false }")
        let events = [
            try flow(&tester, day: "2026-11-20"), portfolio(&tester, ("005930", "삼성전자", 10, 720_000, 74_500)),
        ]

        #expect(rows(tester.receive(events)).count == 1)
    }

    @Test func `indicators of daily closes stand below what is held`() throws {
        var tester = try RuleTester(PortfolioReportRule.self, "{ rsi: 2, moving_averages: [2, 4] }")
        // Average gains and losses of 0 and 10, then 20 and 5; and of 2 and 2.
        tester.receive([tester.script.history("100 90 80 120"), tester.script.history("8 4 8", of: "NASDAQ:AAPL")])

        let told = tester.receive([
            portfolio(&tester, ("005930", "삼성전자", 10, 900, 120), ("NASDAQ:AAPL", "애플", 2, 4, 2)),
            portfolio(&tester, ("000660", "SK하이닉스", 1, 1, 1)),
        ])

        #expect(
            rows(told).filter { !$0.hasPrefix("holding") } == [
                "rsi-averages-2 2 80.0 2 100 KRW 4 97.5 KRW 2026-11-19",
                "rsi-averages-1 2 50.0 2 6 USD 2026-11-19",
            ]
        )
        #expect(try lines(told, in: .ko).last ?? "" == "┗ RSI(2): 80 | 이동평균 2일 100원 · 4일 98원")
        #expect(try lines(told, in: .en).last ?? "" == "┗ RSI(2): 80 | averages 2 days ₩100 · 4 days ₩98")
    }

    @Test func `an indicator for which there are too few bars is left out`() throws {
        var tester = try RuleTester(PortfolioReportRule.self, "{ rsi: 3, moving_averages: [2, 5] }")
        let held = { (tester: inout RuleTester<PortfolioReportRule>) in
            self.portfolio(&tester, ("005930", "삼성전자", 10, 900, 120))
        }

        tester.history("100 90")
        let two = tester.receive([held(&tester)])
        tester.history("100")
        let one = tester.receive([held(&tester)])

        #expect(rows(two).dropFirst() == ["averages-1 2 95 KRW 2026-11-19"])
        #expect(rows(one).count == 1)
    }

    @Test func `bars are asked for only when an indicator is wanted, as many as the longest takes`() throws {
        let without = try RuleTester(PortfolioReportRule.self).rule
        let index = try RuleTester(PortfolioReportRule.self, "{ rsi: 14, moving_averages: [60] }").rule
        let average = try RuleTester(PortfolioReportRule.self, "{ moving_averages: [5, 200] }").rule

        #expect(without.needs.bars.isEmpty && !without.requires.contains(.history))
        #expect(index.needs.bars == [RuleNeeds.Bars(.day, .count(140), of: .held)])
        #expect(average.needs.bars == [RuleNeeds.Bars(.day, .count(200), of: .held)])
        #expect(average.requires == [.portfolios, .history])
    }

    @Test(arguments: [
        ("{ moving_averages: [5, 20, 5] }", "'5' is there twice"),
        ("{ moving_averages: [5, 10, 20, 60, 120] }", "at most 4 averages can be told, found 5"),
    ])
    func `averages that no line can tell are refused`(settings: String, message: String) {
        let reading = SettingsText.read(settings, for: PortfolioReportRule.self)

        #expect(reading.diagnostics.map(\.message.en) == [message])
    }

    @Test func `the rule keeps its contract with indicators`() throws {
        let settings = try #require(
            SettingsText.read("{ rsi: 3, moving_averages: [2, 9, 60] }", for: PortfolioReportRule.self).settings
        )

        #expect(RuleContract.problems(of: PortfolioReportRule.self, settings: settings) == [])
    }

    @Test func `only the first portfolio after the timer is reported`() throws {
        var tester = try RuleTester(PortfolioReportRule.self, "{ on: report }")
        let held = { (tester: inout RuleTester<PortfolioReportRule>) in
            self.portfolio(&tester, ("005930", "삼성전자", 10, 720_000, 74_500))
        }
        let events = [
            held(&tester), timer(&tester, "other"), held(&tester), timer(&tester, "report"), held(&tester),
            held(&tester),
        ]

        #expect(tester.receive(events).map(\.header.sequence) == [5])
    }

    @Test func `a report that is due survives a restart`() throws {
        var tester = try RuleTester(PortfolioReportRule.self, "{ on: report }")
        tester.receive([timer(&tester, "report")])

        var restarted = try tester.restarted()
        let held = portfolio(&restarted, ("005930", "삼성전자", 10, 720_000, 74_500))

        #expect(restarted.receive([held]).line() == "portfolio-report")
    }

    @Test func `currencies are reported apart`() throws {
        var tester = try RuleTester(PortfolioReportRule.self)
        let held = portfolio(&tester, ("005930", "삼성전자", 10, 720_000, 74_500), ("NASDAQ:AAPL", "애플", 2, 400, 231))

        let told = tester.receive([held])

        #expect(
            told.line(showing: "value")
                == "portfolio-report value=745000 KRW, portfolio-report value=462 USD"
        )
    }

    @Test func `an account without holdings is told of only if that is wanted`() throws {
        var silent = try RuleTester(PortfolioReportRule.self)
        var telling = try RuleTester(PortfolioReportRule.self, "{ empty: true }")

        #expect(silent.receive([portfolio(&silent, ("005930", "삼성전자", 0, 0, 74_500))]).isEmpty)
        #expect(telling.receive([portfolio(&telling)]).line(showing: "account") == "nothing-held account=main")
    }

    @Test func `amounts that no number can hold do not stop the program`() throws {
        var tester = try RuleTester(PortfolioReportRule.self)
        let most = Int64.max / Money.unitsPerOne
        let held = portfolio(&tester, ("005930", "삼성전자", 1, most, 1), ("000660", "SK하이닉스", 1, most, 1))

        #expect(tester.receive([held]).line(showing: "count") == "portfolio-report count=2")
    }
}
