import PluginAPI
import Telegram

extension TelegramChatSource {
    /// Reads what comes to the bot, one after the other.
    struct Reading {
        let feed: any Feed
        let client: BotClient
        let settings: Settings
        private let pauses: Pauses
        private var place: InboxPlace
        private let placeName: String
        private var failures = 0
        /// How many updates are asked for at once: fewer after an answer that could not be taken in.
        private var most = BotClient.mostUpdates

        /// The name by which commands in groups are addressed to the bot.
        private(set) var username = ""

        /// Who was told of because they are not on the list.
        var strangers: Set<Int64> = []

        init(_ feed: any Feed, _ client: BotClient, _ settings: Settings, _ pauses: Pauses) {
            self.feed = feed
            self.client = client
            self.settings = settings
            self.pauses = pauses
            placeName = InboxPlace.name(of: settings.token)
            place = InboxPlace(feed.kept(placeName))
        }

        /// Reads until the task is cancelled.
        ///
        /// - Throws: `SourceError` when the service does not know the token, `FeedClosed`, `CancellationError`.
        mutating func run() async throws {
            username = try await patiently { (client, _) async throws(BotProblem) in try await client.profile() }
                .username
            await listCommands()
            while true {
                let (offset, seconds) = (place.offset(at: TelegramChatSource.now), pauses.question)
                let updates = try await patiently { (client, most) async throws(BotProblem) in
                    try await client.updates(from: offset, atMost: most, waiting: seconds)
                }
                try await take(updates.filter { !place.hasTaken($0.number) })
            }
        }

        /// Asks until there is an answer, with growing pauses.
        private mutating func patiently<Value>(
            _ ask: (BotClient, _ most: Int) async throws(BotProblem) -> Value
        ) async throws -> Value {
            while true {
                try Task.checkCancellation()
                do throws(BotProblem) {
                    let value = try await ask(client, most)
                    if failures > 0 { feed.report(.running, nil) }
                    failures = 0
                    most = BotClient.mostUpdates
                    return value
                } catch {
                    try Task.checkCancellation()
                    guard error != .unknownToken else { throw SourceError(error.message, at: settings.$token.span) }
                    failures += 1
                    // Long messages of anybody can make an answer too large; one at a time they are small enough.
                    if error == .tooLarge || error == .unreadable { most = max(1, most / 10) }
                    feed.report(.degraded, client.token.masked(error.message.text(in: feed.language)))
                    try await Task.sleep(for: pause(after: error))
                }
            }
        }

        private func pause(after problem: BotProblem) -> Duration {
            switch problem {
            case .busy(let seconds): .seconds(seconds)
            case .otherReader, .webhook: Self.pause(after: failures, in: pauses.conflict)
            default: Self.pause(after: failures, in: pauses.failure)
            }
        }

        private static func pause(after failures: Int, in range: ClosedRange<Duration>) -> Duration {
            min(range.lowerBound * (1 << min(failures - 1, 10)), range.upperBound)
        }

        /// Takes updates in order. A command is noted as taken before it is done, so that none is done twice; a post
        /// afterwards, so that none is lost.
        private mutating func take(_ updates: [BotUpdate]) async throws {
            for update in updates {
                guard let message = update.message else {
                    note(update)
                    continue
                }
                if let command = command(in: message) {
                    note(update)
                    try await take(command, message)
                } else {
                    try take(post: message)
                    note(update)
                }
            }
        }

        private mutating func note(_ update: BotUpdate) {
            place.take(update.number, at: TelegramChatSource.now)
            feed.keep(place.text, as: placeName)
        }

        /// Shows the commands in the menus of those who may give them; without that they work as well.
        private func listCommands() async {
            let commands = feed.commands
            guard !commands.isEmpty else { return }
            for person in settings.allow {
                // A person who has not started the bot yet has no menu.
                try? await client.list(commands, in: Int64(person), feed.language)
            }
        }
    }
}
