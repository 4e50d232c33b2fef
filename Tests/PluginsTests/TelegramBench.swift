import ChannelTesting
import Channels
import HTTP
import PluginAPI
import PluginTesting

@testable import Plugins

/// A Telegram sink in front of a stand-in.
enum TelegramBench {
    static func settings(_ url: String, _ more: String = "chat: 1") throws -> TelegramSink.Settings {
        let text = "{ token: \"\(FakeTelegram.token)\", api_url: \"\(url)\", \(more) }"
        return try SettingsText.settings(text, for: TelegramSink.self)
    }

    /// An opened sink.
    static func sink(
        _ url: String,
        _ more: String = "chat: 1",
        http: HTTPSettings = .channel,
        language: Language = .ko
    ) async throws -> TelegramSink {
        let sink = TelegramSink(settings: try settings(url, more), http)
        try await sink.open(ChannelBench.context(language))
        return sink
    }

    /// Delivers one item by a sink of its own.
    static func deliver(
        _ item: Delivery,
        to telegram: FakeTelegram,
        _ more: String = "chat: 1",
        at chat: String? = nil,
        http: HTTPSettings = .channel,
        language: Language = .ko
    ) async throws -> DeliveryOutcome {
        try await telegram.whileServing { url in
            let sink = try await sink(url, more, http: http, language: language)
            let outcome = await sink.deliver(item, to: chat)
            await sink.close()
            return outcome
        }
    }
}
