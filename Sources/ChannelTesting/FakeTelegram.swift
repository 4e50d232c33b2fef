package import LoopbackServer
package import PluginAPI
import Synchronization

/// Telegram's bots on this machine: it knows one token and the chats it was given, keeps what was sent to them, and
/// refuses what the service refuses.
package final class FakeTelegram: Sendable {
    /// The token it knows.
    package static let token = "123456789:AAE7-made-up-key-of-a-bot"

    /// How a chat stands to the bot.
    package enum Standing: Sendable, Hashable {
        case open
        case blocked
        case notStarted
        case kicked
        case deactivated
        case migrated(to: Int64)
    }

    /// A message that arrived.
    package struct Message: Sendable, Hashable {
        package var id: Int64
        package var chat: String
        /// The text or caption as it is shown.
        package var text: String
        package var isMarkedUp = false
        package var isSilent = false
        package var topic: Int64?
        package var answers: Int64?
        package var photo: [UInt8]?
        package var instant: ContinuousClock.Instant
    }

    struct State {
        var chats: [String: Standing]
        var messages: [Message] = []
        /// What people wrote and nobody has taken yet, and the number of the last.
        var updates: [(number: Int64, content: JSONValue)] = []
        var lastUpdate: Int64 = 500_000_000
        /// Which reader asked last, and whether the service is about to end.
        var reader = 0
        var isOver = false
        var menus: [String: JSONValue] = [:]
    }

    /// How it misbehaves, and what it was asked.
    package let standIn = StandIn()

    let state: Mutex<State>

    package init(chats: [String: Standing] = ["1": .open]) { state = Mutex(State(chats: chats)) }

    /// The messages that arrived, in order.
    package var messages: [Message] { state.withLock(\.messages) }

    /// Changes how a chat stands to the bot.
    package func set(_ chat: String, _ standing: Standing) { state.withLock { $0.chats[chat] = standing } }

    /// Serves while the body runs, which gets the address for `api_url`.
    package func whileServing<Value>(
        tls: ServerTLS? = nil,
        _ body: (String) async throws -> Value
    ) async throws -> Value {
        state.withLock { $0.isOver = false }
        return try await standIn.whileServing({ [self] in answer($0) }, tls: tls) { address in
            // A reader that is waiting is not waited for.
            defer { state.withLock { $0.isOver = true } }
            return try await body(address)
        }
    }

    /// A refusal in the service's envelope.
    package static func failure(
        _ status: Int,
        _ description: String,
        _ parameters: JSONValue? = nil,
        _ fields: [ServerField] = []
    ) -> ServerResponse {
        let envelope: JSONValue = [
            "ok": false, "error_code": .integer(Int64(status)), "description": .string(description),
        ]
        return ServerResponse(status, fields, envelope.adding(parameters.map { [.init("parameters", $0)] } ?? []).text)
    }

    /// The service's wish to be left alone.
    package static func tooMany(_ seconds: Int64) -> ServerResponse {
        failure(429, "Too Many Requests: retry after \(seconds)", ["retry_after": .integer(seconds)])
    }

    // MARK: - Answers

    private func answer(_ request: ServerRequest) -> ServerResponse {
        let prefix = "/bot\(Self.token)/"
        guard request.path.hasPrefix(prefix) else { return Self.failure(401, "Unauthorized") }
        switch request.path.dropFirst(prefix.count) {
        case "getMe": return Self.success(["id": 1, "is_bot": true, "username": "knot_bot"])
        case "getChat":
            return inChat(request.parameter("chat_id") ?? "") { chat in Self.success(["id": .string(chat)]) }
        case "getUpdates": return updates(request)
        case "setMyCommands": return setCommands(request)
        case "sendMessage": return sendMessage(request)
        case "sendPhoto": return sendPhoto(request)
        default: return Self.failure(404, "Not Found")
        }
    }

    private func sendMessage(_ request: ServerRequest) -> ServerResponse {
        guard request["Content-Type"] == "application/json", let json = try? JSONValue(reading: request.body),
            case .string(let source) = json["text"], !source.isEmpty
        else { return Self.failure(400, "Bad Request: message text is empty") }
        var message = Message(id: 0, chat: json["chat_id"]?.plain ?? "", text: source, instant: .now)
        switch json["parse_mode"] {
        case nil: break
        case "HTML":
            message.isMarkedUp = true
            do throws(TelegramMarkup.Refusal) {
                message.text = try TelegramMarkup(source).text
            } catch {
                return Self.failure(400, "Bad Request: can't parse entities: \(error.words)")
            }
        default: return Self.failure(400, "Bad Request: unsupported parse_mode")
        }
        guard message.text.utf16.count <= 4096 else { return Self.failure(400, "Bad Request: message is too long") }
        message.isSilent = json["disable_notification"] == true
        message.topic = json["message_thread_id"]?.number
        message.answers = json["reply_parameters"]?["message_id"]?.number
        return take(message)
    }

    private func sendPhoto(_ request: ServerRequest) -> ServerResponse {
        guard let form = ReceivedForm(request), let photo = form["photo"], photo.file != nil, !photo.content.isEmpty
        else { return Self.failure(400, "Bad Request: there is no photo in the request") }
        let caption = form["caption"]?.text ?? ""
        guard caption.utf16.count <= 1024 else {
            return Self.failure(400, "Bad Request: message caption is too long")
        }
        var message = Message(id: 0, chat: form["chat_id"]?.text ?? "", text: caption, instant: .now)
        message.photo = photo.content
        message.isSilent = form["disable_notification"]?.text == "true"
        message.topic = form["message_thread_id"].flatMap { Int64($0.text) }
        let reply = form["reply_parameters"].flatMap { try? JSONValue(reading: $0.content) }
        message.answers = reply?["message_id"]?.number
        return take(message)
    }

    private func take(_ message: Message) -> ServerResponse {
        inChat(message.chat) { [self] chat in
            let id = state.withLock { state in
                var message = message
                message.id = Int64(state.messages.count + 1)
                state.messages.append(message)
                return message.id
            }
            return Self.success(["message_id": .integer(id)])
        }
    }

    func inChat(_ chat: String, _ answer: (String) -> ServerResponse) -> ServerResponse {
        switch state.withLock({ $0.chats[chat] }) {
        case .open: answer(chat)
        case nil: Self.failure(400, "Bad Request: chat not found")
        case .blocked: Self.failure(403, "Forbidden: bot was blocked by the user")
        case .notStarted: Self.failure(403, "Forbidden: bot can't initiate conversation with a user")
        case .kicked: Self.failure(403, "Forbidden: bot was kicked from the group chat")
        case .deactivated: Self.failure(403, "Forbidden: user is deactivated")
        case .migrated(let successor):
            Self.failure(
                400,
                "Bad Request: group chat was upgraded to a supergroup chat",
                ["migrate_to_chat_id": .integer(successor)]
            )
        }
    }

    static func success(_ result: JSONValue) -> ServerResponse {
        ServerResponse(200, [], JSONValue.object([.init("ok", true), .init("result", result)]).text)
    }
}

extension JSONValue {
    /// A text or a whole number as text.
    var plain: String {
        switch self {
        case .string(let text): text
        case .integer(let number): String(number)
        default: ""
        }
    }

    var number: Int64? { if case .integer(let number) = self { number } else { nil } }
}
