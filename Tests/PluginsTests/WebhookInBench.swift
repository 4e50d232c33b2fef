import PluginAPI
import PluginTesting
import TestSockets

@testable import Plugins

/// A source that listens while a test sends to it.
struct WebhookInBench {
    /// An answer: its status and what it says in English.
    struct Answer: Equatable {
        var status: Int
        var words: String

        init(_ status: Int, _ words: String) {
            self.status = status
            self.words = words
        }

        init(_ text: String) {
            let lines = text.split(whereSeparator: \.isNewline)
            status = lines.first?.split(separator: " ").dropFirst().first.flatMap { Int($0) } ?? 0
            words = lines.last.map(String.init) ?? ""
        }
    }

    static let token = "a-token-of-tests"
    static let json = "Content-Type: application/json\r\n"
    static let text = "Content-Type: text/plain; charset=utf-8\r\n"
    static let now = EventScript().now

    let port: UInt16
    let feed: RecordingFeed

    static func feed() -> RecordingFeed { RecordingFeed(clock: ManualClock(at: now)) }

    /// Runs a source with more settings than it needs, and ends it.
    static func run(
        _ settings: String = "",
        feed: RecordingFeed = Self.feed(),
        _ body: (WebhookInBench) async throws -> Void
    ) async throws {
        let yaml = "port: 8787\ntoken: \(token)\n\(settings)"
        let settings = try SettingsText.settings(yaml, for: WebhookInSource.self)
        let (ports, signal) = AsyncStream<UInt16>.makeStream()
        let source = WebhookInSource(settings: settings) { signal.yield($0) }
        let task = Task { try await source.run(feed) }
        defer { task.cancel() }
        var opened = ports.makeAsyncIterator()
        guard let port = await opened.next() else { return }
        try await body(WebhookInBench(port: port, feed: feed))
        task.cancel()
        _ = await task.result
    }

    /// Sends one request on a connection of its own.
    func send(
        _ body: String,
        _ fields: String = json,
        path: String = "/",
        token: String? = Self.token,
        method: String = "POST"
    ) throws -> Answer {
        let authority = token.map { "Authorization: Bearer \($0)\r\n" } ?? ""
        let head = "\(method) \(path) HTTP/1.1\r\nConnection: close\r\n\(authority)\(fields)"
        return try raw(head + "Content-Length: \(body.utf8.count)\r\n\r\n\(body)")
    }

    /// Sends bytes as they are and takes the answer up to the end.
    func raw(_ text: String) throws -> Answer {
        let client = try RawClient(port: port)
        client.send(text)
        return Answer(client.receiveToEnd().text)
    }

    /// The records that came in.
    var records: [Record] {
        feed.events.compactMap { event in
            guard case .record(let record) = event.payload else { return nil }
            return record
        }
    }
}
