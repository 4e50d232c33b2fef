import PluginAPI

extension KISRESTSource {
    struct Settings: PluginSettings {
        @Setting(LocalizedText(ko: "`brokers:`에 정의한 KIS 계좌", en: "The KIS account, as defined under 'brokers:'."))
        var broker: BrokerReference

        @Setting(LocalizedText(ko: "보유 종목과 예수금", en: "Holdings and cash."))
        var portfolio: Poll?

        @Setting(
            LocalizedText(
                ko: "내 주문의 체결. 웹소켓으로 오지 않은 것만 새로 알림",
                en: "What became of the account's orders, as far as the WebSocket did not tell it."
            )
        )
        var executions: Poll?

        @Setting(LocalizedText(ko: "미체결과 예약 주문", en: "Open and reserved orders."))
        var openOrders: Poll?

        @Setting(LocalizedText(ko: "이번 달의 실현손익", en: "What was earned by selling this month."))
        var profit: Poll?

        @Setting(
            LocalizedText(
                ko: "외국인·기관 순매수. `symbols`가 없으면 보유 종목",
                en: "Net buying of foreigners and institutions; of what is held, without 'symbols'."
            )
        )
        var investorFlow: FlowPoll?

        @Setting(LocalizedText(ko: "현재가", en: "Prices."))
        var prices: MarketPoll?

        @Setting(LocalizedText(ko: "호가", en: "Order books."))
        var quotes: MarketPoll?

        @Setting(LocalizedText(ko: "분봉과 일봉", en: "Bars."))
        var bars: BarPoll?

        func validate(_ report: inout SettingReport) {
            if jobs(lists).isEmpty { report.error(Self.nothing) }
        }

        private static let nothing = LocalizedText(
            ko: "조회할 것이 없습니다. `portfolio: { every: 1m }`처럼 쓰세요.",
            en: "nothing is asked for; write for example 'portfolio: { every: 1m }'"
        )

        /// The lists of instruments, by their places.
        var lists: SymbolLists {
            SymbolLists([
                "prices.symbols": prices?.symbols ?? [], "quotes.symbols": quotes?.symbols ?? [],
                "bars.symbols": bars?.symbols ?? [], "investor_flow.symbols": investorFlow?.symbols ?? [],
            ])
        }

        /// What is asked of lists as they are; at one moment in this order, so that a report of holdings has the flows of
        /// the same time.
        func jobs(_ lists: SymbolLists) -> [Job] {
            let market: [Job?] = [
                prices.map { Job(.prices(lists["prices.symbols"]), $0.timing) },
                quotes.map { Job(.quotes(lists["quotes.symbols"]), $0.timing) },
                bars.map { Job(.bars($0.interval, lists["bars.symbols"]), $0.timing) },
            ]
            let account: [Job?] = [
                investorFlow.map { poll in
                    Job(.investorFlow(poll.symbols.map { _ in lists["investor_flow.symbols"] }), poll.timing)
                },
                executions.map { Job(.executions, $0.timing) },
                portfolio.map { Job(.portfolio, $0.timing) },
                openOrders.map { Job(.openOrders, $0.timing) },
                profit.map { Job(.profit, $0.timing) },
            ]
            return (market + account).compactMap(\.self)
        }
    }

    /// When something is asked.
    struct Poll: PluginSettings, TimedPoll {
        @Setting(KISRESTSource.everyHelp, in: KISRESTSource.periods) var every: Duration?
        @Setting(KISRESTSource.atHelp) var at: [TimeOfDay]?

        func validate(_ report: inout SettingReport) { checkTiming($every, &report) }
    }

    /// When flows are asked, and of what.
    struct FlowPoll: PluginSettings, TimedPoll {
        @Setting(KISRESTSource.everyHelp, in: KISRESTSource.periods) var every: Duration?
        @Setting(KISRESTSource.atHelp) var at: [TimeOfDay]?
        @Setting(LocalizedText(ko: "종목. 없으면 보유 종목", en: "The instruments; what is held, if left out."))
        var symbols: [Symbol]?

        func validate(_ report: inout SettingReport) {
            checkTiming($every, &report)
            KISRESTSource.checkKorean($symbols, symbols ?? [], &report)
        }
    }

    /// When something of the market is asked, and of what.
    struct MarketPoll: PluginSettings, TimedPoll {
        @Setting(KISRESTSource.everyHelp, in: KISRESTSource.periods) var every: Duration?
        @Setting(KISRESTSource.atHelp) var at: [TimeOfDay]?
        @Setting(LocalizedText(ko: "종목", en: "The instruments.")) var symbols: [Symbol]

        func validate(_ report: inout SettingReport) { checkTiming($every, &report) }
    }

    /// When bars are asked, and which.
    struct BarPoll: PluginSettings, TimedPoll {
        @Setting(KISRESTSource.everyHelp, in: KISRESTSource.periods) var every: Duration?
        @Setting(KISRESTSource.atHelp) var at: [TimeOfDay]?
        @Setting(LocalizedText(ko: "종목", en: "The instruments.")) var symbols: [Symbol]
        @Setting(LocalizedText(ko: "봉의 길이: 1m, 1d, 1w, 1mo", en: "The length of a bar: 1m, 1d, 1w or 1mo."))
        var interval = BarInterval.day

        func validate(_ report: inout SettingReport) {
            checkTiming($every, &report)
            switch interval {
            case .minutes(1), .day, .week, .month: break
            case .minutes:
                report.error(
                    $interval,
                    LocalizedText(
                        ko: "KIS에는 1m, 1d, 1w, 1mo 봉만 있습니다.",
                        en: "KIS has bars of 1m, 1d, 1w and 1mo only"
                    )
                )
            }
        }
    }

    static let periods: ClosedRange<Duration> = .seconds(1) ... .seconds(86_400)

    static let everyHelp = LocalizedText(
        ko: "장이 열려 있는 동안 되풀이할 간격",
        en: "How often, while the markets are open."
    )

    static let atHelp = LocalizedText(
        ko: "거래일의 한국 시각들",
        en: "The Korean times of a trading day."
    )

    static func checkKorean<Value>(_ setting: Setting<Value>, _ symbols: [Symbol], _ report: inout SettingReport) {
        for (index, symbol) in symbols.enumerated() where symbol.market != .krx {
            report.error(
                LocalizedText(
                    ko: "\("`\(symbol)`", .topic) 국내 종목이 아니어서 수급이 없습니다.",
                    en: "'\(symbol)' is not listed in Korea and has no such figures"
                ),
                at: setting.span(ofElement: index) ?? setting.span
            )
        }
    }
}

/// Settings that say when something is asked.
protocol TimedPoll {
    var every: Duration? { get }
    var at: [TimeOfDay]? { get }
}

extension TimedPoll {
    /// When it is due.
    var timing: KISRESTSource.Timing { every.map { .every($0) } ?? .at((at ?? []).sorted()) }

    /// Checks that one of the two is written.
    func checkTiming(_ setting: Setting<Duration?>, _ report: inout SettingReport) {
        guard (every == nil) == (at?.isEmpty ?? true) else { return }
        report.error(
            LocalizedText(
                ko: "`every`와 `at` 가운데 하나를 써야 합니다.",
                en: "it needs either 'every' or 'at'"
            ),
            at: setting.span
        )
    }
}
