import Foundation
import PluginAPI
import Testing

@testable import Host

@Suite struct PlanTextTests {
    @Test func `real money stands out in words and in colour`() throws {
        let workspace = try PlanWorkspace(PlanSamples.trading, environment: Self.environment)

        #expect(workspace.text().contains("⚠ 'main' is a real account: orders there are made with real money."))
        #expect(workspace.text().contains("  main  [REAL MONEY] · desk · account 12••••78-01\n"))
        #expect(workspace.text().contains("  practice  paper · desk"))
        #expect(workspace.text(usesColor: true).contains("\u{1B}[1;31m[REAL MONEY]\u{1B}[0m"))
        #expect(!workspace.text().contains("\u{1B}"))
    }

    @Test func `registrations, calls and the most that can be ordered are counted over all pipelines`() throws {
        let text = try PlanWorkspace(PlanSamples.trading, environment: Self.environment).text()

        #expect(text.contains("registrations   4 of 41\n"))
        #expect(text.contains("orders          at most ₩5,000,000 a day\n"))
        #expect(text.contains("orders_per_day 10, notional_per_order ₩1,000,000,"))
        #expect(text.contains("guarded by      exits/stop-loss\n"))
        #expect(text.contains("orders          none go to this account\n"))
    }

    @Test func `what does not fit on the connection is named with its interval`() throws {
        let text = try PlanWorkspace(PlanSamples.large).text()

        #expect(text.contains("registrations   41 of 41\n"))
        #expect(text.contains("every 24s, 12: 000420, 000430"))
        #expect(text.contains("takes 100%"))
    }

    @Test func `a pipeline is drawn from its sources to its sinks`() throws {
        let text = try PlanWorkspace(PlanSamples.trading, environment: Self.environment).text()

        #expect(
            text.contains(
                """
                pipeline targets  (krx-regular)
                  ticks        desk-ticks { broker: main, trades: [005930, 000660, 999999] } →
                               Trade
                   │ sigma     lookback: 1y, levels: [1, 2]
                   │ dedupe    by: [symbol, level], window: 5m
                   ├▷ phone    chat-room { token: ${CHAT_TOKEN} }
                   └▷ console
                """
            ),
            "\(text)"
        )
    }

    @Test func `who gets which alerts and when stands beside the sinks, and people below`() throws {
        let text = try PlanWorkspace(PlanSamples.routed).text()

        #expect(text.contains("phone    telegram { token: ••••, chat: 1 } (min_severity: notice, repeat:"), "\(text)")
        #expect(text.contains("users           ann: 2 symbols (quiet: 22:00-07:00, repeat: 15m)\n"), "\(text)")
    }

    @Test func `sessions are told by the exchange's clock and by Korea's`() throws {
        let text = try PlanWorkspace(PlanSamples.trading, environment: Self.environment).text()

        #expect(text.contains("next session    2026-11-23 (Mon) 09:00-15:30\n"))
        #expect(text.contains("2026-11-23 (Mon) 09:30-16:00 ET = 23:30-06:00 KST"))
        #expect(text.contains("calendars       KRX until "))
        #expect(text.contains("US until "))
    }

    @Test func `past bars that are needed and at hand are told, and symbols without any`() throws {
        let text = try PlanWorkspace(PlanSamples.trading, environment: Self.environment).text()

        #expect(text.contains("bars            sigma 1d over 1y\n"))
        #expect(text.contains("var/sample/daily-bars.csv:"))
        #expect(text.contains("missing         999999\n"))
    }

    @Test func `past bars that come from a broker are told, and which broker it is of several`() throws {
        let configuration = PlanSamples.trading
            .replacing("history: { csv: { path: var/sample/daily-bars.csv } }\n", with: "")
            .replacing(
                "sources: [ticks]",
                with: "sources: [ticks, { desk-ticks: { broker: practice, trades: [005930] } }]"
            )

        let text = try PlanWorkspace(configuration, environment: Self.environment).text()

        #expect(text.contains("bars            sigma 1d over 1y\n"), "\(text)")
        #expect(text.contains("past bars       from 'main', 3 symbols (the first broker of the sources;"), "\(text)")
        #expect(!text.contains("missing"))
    }

    @Test func `bars of what is held are told`() throws {
        let text = try PlanWorkspace(Project.text("examples/fill-and-profit-alerts.yaml")).text()

        #expect(text.contains("bars            portfolio-report 140 × 1d of what is held\n"), "\(text)")
        #expect(text.contains("past bars       from 'main', what is held\n"), "\(text)")
    }

    @Test func `services and plain text are told`() throws {
        let text = try PlanWorkspace(PlanSamples.trading, environment: Self.environment).text()

        #expect(text.contains("chat.example (phone)"))
        #expect(text.contains("not encrypted   ticks.example:21000 (main, practice)\n"))
    }

    @Test func `without an order sink nothing can be ordered, and nothing unknown has a heading`() throws {
        let text = try PlanWorkspace(Project.text("examples/replay-a-day.yaml")).text()

        #expect(text.contains("orders          nothing can be ordered (no order sink)\n"))
        #expect(text.contains("recorded        2026-11-20 (Fri) "))
        for absent in ["brokers", "network", "warnings", "not encrypted", "calendars", "next session", "missing"] {
            #expect(!text.contains(absent), "\(absent)")
        }
    }

    @Test(arguments: ["${CHAT_TOKEN}", "very-secret-token"])
    func `no secret is ever in a plan`(token: String) throws {
        let configuration = PlanSamples.trading.replacing("${CHAT_TOKEN}", with: token)
        let workspace = try PlanWorkspace(configuration, environment: Self.environment)

        #expect(!workspace.text().contains("very-secret-token"))
        #expect(!"\(try workspace.document())".contains("very-secret-token"))
        #expect(workspace.text().contains("phone"))
    }

    @Test(arguments: Language.allCases, ["config.yaml", "trading", "large"])
    func `a plan stays within eighty columns, but for a word that is longer`(language: Language, name: String) throws {
        let configuration =
            switch name {
            case "trading": PlanSamples.trading
            case "large": PlanSamples.large
            default: try Project.text("examples/replay-a-day.yaml")
            }

        let text = try PlanWorkspace(configuration, language: language, environment: Self.environment).text()

        for line in text.split(separator: "\n") where DisplayWidth.of(line) > PlanLines.width {
            let words = line.split(separator: " ")
            let longest = words.map { DisplayWidth.of($0) }.max() ?? 0
            #expect(longest > 40 || words.count < 3, "\(line)")
        }
        #expect(!text.contains("\n\n\n"))
        #expect(text.hasSuffix("host run config.yaml\n"))
    }

    @Test func `a plan is written in the language asked for`() throws {
        let text = try PlanWorkspace(PlanSamples.trading, language: .ko, environment: Self.environment).text()

        #expect(text.contains("⚠ `main`은 실전 계좌입니다. 주문하면 진짜 돈이 나갑니다."))
        #expect(text.contains("main  [실전: 진짜 돈] · desk · 계좌 12••••78-01"))
        #expect(text.contains("41건 가운데 4건"))
        #expect(text.contains("하루 최대 5,000,000원"))
        #expect(text.contains("2026-11-23 (월) 09:00-15:30"))
    }

    static let environment = ["CHAT_TOKEN": "very-secret-token"]
}
