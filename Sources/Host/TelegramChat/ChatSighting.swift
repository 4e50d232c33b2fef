import PluginAPI
import Telegram

/// Something that happened around a bot, as far as it tells of a chat.
///
/// What it does not understand tells of none: the service adds new kinds of updates at any time.
struct ChatSighting {
    /// The chat it happened in.
    let chat: TelegramChat?

    /// Whether the bot can still write there.
    let isOpen: Bool

    /// The chat that this one has taken the place of.
    let replaced: Int64?

    private static let kinds = ["message", "edited_message", "channel_post", "edited_channel_post", "my_chat_member"]

    init(_ update: JSONValue) {
        let content = Self.kinds.lazy.compactMap { update[$0] }.first { $0["chat"].flatMap(TelegramChat.init) != nil }
        let standing = content?["new_chat_member"]?["status"]
        chat = content?["chat"].flatMap(TelegramChat.init)
        isOpen = content?["migrate_to_chat_id"] == nil && standing != "left" && standing != "kicked"
        replaced = if case .integer(let id) = content?["migrate_from_chat_id"] { id } else { nil }
    }
}

extension [ChatSighting] {
    /// The chats the bot can write to, the one that was heard of last first.
    var chats: [TelegramChat] {
        reduce(into: []) { chats, update in
            guard let chat = update.chat else { return }
            chats.removeAll { $0.id == chat.id || $0.id == update.replaced }
            if update.isOpen { chats.insert(chat, at: 0) }
        }
    }
}

extension BotClient {
    /// The oldest updates that nobody has confirmed, as soon as there is one, or none after some seconds.
    ///
    /// Without an offset nothing is confirmed, so that they come again for whoever runs the bot, and without a choice of
    /// kinds the choice that the bot's own program made stays.
    func updates(waiting seconds: Int) async throws(BotProblem) -> [ChatSighting] {
        let question = bot.question("getUpdates?limit=\(Self.mostUpdates)&timeout=\(seconds)")
        guard case .array(let updates) = try await ask(question, waiting: seconds) else { throw .unreadable }
        return updates.prefix(Self.mostUpdates).map { ChatSighting($0) }
    }
}
