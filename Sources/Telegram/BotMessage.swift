package import PluginAPI

/// A message that somebody wrote where a bot reads it.
package struct BotMessage: Sendable, Hashable {
    /// The message's number in its chat.
    package let id: Int64

    /// The chat's number, and its public name if it has one.
    package let chat: Int64
    package let chatName: String?

    /// The number of who wrote it; nothing for a channel's post.
    package let sender: Int64?

    /// The name of who wrote it, which strangers choose.
    package let senderName: String

    /// When it was sent.
    package let sent: Timestamp

    /// The text, or the words under a picture.
    package let text: String

    /// The topic, in a group that has topics.
    package let topic: Int64?

    /// Whether it was written in a chat that is named so.
    package func isIn(_ chat: ChatName) -> Bool {
        chat.number.map { $0 == self.chat } ?? (chatName.map { chat.text.lowercased() == $0.lowercased() } ?? false)
    }
}

/// Something that happened around a bot, with a message if it is one that the program reads.
package struct BotUpdate: Sendable, Hashable {
    /// Grows from one to the next.
    package let number: Int64

    package let message: BotMessage?
}

extension BotUpdate {
    /// The kinds of updates that the service is asked for.
    static let kinds = ["message", "channel_post"]

    /// Reads an update; nothing for one without a number.
    init?(_ update: JSONValue) {
        guard case .integer(let number) = update["update_id"] else { return nil }
        self.number = number
        message = Self.kinds.lazy.compactMap { update[$0] }.first.flatMap(BotMessage.init)
    }
}

extension BotMessage {
    fileprivate init?(_ message: JSONValue) {
        func text(_ value: JSONValue?) -> String? { if case .string(let text) = value { text } else { nil } }
        func number(_ value: JSONValue?) -> Int64? { if case .integer(let number) = value { number } else { nil } }
        guard let id = number(message["message_id"]), let chat = number(message["chat"]?["id"]),
            let seconds = number(message["date"]), (0..<Self.latest).contains(seconds)
        else { return nil }
        self.id = id
        self.chat = chat
        chatName = text(message["chat"]?["username"]).map { "@\($0)" }
        sender = number(message["from"]?["id"])
        senderName = text(message["from"]?["first_name"]) ?? ""
        sent = Timestamp(nanoseconds: seconds * 1_000_000_000)
        self.text = text(message["text"]) ?? text(message["caption"]) ?? ""
        topic = message["is_topic_message"] == true ? number(message["message_thread_id"]) : nil
    }

    /// The year 2200 in seconds, beyond which no clock is right.
    private static let latest: Int64 = 7_258_118_400
}

extension BotClient {
    /// The updates after those of smaller numbers, as soon as there is one, or none after some seconds.
    ///
    /// The service forgets what comes before the offset, which it never gives again.
    package func updates(
        from offset: Int64?,
        atMost count: Int = mostUpdates,
        waiting seconds: Int
    ) async throws(BotProblem) -> [BotUpdate] {
        let parameters: [JSONValue.Member] =
            (offset.map { [.init("offset", .integer($0))] } ?? []) + [
                .init("limit", .integer(Int64(count))),
                .init("timeout", .integer(Int64(seconds))),
                .init("allowed_updates", .array(BotUpdate.kinds.map(JSONValue.string))),
            ]
        let answer = try await ask(bot.call("getUpdates", parameters), waiting: seconds)
        guard case .array(let updates) = answer else { throw .unreadable }
        return updates.prefix(Self.mostUpdates).compactMap(BotUpdate.init)
    }

    /// Answers a message with a text as it is.
    package func reply(_ text: String, to message: BotMessage) async throws(BotProblem) {
        let parameters: [JSONValue.Member] =
            [
                .init("chat_id", .integer(message.chat)),
                .init("text", .string(text)),
                .init("link_preview_options", ["is_disabled": true]),
                // The question may be gone by now.
                .init(
                    "reply_parameters",
                    ["message_id": .integer(message.id), "allow_sending_without_reply": true]
                ),
            ] + (message.topic.map { [.init("message_thread_id", .integer($0))] } ?? [])
        _ = try await ask(bot.call("sendMessage", parameters))
    }

    /// Lists commands in the menu of a chat.
    package func list(_ commands: [CommandHelp], in chat: Int64, _ language: Language) async throws(BotProblem) {
        let list = commands.map { command -> JSONValue in
            let words = command.arguments.isEmpty ? "" : "\(command.arguments): "
            return [
                "command": .string(command.name),
                "description": .string(String((words + command.summary.text(in: language)).prefix(256))),
            ]
        }
        let scope: JSONValue = ["type": "chat", "chat_id": .integer(chat)]
        _ = try await ask(bot.call("setMyCommands", [.init("commands", .array(list)), .init("scope", scope)]))
    }
}
