import ChannelTesting
import Channels
import HTTP
import PluginAPI
import PluginTesting

@testable import Plugins

/// A Slack sink in front of a stand-in, on either of its ways.
enum SlackBench {
    enum Way: CaseIterable { case webhook, token }

    static func settings(_ url: String, by way: Way) throws -> SlackSink.Settings {
        let text =
            switch way {
            case .webhook: "{ webhook: \"\(url)\(FakeSlack.webhookPath)\" }"
            case .token: "{ token: \"\(FakeSlack.token)\", channel: C1, api_url: \"\(url)/api\" }"
            }
        return try SettingsText.settings(text, for: SlackSink.self)
    }

    /// An opened sink.
    static func sink(
        _ url: String,
        by way: Way,
        http: HTTPSettings = .channel,
        language: Language = .ko
    ) async throws -> SlackSink {
        let sink = SlackSink(settings: try settings(url, by: way), http)
        try await sink.open(ChannelBench.context(language))
        return sink
    }

    /// Delivers one item by a sink of its own.
    static func deliver(
        _ item: Delivery,
        to slack: FakeSlack,
        by way: Way,
        http: HTTPSettings = .channel,
        language: Language = .ko
    ) async throws -> DeliveryOutcome {
        try await slack.whileServing { url in
            let sink = try await sink(url, by: way, http: http, language: language)
            let outcome = await sink.deliver(item)
            await sink.close()
            return outcome
        }
    }
}
