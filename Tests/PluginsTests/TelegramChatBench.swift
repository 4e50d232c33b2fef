import ChannelTesting
import Foundation
import HTTP
import PluginAPI
import PluginTesting
import Telegram

@testable import Plugins

/// A source of chats in front of a stand-in for Telegram.
enum TelegramChatBench {
    static let commands = [
        CommandHelp("status", "", LocalizedText(ko: "상태", en: "how it is")),
        CommandHelp("mute", "1h", LocalizedText(ko: "조용히", en: "be quiet")),
    ]

    static func settings(_ url: String, _ more: String) throws -> TelegramChatSource.Settings {
        let text = "{ token: \"\(FakeTelegram.token)\", api_url: \"\(url)\", \(more) }"
        return try SettingsText.settings(text, for: TelegramChatSource.self)
    }

    /// A source that does not wait long for anything.
    static func source(_ url: String, _ more: String, http: HTTPSettings = HTTPSettings()) throws -> TelegramChatSource
    {
        var pauses = TelegramChatSource.Pauses()
        pauses.failure = .milliseconds(1) ... .milliseconds(4)
        pauses.conflict = .milliseconds(1) ... .milliseconds(4)
        pauses.question = 1
        return TelegramChatSource(settings: try settings(url, more), http, pauses)
    }

    static func feed(
        notes: [String: String] = [:],
        commands: [CommandHelp] = [],
        reply: @escaping @Sendable (Command, String) async -> String? = { command, _ in "답: /\(command.name)" }
    ) -> RecordingFeed {
        RecordingFeed(clock: ManualClock(at: TelegramChatSource.now), notes: notes, commands: commands, reply: reply)
    }

    /// Runs a source until something is so, for a bounded time, and cancels it.
    static func run(
        _ telegram: FakeTelegram,
        _ more: String,
        _ feed: RecordingFeed = feed(),
        until isAsWanted: @escaping @Sendable () -> Bool
    ) async throws {
        try await telegram.whileServing { url in
            let source = try source(url, more)
            let run = Task { try await source.run(feed) }
            try await wait(until: isAsWanted)
            run.cancel()
            _ = await run.result
        }
    }

    /// Looks once a millisecond, since what is waited for happens in other threads.
    static func wait(until isAsWanted: @Sendable () -> Bool) async throws {
        let end = ContinuousClock.now + .seconds(60)
        while !isAsWanted(), ContinuousClock.now < end { try await Task.sleep(for: .milliseconds(1)) }
    }
}

extension RecordingFeed {
    /// The commands that were sent, in order.
    var commandEvents: [(command: Command, header: EventHeader)] {
        events.compactMap { event in
            if case .command(let command) = event.payload { (command, event.header) } else { nil }
        }
    }
}
