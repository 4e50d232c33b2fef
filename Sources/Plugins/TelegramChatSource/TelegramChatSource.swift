import Channels
import Foundation
import HTTP
import PluginAPI
import Telegram

/// What people write to a bot of Telegram: commands of those who are listed, and posts of channels.
struct TelegramChatSource: Source {
    static let produces: EventKinds = [.commands, .records, .followedTrades]
    static let summary = LocalizedText(
        ko: "텔레그램 봇에게 온 명령에 답하고, 채널의 글을 읽습니다.",
        en: "Answers commands that people send to a Telegram bot, and reads the posts of channels."
    )

    private let settings: Settings
    private let http: HTTPSettings
    private let pauses: Pauses

    init(settings: Settings) { self.init(settings: settings, HTTPSettings(), Pauses()) }

    /// Makes a source with other times and authorities, for tests.
    init(settings: Settings, _ http: HTTPSettings, _ pauses: Pauses) {
        self.settings = settings
        self.http = http
        self.pauses = pauses
    }

    var produces: EventKinds {
        settings.posts.reduce(into: settings.allow.isEmpty ? [] : .commands) { kinds, post in
            kinds.formUnion(post.produces)
        }
    }

    /// A trade that is followed can be of anything.
    var symbols: SymbolScope { produces.contains(.followedTrades) ? .any : .some([]) }

    var networkEnds: [NetworkEnd] {
        (try? ServiceAddress(settings.apiURL)).map { [$0.networkEnd] } ?? []
    }

    /// The service gives an update to one reader alone.
    var claims: [SourceClaim] {
        [SourceClaim(TelegramBot.account(settings.token), Self.inbox, at: settings.$token.span)]
    }

    private static let inbox = LocalizedText(ko: "이 봇에게 온 메시지", en: "the messages of this bot")

    func run(_ feed: any Feed) async throws {
        guard let bot = TelegramBot(settings.token, at: settings.apiURL) else { return }
        let client = BotClient(bot, http)
        var reading = Reading(feed, client, settings, pauses)
        do {
            try await reading.run()
        } catch {
            await client.close()
            throw error
        }
    }

    /// The machine's time, by which the service reckons; a run may be in another.
    static var now: Timestamp { Timestamp(nanoseconds: Int64(Date().timeIntervalSince1970 * 1e9)) }

    /// How long is waited between two attempts, in real time: the service knows no other.
    struct Pauses: Sendable {
        /// The first and the longest pause after a failure.
        var failure: ClosedRange<Duration> = .seconds(1) ... .seconds(60)

        /// The same while another program reads the bot's messages, which neither would ever get while both try.
        var conflict: ClosedRange<Duration> = .seconds(30) ... .seconds(300)

        /// How long a question may stay open; the service allows 50 seconds.
        var question = 25
    }
}
