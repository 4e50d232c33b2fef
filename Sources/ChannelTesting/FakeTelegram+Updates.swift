package import Foundation
import LoopbackServer
package import PluginAPI
import Synchronization

/// What people write to the bot, and its reader.
extension FakeTelegram {
    /// Has a person write to the bot, in the chat of the two unless another is named.
    ///
    /// - Returns: the message's number.
    @discardableResult
    package func say(
        _ text: String,
        from person: Int64,
        in chat: Int64? = nil,
        sent: Date = Date()
    ) -> Int64 {
        let kind = (chat ?? person) < 0 ? "supergroup" : "private"
        return add("message", text, in: chat ?? person, kind, sent) { message in
            message.adding([
                .init("from", ["id": .integer(person), "is_bot": false, "first_name": .string("\(person)씨")])
            ])
        }
    }

    /// Has a channel post something.
    @discardableResult
    package func post(_ text: String, in channel: Int64, named name: String = "leaders", sent: Date = Date()) -> Int64 {
        add("channel_post", text, in: channel, "channel", sent, name: name) { $0 }
    }

    /// Something happens that no reader of messages knows.
    package func happen(_ content: JSONValue) {
        state.withLock { state in
            state.lastUpdate += 1
            state.updates.append((state.lastUpdate, content))
        }
    }

    /// How many updates nobody has taken yet.
    package var waitingUpdates: Int { state.withLock(\.updates.count) }

    /// Begins to number updates anew, as the service may after a week without any.
    package func renumber(from number: Int64) { state.withLock { $0.lastUpdate = number } }

    /// The commands in the menu of a chat.
    package func menu(of chat: String) -> JSONValue? { state.withLock { $0.menus[chat] } }

    private func add(
        _ kind: String,
        _ text: String,
        in chat: Int64,
        _ chatKind: String,
        _ sent: Date,
        name: String? = nil,
        _ complete: (JSONValue) -> JSONValue
    ) -> Int64 {
        state.withLock { state in
            state.lastUpdate += 1
            let id = state.lastUpdate % 1_000_000
            let place: JSONValue = ["id": .integer(chat), "type": .string(chatKind)]
            let message: JSONValue = [
                "message_id": .integer(id), "date": .integer(Int64(sent.timeIntervalSince1970)),
                "chat": place.adding(name.map { [.init("username", .string($0))] } ?? []), "text": .string(text),
            ]
            state.updates.append((state.lastUpdate, .object([.init(kind, complete(message))])))
            return id
        }
    }

    /// Gives what there is after an offset, or waits for something.
    func updates(_ request: ServerRequest) -> ServerResponse {
        let json = (try? JSONValue(reading: request.body)) ?? [:]
        let seconds = json["timeout"]?.number ?? 0
        let limit = min(max(Int(json["limit"]?.number ?? 100), 1), 100)
        let reader = state.withLock { state in
            if let offset = json["offset"]?.number { state.updates.removeAll { $0.number < offset } }
            state.reader += 1
            return state.reader
        }
        let end = ContinuousClock.now + .seconds(seconds)
        while true {
            let (updates, isOver, isAlone) = state.withLock { ($0.updates, $0.isOver, $0.reader == reader) }
            guard isAlone else {
                return Self.failure(409, "Conflict: terminated by other getUpdates request; make sure that only one …")
            }
            if !updates.isEmpty || isOver || ContinuousClock.now >= end {
                return Self.success(
                    .array(
                        updates.prefix(limit).map { update in
                            JSONValue.object([.init("update_id", .integer(update.number))]).adding(
                                update.content.members
                            )
                        }
                    )
                )
            }
            // A service would be told of what comes; this one looks.
            usleep(2_000)
        }
    }

    func setCommands(_ request: ServerRequest) -> ServerResponse {
        guard let json = try? JSONValue(reading: request.body), let commands = json["commands"],
            let chat = json["scope"]?["chat_id"]?.plain
        else { return Self.failure(400, "Bad Request: commands must be non-empty") }
        return inChat(chat) { chat in
            state.withLock { $0.menus[chat] = commands }
            return Self.success(true)
        }
    }
}

extension JSONValue {
    /// The members of an object.
    fileprivate var members: [Member] { if case .object(let members) = self { members } else { [] } }
}
