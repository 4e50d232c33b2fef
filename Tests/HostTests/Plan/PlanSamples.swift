/// Configurations whose plans are looked at.
enum PlanSamples {
    /// Orders at a real account, with everything that a plan can say.
    static let trading = """
        version: 1
        history: { csv: { path: var/sample/daily-bars.csv } }
        brokers:
          main:
            desk:
              mode: real
              registrations: 41
              pace: 18
              limits:
                orders_per_day: 10
                notional_per_order: 1,000,000원
                notional_per_day: 5,000,000원
                daily_loss: 3%
          practice: desk
        sources:
          ticks:
            desk-ticks: { broker: main, trades: [005930, 000660, 999999] }
        sinks:
          phone:
            chat-room: { token: "${CHAT_TOKEN}" }
        pipelines:
          targets:
            when: krx-regular
            sources: [ticks]
            rules:
              - sigma: { lookback: 1y, levels: [1, 2] }
              - dedupe: { by: [symbol, level], window: 5m }
            sinks: [phone, console]
          exits:
            when: us-regular
            sources:
              - desk-ticks: { broker: main, trades: [005930, 035420] }
            rules:
              - buyer
              - stop-loss: { stop: 3% }
            sinks:
              - desk-order: { broker: main }
        """

    /// A sink and a person that do not get every alert at once.
    static let routed = """
        version: 1
        history: { csv: { path: var/sample/daily-bars.csv } }
        sinks:
          phone:
            telegram: { token: "123456789:AAE7-made-up-key-of-a-bot", chat: 1, min_severity: notice, repeat: 10m }
        users:
          ann: { symbols: [005930, 000660], channels: [phone], quiet: 22:00-07:00, repeat: 15m }
        pipelines:
          targets:
            sources: [{ replay: { path: var/sample/krx-2026-11-20.rec } }]
            rules: [sigma]
            sinks: [users, console]
        """

    /// Long names, many symbols, many pipelines.
    static var large: String {
        let symbols = (1...53).map { String(String(1_000_000 + $0 * 10).dropFirst()) }.joined(separator: ", ")
        let pipelines = (1...12).map { number in
            """
              아주-긴-이름의-파이프라인-pipeline-number-\(number):
                when: { hours: 09:00-15:20, market: krx }
                sources: [every-trade-of-the-watchlist]
                rules:
                  - sigma: { id: 목표가-\(number), lookback: 1y, levels: [1, 1.5, 2, 2.5, 3], message: "{name} {price} 에 닿았습니다. 오늘의 \(number)번째 목표가입니다" }
                  - rsi: { id: oversold-on-five-minute-bars-\(number), interval: 5m, period: 14, below: 25, above: 75 }
                  - dedupe: { by: [symbol], window: 5m }
                sinks: [console, everything]
            """
        }.joined(separator: "\n")
        return """
            version: 1
            history: { csv: { path: var/sample/daily-bars.csv } }
            brokers: { main: { desk: { registrations: 41, pace: 1 } } }
            sources:
              every-trade-of-the-watchlist:
                desk-ticks: { broker: main, trades: [\(symbols)] }
            sinks:
              everything:
                file: { path: var/a-folder-with-a-rather-long-name/another-folder/alerts-of-all-pipelines.jsonl }
            pipelines:
            \(pipelines)
            """
    }
}
