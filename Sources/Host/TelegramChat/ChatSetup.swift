import PluginAPI
import Telegram

/// Finds the chat for the alerts of a bot and puts it into `.env`, together with the token.
struct ChatSetup<Time: Clock> where Time.Duration == Duration {
    /// How often somebody may ask to look again.
    private static var mostLooks: Int { 10 }

    let search: ChatSearch<Time>
    let folder: StarterFolder
    let dialogue: StarterDialogue

    /// Whether there is somebody who can choose.
    let isAttended: Bool

    private var language: Language { dialogue.language }

    /// Does it all and tells what became of it.
    ///
    /// - Throws: `ExitStatus`.
    func run() async throws -> String {
        let chat = try await chosen()
        let values = [
            EnvironmentFile.Variable(name: BotToken.variable, value: search.client.token.secret),
            EnvironmentFile.Variable(name: TelegramChat.variable, value: Secret(String(chat.id))),
        ]
        let entries: [StarterFolder.Entry]
        do throws(StarterProblem) {
            entries = try folder.put(values, language)
        } catch {
            throw error.status(in: language)
        }
        let others = entries.flatMap(\.others)
        guard others.isEmpty else { throw noChat(Self.taken(others, chat, folder)) }
        let files = StarterReport.files(entries, in: language).joined(separator: "\n")
        let report = "\(Self.found(chat).text(in: language))\n\n\(files)\n\n\(Self.use.text(in: language))\n"
        return search.client.token.masked(report)
    }

    private func chosen() async throws -> TelegramChat {
        do throws(ChatSearchProblem) {
            let bot = try await search.bot()
            dialogue.say(Self.invitation(bot, search.patience).text(in: language) + "\n")
            return try await chat()
        } catch {
            throw noChat(error.message)
        }
    }

    private func noChat(_ text: LocalizedText) -> ExitStatus {
        .noChat(search.client.token.masked(text.text(in: language)))
    }

    private func chat() async throws(ChatSearchProblem) -> TelegramChat {
        for _ in 1...Self.mostLooks {
            let (chats, mayBeMore) = try await search.chats()
            if mayBeMore { dialogue.say(Self.crowded.text(in: language) + "\n") }
            if chats.count == 1 { return chats[0] }
            let offered = chats.map { (name: String($0.id), words: $0.words) }
            guard isAttended, let index = dialogue.choose(Self.question, among: offered + [Self.again]) else {
                throw .undecided(chats)
            }
            if index < chats.count { return chats[index] }
        }
        throw .undecided([])
    }
}
