import Notices
import PluginAPI
import PluginTesting

/// A source whose settings are patterns, as they stand in a configuration.
struct NoticesSource: Source {
    struct Settings: PluginSettings {
        @Setting(LocalizedText(ko: "패턴", en: "Patterns."))
        var posts: [NoticeSettings] = []
    }

    static let summary = LocalizedText(ko: "시험", en: "A test.")
    static let produces: EventKinds = [.records, .followedTrades]

    init(settings: Settings) {}

    func run(_ feed: any Feed) async throws {}

    /// A reader for the patterns of a configuration.
    static func reader(_ yaml: String) throws -> NoticeReader {
        NoticeReader(try SettingsText.settings(yaml, for: NoticesSource.self).posts)
    }
}

extension NoticeReader.Reading {
    /// The record, if it is one.
    var record: Record? {
        guard case .event(.record(let record)) = self else { return nil }
        return record
    }

    /// The trade, if it is one.
    var trade: FollowedTrade? {
        guard case .event(.followedTrade(let trade)) = self else { return nil }
        return trade
    }

    /// Why there is no event.
    var reason: String? {
        guard case .skipped(let reason) = self else { return nil }
        return reason.description
    }
}
