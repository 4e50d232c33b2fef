/// Something that happened around a bot, as far as it tells of a chat.
///
/// What it does not understand tells of none: the service adds new kinds of updates at any time.
struct BotUpdate: Decodable {
    /// The chat it happened in.
    let chat: TelegramChat?

    /// Whether the bot can still write there.
    let isOpen: Bool

    /// The chat that this one has taken the place of.
    let replaced: Int64?

    private enum Key: String, CodingKey, CaseIterable {
        case message
        case editedMessage = "edited_message"
        case channelPost = "channel_post"
        case editedChannelPost = "edited_channel_post"
        case membership = "my_chat_member"
    }

    /// A message, or the news that the bot was put into a chat or out of it.
    private struct Content: Decodable {
        struct Member: Decodable { let status: String }

        enum CodingKeys: String, CodingKey {
            case chat
            case member = "new_chat_member"
            case successor = "migrate_to_chat_id"
            case predecessor = "migrate_from_chat_id"
        }

        let chat: TelegramChat
        let member: Member?
        let successor: Int64?
        let predecessor: Int64?
    }

    init(from decoder: any Decoder) throws {
        let container = try? decoder.container(keyedBy: Key.self)
        let content = Key.allCases.lazy.compactMap { try? container?.decode(Content.self, forKey: $0) }.first
        let hasLeft = ["left", "kicked"].contains(content?.member?.status)
        chat = content?.chat
        isOpen = content?.successor == nil && !hasLeft
        replaced = content?.predecessor
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
