import PluginAPI
import Synchronization

@testable import KIS

/// The real transport, overheard: what was sent, and the secrets that went over it.
final class ListeningTransport: KISTransport {
    private let transport = KISHTTPTransport()
    private let state = Mutex((paths: [String](), orders: 0, passes: Set<String>()))

    /// The last parts of the paths that were asked, in order.
    var paths: [String] { state.withLock { $0.paths } }

    /// How many orders were sent.
    var orders: Int { state.withLock { $0.orders } }

    /// Tokens and keys that the broker gave out.
    var passes: Set<String> { state.withLock { $0.passes } }

    func send(_ sending: KISSending) async throws(KISTransportFailure) -> KISReply {
        let path = String(sending.url.prefix { $0 != "?" }.split(separator: "/").last ?? "")
        state.withLock { state in
            state.paths.append(path)
            state.orders += sending.isOrder ? 1 : 0
        }
        let reply = try await transport.send(sending)
        if let body = try? JSONValue(reading: reply.body) {
            for name in ["access_token", "approval_key"] {
                guard case .string(let pass)? = body[name] else { continue }
                state.withLock { _ = $0.passes.insert(pass) }
            }
        }
        return reply
    }
}
