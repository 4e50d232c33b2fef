import Foundation
package import LoopbackServer
package import PluginAPI
import Synchronization

/// Slack on this machine, by webhook and by methods: it keeps what was sent to it and refuses what the service refuses.
package final class FakeSlack: Sendable {
    package static let token = "xoxb-made-up-0123456789"
    package static let webhookPath = "/services/T0001/B0001/made-up-webhook-key"

    /// A message that arrived.
    package struct Message: Sendable, Hashable {
        package var channel: String
        package var body: JSONValue
        package var instant: ContinuousClock.Instant

        /// The texts of the blocks, one below the other, as people see them.
        package var shown: String {
            guard case .array(let blocks) = body["blocks"] else { return Self.text(body["text"]) }
            return blocks.map { block in
                guard case .array(let elements) = block["elements"] else { return Self.text(block["text"]?["text"]) }
                return elements.map { Self.text($0["text"]) }.joined(separator: " ")
            }.joined(separator: "\n")
        }

        private static func text(_ value: JSONValue?) -> String {
            guard case .string(let text) = value else { return "" }
            return text.replacing("&lt;", with: "<").replacing("&gt;", with: ">").replacing("&amp;", with: "&")
        }
    }

    /// A file that arrived and was put into a channel.
    package struct File: Sendable, Hashable {
        package var channel: String
        package var thread: String
        package var content: [UInt8]
    }

    private struct State {
        var messages: [Message] = []
        var files: [File] = []
        var uploads: [[UInt8]] = []
        var address = ""
    }

    /// How it misbehaves, and what it was asked.
    package let standIn = StandIn()

    private let state = Mutex(State())
    private let channels: Set<String>

    package init(channels: Set<String> = ["C1"]) { self.channels = channels }

    /// The messages that arrived, in order.
    package var messages: [Message] { state.withLock(\.messages) }

    /// The files that arrived, in order.
    package var files: [File] { state.withLock(\.files) }

    /// Serves while the body runs, which gets the address; methods are under `/api`, the webhook under `webhookPath`.
    package func whileServing<Value>(
        tls: ServerTLS? = nil,
        _ body: (String) async throws -> Value
    ) async throws -> Value {
        try await standIn.whileServing({ [self] in answer($0) }, tls: tls) { url in
            state.withLock { $0.address = url }
            return try await body(url)
        }
    }

    /// A refusal of a method, which looks like a success until its body is read.
    package static func failure(_ word: String) -> ServerResponse {
        ServerResponse(200, [], #"{"ok":false,"error":"\#(word)"}"#)
    }

    /// The service's wish to be left alone.
    package static func tooMany(_ seconds: Int) -> ServerResponse {
        ServerResponse(429, [ServerField("Retry-After", String(seconds))], #"{"ok":false,"error":"ratelimited"}"#)
    }

    // MARK: - Answers

    private func answer(_ request: ServerRequest) -> ServerResponse {
        if request.path == Self.webhookPath { return take(hook: request) }
        if request.path.hasPrefix("/services/") { return ServerResponse(404, [], "no_service") }
        if request.path.hasPrefix("/upload/") { return take(upload: request) }
        guard request["Authorization"] == "Bearer \(Self.token)" else { return Self.failure("invalid_auth") }
        switch request.path {
        case "/api/auth.test": return Self.success([.init("user", "knot")])
        case "/api/chat.postMessage": return take(message: request)
        case "/api/files.getUploadURLExternal": return place(for: request)
        case "/api/files.completeUploadExternal": return complete(request)
        default: return Self.failure("unknown_method")
        }
    }

    private func take(hook request: ServerRequest) -> ServerResponse {
        guard let json = try? JSONValue(reading: request.body) else {
            return ServerResponse(400, [], "invalid_payload")
        }
        if let word = SlackForm.refusal(of: json) { return ServerResponse(400, [], word) }
        state.withLock { $0.messages.append(Message(channel: "hook", body: json, instant: .now)) }
        return ServerResponse(200, [], "ok")
    }

    private func take(message request: ServerRequest) -> ServerResponse {
        guard request["Content-Type"] == "application/json; charset=utf-8",
            let json = try? JSONValue(reading: request.body), case .string(let channel) = json["channel"]
        else { return Self.failure("no_text") }
        guard channels.contains(channel) else { return Self.failure("channel_not_found") }
        if let word = SlackForm.refusal(of: json) { return Self.failure(word) }
        let count = state.withLock { state in
            state.messages.append(Message(channel: channel, body: json, instant: .now))
            return state.messages.count
        }
        return Self.success([.init("channel", .string(channel)), .init("ts", .string("1700000000.00000\(count)"))])
    }

    private func place(for request: ServerRequest) -> ServerResponse {
        let form = Self.form(request)
        guard form["filename"]?.isEmpty == false, let length = form["length"].flatMap({ Int($0) }), length > 0 else {
            return Self.failure("invalid_arguments")
        }
        return state.withLock { state in
            state.uploads.append([])
            let number = state.uploads.count - 1
            return Self.success([
                .init("upload_url", .string("\(state.address)/upload/\(number)?key=made-up-upload-key")),
                .init("file_id", .string("F\(number)")),
            ])
        }
    }

    private func take(upload request: ServerRequest) -> ServerResponse {
        guard request["Authorization"] == nil, let number = Int(request.path.dropFirst("/upload/".count)) else {
            return ServerResponse(400, [], "no token belongs here")
        }
        return state.withLock { state in
            guard state.uploads.indices.contains(number) else { return ServerResponse(404) }
            state.uploads[number] = request.body
            return ServerResponse(200, [], "OK - \(request.body.count)")
        }
    }

    private func complete(_ request: ServerRequest) -> ServerResponse {
        let form = Self.form(request)
        guard let files = form["files"].flatMap({ try? JSONValue(reading: $0) }), case .array(let list) = files,
            case .string(let id) = list.first?["id"], let number = Int(id.dropFirst()), let channel = form["channel_id"]
        else { return Self.failure("invalid_arguments") }
        guard channels.contains(channel) else { return Self.failure("channel_not_found") }
        return state.withLock { state in
            guard state.uploads.indices.contains(number) else { return Self.failure("file_not_found") }
            let content = state.uploads[number]
            state.files.append(File(channel: channel, thread: form["thread_ts"] ?? "", content: content))
            return Self.success([.init("files", files)])
        }
    }

    private static func form(_ request: ServerRequest) -> [String: String] {
        request.text.split(separator: "&").reduce(into: [:]) { form, pair in
            let parts = pair.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
            form[String(parts[0])] = parts.count > 1 ? parts[1].removingPercentEncoding : ""
        }
    }

    private static func success(_ members: [JSONValue.Member]) -> ServerResponse {
        ServerResponse(200, [], JSONValue.object([.init("ok", true)] + members).text)
    }
}
