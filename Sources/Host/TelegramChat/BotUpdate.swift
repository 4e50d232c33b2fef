import PluginAPI

/// Something that happened around a bot, as far as it tells of a chat.
///
/// What it does not understand tells of none: the service adds new kinds of updates at any time.
struct BotUpdate {
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

/// The bot that a token belongs to.
struct BotProfile {
    /// The name by which people find it.
    let username: String

    init?(_ result: JSONValue) {
        guard case .string(let username) = result["username"] else { return nil }
        self.username = username
    }
}

extension [BotUpdate] {
    /// The chats the bot can write to, the one that was heard of last first.
    var chats: [TelegramChat] {
        reduce(into: []) { chats, update in
            guard let chat = update.chat else { return }
            chats.removeAll { $0.id == chat.id || $0.id == update.replaced }
            if update.isOpen { chats.insert(chat, at: 0) }
        }
    }
}
