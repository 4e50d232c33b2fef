package import HTTP
package import PluginAPI
import Synchronization

/// What every sink to a service does alike: it sends one request, tells what a missing answer means, and hides secrets.
package final class ChannelClient: Sendable {
    private let client: HTTPClient
    private let mask: SecretMask
    private let spoken = Mutex(Language.ko)

    /// Makes a client whose reasons hold none of these secrets; nothing is connected before the first request.
    package init(hiding secrets: [Secret], _ settings: HTTPSettings = .channel) {
        client = HTTPClient(settings)
        mask = SecretMask(secrets)
    }

    /// The language of messages and reasons.
    package var language: Language { spoken.withLock { $0 } }

    /// Takes the language of a run.
    package func open(_ context: SinkContext) { spoken.withLock { $0 = context.language } }

    /// Gives up what is on its way.
    package func close() async { await client.close() }

    /// Sends a request once; any status is an answer.
    ///
    /// - Throws: what became of the item if there is no answer: to be tried again if nothing has left, else unknown.
    package func send(_ request: HTTPRequest) async throws(Undelivered) -> HTTPResponse {
        do throws(HTTPFailure) {
            return try await client.send(request)
        } catch {
            switch (error.outcome, error.cause) {
            case (.notSent, .flawed): throw Undelivered(.never, error.message)
            case (.notSent, _): throw Undelivered(.retry(after: nil), error.message)
            case (.unknown, _):
                var lost = Undelivered(.unknown, error.message)
                lost.status = error.status
                throw lost
            }
        }
    }

    /// A text without secrets.
    package func masked(_ text: String) -> String { mask.masked(text) }

    /// Words of a service as they can stand in a sentence: in one line, not too long, without secrets.
    package func words(_ text: String) -> String {
        let line = VisibleText.line(mask.masked(String(text.unicodeScalars.prefix(Self.mostRead))))
        return line.count > Self.mostShown ? line.prefix(Self.mostShown) + "…" : line
    }

    private static let mostRead = 4_000
    private static let mostShown = 160
}

extension ChannelClient: CustomReflectable {
    /// A mirror without children: not even how many secrets there are is to be seen.
    package var customMirror: Mirror { Mirror(self, children: []) }
}

extension HTTPSettings {
    /// Times and sizes for services that take messages: short answers within seconds, pictures within a minute.
    package static var channel: HTTPSettings {
        var settings = HTTPSettings()
        settings.timeouts = HTTPTimeouts(opening: .seconds(10), firstByte: .seconds(20), whole: .seconds(60))
        settings.largestBody = 1 << 20
        return settings
    }
}
