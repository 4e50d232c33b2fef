package import LoopbackServer

/// A server of somebody's own that takes alerts as JSON and says so.
package final class FakeReceiver: Sendable {
    /// How it misbehaves, and what it was asked.
    package let standIn = StandIn()

    package init() {}

    /// The requests that came, in order, whatever became of them.
    package var requests: [ServerRequest] { standIn.calls.map(\.request) }

    /// Serves while the body runs, which gets the address.
    package func whileServing<Value>(
        tls: ServerTLS? = nil,
        _ body: (String) async throws -> Value
    ) async throws -> Value {
        try await standIn.whileServing({ _ in ServerResponse(202) }, tls: tls, body)
    }
}
