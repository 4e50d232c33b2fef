package import LoopbackServer
package import PluginAPI
import Synchronization

/// A webhook of Discord on this machine: it keeps what was sent to it, refuses what the service refuses, and tells how
/// much room is left in its budget.
package final class FakeDiscord: Sendable {
    package static let id = "1012345678901234567"
    package static let token = "wEbHo0k-t0ken_made-up-for-tests_0123456789abcdef"

    /// A message that arrived.
    package struct Message: Sendable, Hashable {
        package var id: String
        package var body: JSONValue
        package var thread: String?
        package var files: [[UInt8]] = []
        package var instant: ContinuousClock.Instant

        /// A text of the message or of its first embed, by name.
        package subscript(name: String) -> String? {
            var found = body[name]
            if found == nil, case .array(let embeds) = body["embeds"] { found = embeds.first?[name] }
            if name == "footer" { found = found?["text"] }
            return if case .string(let text) = found { text } else { nil }
        }
    }

    /// How many messages are taken within a time.
    package struct Budget: Sendable, Hashable {
        package var count: Int
        package var time: Duration

        package init(_ count: Int, per time: Duration) {
            self.count = count
            self.time = time
        }
    }

    fileprivate struct State {
        var messages: [Message] = []
        var isDeleted = false
        var starts: [ContinuousClock.Instant] = []
    }

    /// How it misbehaves, and what it was asked.
    package let standIn = StandIn()

    private let budget: Budget?
    private let threads: Set<String>
    private let state = Mutex(State())

    package init(budget: Budget? = nil, threads: Set<String> = []) {
        self.budget = budget
        self.threads = threads
    }

    /// The messages that arrived, in order.
    package var messages: [Message] { state.withLock(\.messages) }

    /// Deletes the webhook, as a person would do in the channel's settings.
    package func delete() { state.withLock { $0.isDeleted = true } }

    /// Serves while the body runs, which gets the webhook's address as a person copies it, without a version.
    package func whileServing<Value>(
        tls: ServerTLS? = nil,
        _ body: (String) async throws -> Value
    ) async throws -> Value {
        try await standIn.whileServing({ [self] in answer($0) }, tls: tls) { url in
            try await body("\(url)/api/webhooks/\(Self.id)/\(Self.token)")
        }
    }

    /// A refusal in the service's form.
    package static func failure(_ status: Int, _ code: Int64, _ message: String) -> ServerResponse {
        ServerResponse(
            status,
            [],
            JSONValue.object([.init("message", .string(message)), .init("code", .integer(code))]).text
        )
    }

    /// The service's wish to be left alone, with a fraction of a second.
    package static func tooMany(_ seconds: String) -> ServerResponse {
        let body: JSONValue = [
            "message": "You are being rate limited.", "retry_after": .decimal(seconds), "global": false,
        ]
        return ServerResponse(429, [ServerField("Retry-After", "1"), ServerField("Via", "1.1 google")], body.text)
    }

    // MARK: - Answers

    private func answer(_ request: ServerRequest) -> ServerResponse {
        let parts = request.path.split(separator: "/").map(String.init)
        // Without a version another, old form of everything is spoken.
        guard parts.count >= 5, parts[0] == "api", parts[1] == "v10", parts[2] == "webhooks", parts[3] == Self.id else {
            return ServerResponse(400, [], #"{"embeds":["0"]}"#)
        }
        guard parts[4] == Self.token else { return Self.failure(401, 50027, "Invalid Webhook Token") }
        guard !state.withLock(\.isDeleted) else { return Self.failure(404, 10015, "Unknown Webhook") }
        let thread = request.parameter("thread_id")
        if let thread, !threads.contains(thread) { return Self.failure(404, 10003, "Unknown Channel") }
        switch (request.method, parts.count) {
        case ("GET", 5): return ServerResponse(200, [], #"{"id":"\#(Self.id)","channel_id":"1","name":"knot"}"#)
        case ("POST", 5): return post(request, thread)
        case ("PATCH", 7): return patch(request, parts[6])
        default: return Self.failure(404, 0, "404: Not Found")
        }
    }

    private func post(_ request: ServerRequest, _ thread: String?) -> ServerResponse {
        guard let (body, files) = Self.content(of: request) else {
            return Self.failure(400, 50109, "The request body contains invalid JSON.")
        }
        if let refusal = DiscordForm.refusal(of: body, files: files.count) { return refusal }
        return state.withLock { state in
            guard let room = state.take(budget) else { return Self.tooMany("1.5") }
            let id = String(1_000_000 + state.messages.count)
            state.messages.append(Message(id: id, body: body, thread: thread, files: files, instant: .now))
            let answer = request.parameter("wait") == "true" ? #"{"id":"\#(id)"}"# : nil
            return ServerResponse(answer == nil ? 204 : 200, room, answer ?? "")
        }
    }

    private func patch(_ request: ServerRequest, _ id: String) -> ServerResponse {
        guard let (_, files) = Self.content(of: request) else {
            return Self.failure(400, 50109, "The request body contains invalid JSON.")
        }
        return state.withLock { state in
            guard let index = state.messages.firstIndex(where: { $0.id == id }) else {
                return Self.failure(404, 10008, "Unknown Message")
            }
            state.messages[index].files = files
            return ServerResponse(200, [], #"{"id":"\#(id)"}"#)
        }
    }

    private static func content(of request: ServerRequest) -> (JSONValue, [[UInt8]])? {
        if let form = ReceivedForm(request) {
            guard let json = form["payload_json"].flatMap({ try? JSONValue(reading: $0.content) }) else { return nil }
            return (json, (0..<10).compactMap { form["files[\($0)]"]?.content })
        }
        guard request["Content-Type"] == "application/json", let json = try? JSONValue(reading: request.body) else {
            return nil
        }
        return (json, [])
    }
}

extension FakeDiscord.State {
    /// Takes a message out of the budget; the headers that tell what is left, or nothing when there was none.
    fileprivate mutating func take(_ budget: FakeDiscord.Budget?) -> [ServerField]? {
        guard let budget else { return [] }
        let now = ContinuousClock.now
        starts.removeAll { $0 + budget.time <= now }
        guard starts.count < budget.count, let first = starts.first ?? .some(now) else { return nil }
        starts.append(now)
        let (seconds, attoseconds) = now.duration(to: first + budget.time).components
        let millis = String(attoseconds / 1_000_000_000_000_000)
        return [
            ServerField("X-RateLimit-Limit", String(budget.count)),
            ServerField("X-RateLimit-Remaining", String(budget.count - starts.count)),
            ServerField(
                "X-RateLimit-Reset-After",
                "\(seconds).\(String(repeating: "0", count: 3 - millis.count))\(millis)"
            ),
        ]
    }
}
