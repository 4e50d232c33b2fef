package import LoopbackServer
import Synchronization

/// A service on this machine that behaves like a real one, or misbehaves as it is told.
package final class StandIn: Sendable {
    /// Does what a request asks for and answers it.
    package typealias Service = @Sendable (ServerRequest) -> ServerResponse

    /// Says of every request how it is to go wrong, if it is.
    package typealias Script = @Sendable (ServerRequest) -> Fault?

    /// One request as it came.
    package struct Call: Sendable, Hashable {
        package var request: ServerRequest
        package var instant: ContinuousClock.Instant
        package var fault: Fault?
    }

    private struct State {
        var faults: [Fault] = []
        var calls: [Call] = []
        var script: Script = { _ in nil }
    }

    private let state = Mutex(State())

    package init() {}

    /// Misbehaves for the next requests, one fault each; then the service answers again.
    package func misbehave(_ faults: Fault...) { state.withLock { $0.faults += faults } }

    /// Misbehaves as a script says, wherever it has not been told of a fault.
    package func misbehave(by script: @escaping Script) { state.withLock { $0.script = script } }

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
            guard let fault = take(request) else {
                try connection.respond(service(request), to: request)
                guard request.keepsAlive else { return }
                continue
            }
            guard try commit(fault, on: connection, to: request, service) else { return }
        }
    }

    /// Takes down a request; how it is to go wrong, if it is.
    private func take(_ request: ServerRequest) -> Fault? {
        let (told, script) = state.withLock { state in
            (state.faults.isEmpty ? nil : state.faults.removeFirst(), state.script)
        }
        let fault = told ?? script(request)
        state.withLock { $0.calls.append(Call(request: request, instant: .now, fault: fault)) }
        return fault
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
