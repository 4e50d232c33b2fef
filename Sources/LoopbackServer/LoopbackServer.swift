import Foundation
import Synchronization

/// A server on a port of 127.0.0.1 whose handler decides about every byte, for simulated services, for tests of clients
/// against services that misbehave, and for notices from other programs, which may come from another address.
///
/// It listens from the moment it is made, so that its port is known, and answers once it was started. One thread
/// accepts, and every connection has a thread of its own; their number is bounded by the limits.
public final class LoopbackServer: Sendable {
    /// Answers one connection, waiting as it likes.
    public typealias Handler = @Sendable (ServerConnection) throws -> Void

    private let core: ServerCore

    /// Listens on a port, a free one unless it is given.
    ///
    /// - Throws: what the system or the TLS library refused, such as a given port that is in use, for which
    ///   `ConnectionEnd.isPortInUse` is true.
    public init(
        port: UInt16 = 0,
        address: IPv4Address = .loopback,
        limits: ServerLimits = ServerLimits(),
        tls: ServerTLS? = nil,
        handler: @escaping Handler
    ) throws(ConnectionEnd) {
        core = try ServerCore(port, address, limits, tls, handler)
    }

    deinit { core.stop() }

    /// The port.
    public var port: UInt16 { core.listener.port }

    /// The address, with the scheme for encrypted connections where there is a certificate.
    public var url: String { "\(core.context == nil ? "http" : "https")://\(core.listener.address):\(port)" }

    /// What was counted so far.
    public var tally: ServerTally { core.counters.tally }

    /// Begins to accept connections; does nothing when called again.
    public func start() { core.start() }

    /// Ends every connection and waits until no handler runs any more.
    public func stop() async {
        core.stop()
        await core.waitUntilEnded()
    }

    /// Serves until the task is cancelled.
    public func run() async {
        start()
        await withTaskCancellationHandler {
            await core.waitUntilEnded()
        } onCancel: {
            core.stop()
        }
    }

    /// Serves while the body runs, and is stopped when this returns.
    public func whileServing<Value>(_ body: () async throws -> Value) async throws -> Value {
        start()
        let result: Result<Value, any Error>
        do {
            result = .success(try await body())
        } catch {
            result = .failure(error)
        }
        await stop()
        return try result.get()
    }
}
