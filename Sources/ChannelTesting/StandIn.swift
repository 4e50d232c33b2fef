package import LoopbackServer
import Synchronization

/// A service on this machine that behaves like a real one, or misbehaves as it is told.
package final class StandIn: Sendable {
    /// Does what a request asks for and answers it.
    package typealias Service = @Sendable (ServerRequest) -> ServerResponse

    /// One request as it came.
    package struct Call: Sendable, Hashable {
        package var request: ServerRequest
        package var instant: ContinuousClock.Instant
    }

    private struct State {
        var faults: [Fault] = []
        var calls: [Call] = []
    }

    private let state = Mutex(State())

    package init() {}

    /// Misbehaves for the next requests, one fault each; then the service answers again.
    package func misbehave(_ faults: Fault...) { state.withLock { $0.faults += faults } }

    /// Every request that came, whatever became of it.
    package var calls: [Call] { state.withLock(\.calls) }

    /// Serves while the body runs, which gets the address.
    package func whileServing<Value>(
        _ service: @escaping Service,
        tls: ServerTLS? = nil,
        _ body: (String) async throws -> Value
    ) async throws -> Value {
        let server = try LoopbackServer(tls: tls) { [self] connection in try serve(connection, service) }
        return try await server.whileServing { try await body(server.url) }
    }

    private func serve(_ connection: ServerConnection, _ service: Service) throws {
        while let request = try connection.readRequest() {
            let fault = state.withLock { state -> Fault? in
                state.calls.append(Call(request: request, instant: .now))
                return state.faults.isEmpty ? nil : state.faults.removeFirst()
            }
            guard let fault else {
                try connection.respond(service(request), to: request)
                guard request.keepsAlive else { return }
                continue
            }
            guard try commit(fault, on: connection, to: request, service) else { return }
        }
    }

    /// Misbehaves; whether the connection goes on.
    private func commit(
        _ fault: Fault,
        on connection: ServerConnection,
        to request: ServerRequest,
        _ service: Service
    ) throws -> Bool {
        switch fault {
        case .answer(let response):
            try connection.respond(response, to: request)
            return request.keepsAlive
        case .silence: try connection.stayUntilPeerLeaves()
        case .reset: connection.reset()
        case .lost:
            _ = service(request)
            connection.reset()
        case .garbage:
            _ = service(request)
            try connection.send("\u{1}\u{2} this is no answer\r\n\r\n")
        case .half:
            let bytes = service(request).bytes
            try connection.send(Array(bytes.prefix(bytes.count - 1)))
        case .slow:
            try connection.drip(service(request).bytes, atOnce: 40, every: .milliseconds(1))
            return request.keepsAlive
        }
        return false
    }
}
