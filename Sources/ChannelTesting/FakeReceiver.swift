package import LoopbackServer
import Synchronization

/// A server of somebody's own that takes alerts as JSON and says so.
package final class FakeReceiver: Sendable {
    /// How it misbehaves, and what it was asked.
    package let standIn = StandIn()

    private let log = Mutex<[ServerRequest]>([])

    package init() {}

    /// The requests that came, in order, whatever became of them.
    package var requests: [ServerRequest] { standIn.calls.map(\.request) }

    /// The requests that were taken, in order.
    package var taken: [ServerRequest] { log.withLock { $0 } }

    /// Serves while the body runs, which gets the address.
    package func whileServing<Value>(
        tls: ServerTLS? = nil,
        _ body: (String) async throws -> Value
    ) async throws -> Value {
        let service: StandIn.Service = { [self] request in
            log.withLock { $0.append(request) }
            return ServerResponse(202)
        }
        return try await standIn.whileServing(service, tls: tls, body)
    }
}
