import PluginAPI
import Plugins
import Testing

/// A configuration made of what a page or an example shows, in the place where it belongs.
struct WholeConfiguration {
    /// The configuration.
    var text: String

    /// The lines, counted from 1, that are the shown ones.
    var shown: Range<Int>

    /// A whole configuration as it is; a part of a pipeline, an entry or a section with what it needs around it.
    init(showing text: String, from origin: String) throws {
        if text.contains("version: 1") {
            self.init(before: "", text, after: "")
            return
        }
        if text.hasPrefix("- ") {
            let name = String(text.dropFirst(2).prefix { !":\n".contains($0) })
            let plugin = try #require(registeredPlugins.first { $0.name == name }, "\(origin): no plugin \(name)")
            guard plugin.kind != .broker else {
                self.init(before: "version: 1\nbrokers:\n  main:\n", Self.asValue(text), after: Self.accountPipeline)
                return
            }
            let part = plugin.kind.section
            // A filter has something to filter.
            let isFilter = (plugin as? any Rule.Type)?.isFilter == true
            self.init(
                part,
                before: isFilter ? Self.parts["rules"] ?? "" : "    \(part):\n",
                Self.indented(text, by: 6),
                others: Self.others(than: part, around: text)
            )
        } else if let part = Self.parts.keys.first(where: { text.hasPrefix("\($0):\n  - ") }) {
            self.init(part, before: "", Self.indented(text, by: 4), others: Self.others(than: part, around: text))
        } else {
            let pipeline = Self.order.compactMap { Self.parts[$0] }.joined()
            self.init(before: Self.files, text, after: Self.pipelineHead + pipeline)
        }
    }

    /// Puts a part of a pipeline between the other parts.
    private init(_ part: String, before: String, _ shown: String, others: [String: String]) {
        let index = Self.order.firstIndex(of: part) ?? 0
        let above = Self.order[..<index].compactMap { others[$0] }.joined()
        let below = Self.order[(index + 1)...].compactMap { others[$0] }.joined()
        let head = (above + shown + below).contains("broker: main") ? Self.head : Self.files
        self.init(before: head + Self.pipelineHead + above + before, shown, after: below)
    }

    private init(before: String, _ shown: String, after: String) {
        text = before + shown + after
        let first = before.count { $0 == "\n" } + 1
        self.shown = first..<first + shown.count { $0 == "\n" }
    }

    /// What the variables stand for that pages and examples name: made-up keys, and places on this machine where nobody
    /// listens.
    static let environment = [
        "KIS_APP_KEY": "key", "KIS_APP_SECRET": "secret", "KIS_ACCOUNT_NO": "12345678-01",
        "TELEGRAM_BOT_TOKEN": "123456789:AAE7-made-up-key-of-a-bot", "TELEGRAM_CHAT_ID": "123456789",
        "TELEGRAM_CHAT_ID_2": "123456790",
        "DISCORD_WEBHOOK_URL": "http://127.0.0.1:9/api/webhooks/1/made-up-token-of-a-webhook",
        "SLACK_WEBHOOK_URL": "http://127.0.0.1:9/services/T0/B0/made-up-key", "SLACK_BOT_TOKEN": "xoxb-made-up-token",
        "ALERT_WEBHOOK_URL": "http://127.0.0.1:9/alerts", "ALERT_WEBHOOK_TOKEN": "made-up-token",
        "ALERT_WEBHOOK_SECRET": "made-up-secret", "WEBHOOK_TOKEN": "made-up-token-of-senders",
    ]

    /// The other parts of a pipeline in which a part is shown.
    private static func others(than part: String, around text: String) -> [String: String] {
        // What a page shows of sources need not give what a rule wants.
        if part == "sources" { return parts.filter { $0.key != "rules" } }
        let clock = "      - schedule: { name: clock, every: 1h }\n"
        if isAboutTheProgram(text) { return parts.merging(["sources": "    sources:\n" + clock]) { $1 } }
        if isAboutAnAccount(text) { return parts.merging(["sources": accountSources]) { $1 } }
        if isAbout(.records, text) { return parts.merging(["sources": noticeSources]) { $1 } }
        return isAbout(.timers, text) ? parts.merging(["sources": clock]) { $0 + $1 } : parts
    }

    /// Whether a text shows a rule on a type of event.
    private static func isAbout(_ kind: EventKinds, _ text: String) -> Bool {
        registeredPlugins.contains { plugin in
            (plugin as? any Rule.Type)?.consumes.contains(kind) == true && text.contains("- \(plugin.name)")
        }
    }

    /// Whether a text shows a rule that watches the program, which no recording tells of.
    private static func isAboutTheProgram(_ text: String) -> Bool {
        registeredPlugins.contains { plugin in
            (plugin as? any Rule.Type)?.consumes == .statuses && text.contains("- \(plugin.name)")
        }
    }

    /// Whether a text shows a rule on what only a broker tells.
    private static func isAboutAnAccount(_ text: String) -> Bool {
        let account: EventKinds = [.executions, .portfolios, .openOrders, .realizedProfits, .investorFlows]
        return registeredPlugins.contains { plugin in
            guard let rule = plugin as? any Rule.Type, text.contains("- \(plugin.name)") else { return false }
            return !rule.consumes.isDisjoint(with: account)
        }
    }

    /// An entry of a list as the value of a key.
    private static func asValue(_ text: String) -> String {
        text.split(separator: "\n").map { "    " + $0.dropFirst(2) + "\n" }.joined()
    }

    private static func indented(_ text: String, by width: Int) -> String {
        text.split(separator: "\n").map { String(repeating: " ", count: width) + $0 + "\n" }.joined()
    }

    private static let head =
        files + """
            brokers:
              main:
                kis: { mode: simulated }

            """

    private static let files = """
        version: 1
        history: { csv: { path: var/sample/daily-bars.csv } }
        instruments: { csv: { path: var/sample/instruments.csv } }

        """

    private static let pipelineHead = "pipelines:\n  test:\n"

    private static let accountSources = """
            sources:
              - kis-ws: { broker: main, trades: [005930], executions: true }
              - kis-rest:
                  broker: main
                  portfolio: { every: 1m }
                  open_orders: { every: 1m }
                  profit: { every: 1m }
              - schedule: { name: report, at: [16:00] }

        """

    private static let noticeSources = """
            sources:
              - webhook-in: { port: 8787, token: "${WEBHOOK_TOKEN}" }

        """

    private static let accountPipeline =
        pipelineHead + accountSources + "    rules:\n      - fill-alert\n    sinks:\n      - console\n"

    private static let order = ["sources", "rules", "sinks"]

    private static let parts = [
        "sources": "    sources:\n      - replay: { path: var/sample/krx-2026-11-20.rec }\n",
        "rules": "    rules:\n      - sigma\n",
        "sinks": "    sinks:\n      - console\n",
    ]
}
