import LoopbackServer
import Synchronization

/// A service of bots on this machine that answers as it is told and keeps what it was asked.
final class BotServer: Sendable {
    static let token = "123456789:AAE7-made-up-key-of-a-bot"

    private let answers: Mutex<[ServerResponse]>
    private let targets = Mutex<[String]>([])
    private let profile: ServerResponse

    /// Answers questions for updates one after the other, the last answer again and again.
    init(_ answers: [ServerResponse], profile: ServerResponse = BotServer.profile) {
        self.answers = Mutex(answers)
        self.profile = profile
    }

    /// What was asked for.
    var asked: [String] { targets.withLock { $0 } }

    /// Serves while the body runs, which gets the address.
    func whileServing<Value>(_ body: (String) async throws -> Value) async throws -> Value {
        let server = try LoopbackServer { [self] connection in try connection.serve { answer($0) } }
        return try await server.whileServing { try await body(server.url) }
    }

    private func answer(_ request: ServerRequest) -> ServerResponse {
        targets.withLock { $0.append(request.target) }
        guard !request.path.hasSuffix("/getMe") else { return profile }
        return answers.withLock { $0.count > 1 ? $0.removeFirst() : $0[0] }
    }

    // MARK: - Answers

    static let profile = ServerResponse(200, [], #"{"ok":true,"result":{"id":1,"is_bot":true,"username":"knot_bot"}}"#)

    /// Updates, each written as JSON without its number.
    static func updates(_ updates: String...) -> ServerResponse {
        let list = updates.enumerated().map { #"{"update_id":\#($0 + 1),\#($1)}"# }.joined(separator: ",")
        return ServerResponse(200, [], #"{"ok":true,"result":[\#(list)]}"#)
    }

    /// A message of a person.
    static func message(from id: Int, name: String) -> String {
        #""message":{"message_id":1,"text":"hi","chat":{"id":\#(id),"type":"private","first_name":"\#(name)"}}"#
    }

    /// A message in a group or a post in a channel.
    static func message(in id: Int, _ type: String, title: String, more: String = "") -> String {
        let key = type == "channel" ? "channel_post" : "message"
        return #""\#(key)":{"message_id":1,"chat":{"id":\#(id),"type":"\#(type)","title":"\#(title)"}\#(more)}"#
    }

    /// The news of what a bot is now in a group.
    static func membership(in id: Int, _ status: String) -> String {
        #""my_chat_member":{"chat":{"id":\#(id),"type":"group","title":"g"},"new_chat_member":{"status":"\#(status)"}}"#
    }

    static func failure(_ status: Int, _ description: String, more: String = "") -> ServerResponse {
        ServerResponse(status, [], #"{"ok":false,"error_code":\#(status),"description":"\#(description)"\#(more)}"#)
    }
}
