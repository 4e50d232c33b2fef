import ChannelTesting
import Channels
import HTTP
import PluginAPI
import PluginTesting

@testable import Plugins

/// A Discord sink in front of a stand-in.
enum DiscordBench {
    static func settings(_ url: String, _ more: String = "") throws -> DiscordSink.Settings {
        try SettingsText.settings("{ webhook: \"\(url)\"\(more.isEmpty ? "" : ", " + more) }", for: DiscordSink.self)
    }

    /// An opened sink.
    static func sink(
        _ url: String,
        _ more: String = "",
        http: HTTPSettings = .channel,
        language: Language = .ko
    ) async throws -> DiscordSink {
        let sink = DiscordSink(settings: try settings(url, more), http)
        try await sink.open(ChannelBench.context(language))
        return sink
    }

    /// Delivers one item by a sink of its own.
    static func deliver(
        _ item: Delivery,
        to discord: FakeDiscord,
        _ more: String = "",
        http: HTTPSettings = .channel,
        language: Language = .ko
    ) async throws -> DeliveryOutcome {
        try await discord.whileServing { url in
            let sink = try await sink(url, more, http: http, language: language)
            let outcome = await sink.deliver(item)
            await sink.close()
            return outcome
        }
    }

    /// A text as Discord shows it: a backslash before a sign falls away.
    static func shown(_ text: String) -> String {
        var shown = String.UnicodeScalarView()
        var isEscaped = false
        for scalar in text.unicodeScalars {
            if scalar == "\\", !isEscaped {
                isEscaped = true
            } else {
                shown.append(scalar)
                isEscaped = false
            }
        }
        return String(shown)
    }
}
