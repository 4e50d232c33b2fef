import Digest
import Foundation
import LoopbackServer
import Notices
import PluginAPI
import Synchronization

extension WebhookInSource {
    /// Looks through requests and makes events of those that may come in.
    final class Desk: Sendable {
        /// The longest name of a list, in characters.
        static let longestName = 100

        /// The longest key that a sender may give, in bytes.
        static let longestKey = 200

        let settings: Settings
        let reader: NoticeReader
        private let token: [UInt8]
        private let feed: any Feed
        private let ended: @Sendable () -> Void
        private let keys = Mutex(KeyMemory())

        /// - Parameter ended: called once the run takes no more events.
        init(_ settings: Settings, _ feed: any Feed, ended: @escaping @Sendable () -> Void) {
            self.settings = settings
            self.feed = feed
            self.ended = ended
            token = SHA256(of: settings.token.reveal()).bytes
            reader = NoticeReader(settings.posts)
        }

        /// Answers the requests of a connection.
        func serve(_ connection: ServerConnection) throws {
            while let request = try request(on: connection) {
                let answer = answer(to: request)
                let isEnding = answer.status == Answer.ending.status
                let isLast = isEnding || !request.keepsAlive
                try connection.respond(answer.response(closing: isLast), to: request)
                if isEnding { ended() }
                if isLast { return connection.finish() }
            }
        }

        /// The next request that may come in, with its body; nothing after the last one.
        private func request(on connection: ServerConnection) throws -> ServerRequest? {
            let refusal: Answer
            do throws(ConnectionEnd) {
                guard var request = try connection.readHead() else { return nil }
                // Whoever may not come in is not listened to.
                guard let answer = self.refusal(of: request) else {
                    try connection.readBody(of: &request)
                    return request
                }
                refusal = answer
            } catch {
                guard let answer = Answer(error) else { throw error }
                refusal = answer
            }
            feed.count(refusal.reason, 1)
            try connection.send(refusal.response(closing: true).bytes)
            connection.finish()
            return nil
        }

        private func refusal(of request: ServerRequest) -> Answer? {
            guard isAllowed(request) else { return .wrongToken }
            guard list(of: request) != nil else { return .wrongPath }
            guard request.method == "POST" else { return .wrongMethod }
            guard contentType(of: request) != nil else { return .wrongType(acceptsText: !settings.posts.isEmpty) }
            guard (request[Self.keyField] ?? "").utf8.count <= Self.longestKey else { return .longKey }
            return nil
        }

        /// Whether the sender knows the token; how long it takes says nothing about how much of it is right.
        private func isAllowed(_ request: ServerRequest) -> Bool {
            let words = (request["Authorization"] ?? "").split(separator: " ", maxSplits: 1)
            guard words.count == 2, words[0].lowercased() == "bearer" else { return false }
            let shown = SHA256(of: String(words[1])).bytes
            return zip(shown, token).reduce(0) { $0 | ($1.0 ^ $1.1) } == 0
        }
    }
}

extension WebhookInSource.Desk {
    /// How a body is read.
    enum ContentType { case json, text }

    /// The header field with which senders mark attempts of one notice.
    static let keyField = "Idempotency-Key"

    /// The list that a request is for; nothing for a path that is not this source's.
    func list(of request: ServerRequest) -> String? {
        if request.path == settings.path { return settings.list }
        let folder = settings.path.hasSuffix("/") ? settings.path : settings.path + "/"
        guard request.path.hasPrefix(folder) else { return nil }
        let typed = request.path.dropFirst(folder.count)
        guard !typed.contains("/"), let name = String(typed).removingPercentEncoding, !name.isEmpty,
            name.count <= Self.longestName, !name.contains(where: \.isNewline), !name.contains("\0")
        else { return nil }
        return name
    }

    /// How the body is to be read; nothing for what is not taken.
    func contentType(of request: ServerRequest) -> ContentType? {
        guard request["Content-Encoding"] == nil else { return nil }
        let parts = (request["Content-Type"] ?? "").lowercased().split(separator: ";").map {
            $0.filter { !$0.isWhitespace }
        }
        let charset = parts.dropFirst().first { $0.hasPrefix("charset=") }?.dropFirst(8).filter { $0 != "\"" }
        guard charset == nil || charset == "utf-8" || charset == "us-ascii" else { return nil }
        switch parts.first {
        case "application/json": return .json
        case "text/plain" where !settings.posts.isEmpty: return .text
        default: return nil
        }
    }

    /// Sends the event of a request, once for each key that its sender gives.
    fileprivate func answer(to request: ServerRequest) -> WebhookInSource.Answer {
        guard let key = request[Self.keyField], !key.isEmpty else { return take(request, key: nil) }
        let body = SHA256(of: request.body)
        switch keys.withLock({ $0.begin(request.path + "\n" + key, body) }) {
        case .new: break
        case .pending: return .pending
        case .taken: return .repeated
        case .other: return .otherBody
        }
        let answer = take(request, key: key)
        keys.withLock {
            $0.end(request.path + "\n" + key, isTaken: answer.status == WebhookInSource.Answer.accepted.status)
        }
        return answer
    }

    private func take(_ request: ServerRequest, key: String?) -> WebhookInSource.Answer {
        do throws(WebhookInSource.Answer) {
            let payload = try payload(of: request, key: key)
            let now = feed.clock.now
            let header = EventHeader(
                exchangeTime: now,
                receivedAt: now,
                tradingDay: feed.calendars.krx.tradingDay(at: now)
            )
            do throws(FeedClosed) {
                try feed.send(payload, header)
            } catch {
                throw .ending
            }
            return .accepted
        } catch {
            feed.count(error.reason, 1)
            return error
        }
    }
}
