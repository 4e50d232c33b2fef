import Foundation
import LoopbackServer
import Synchronization

/// The simulated KIS broker on two loopback ports: one for REST, one for the socket.
///
/// It serves clients that know nothing of it but its addresses. Whoever makes it says what time it is in the simulated
/// world; a sign of life comes after so many seconds of that time or of real time, whichever pass first.
public final class KISServer: Sendable {
    let core: KISServerCore
    private let rest: LoopbackServer
    private let socket: LoopbackServer

    /// Listens on two ports, free ones unless they are given.
    ///
    /// - Throws: `InvalidSample` or `ConnectionEnd`.
    public init(
        _ simulation: KISSimulation,
        clock: @escaping @Sendable () -> Moment,
        restPort: UInt16 = 0,
        socketPort: UInt16 = 0
    ) throws {
        let core = KISServerCore(try SimulatedKIS(simulation), clock)
        self.core = core
        var limits = ServerLimits()
        limits.bodyBytes = 64 * 1_024
        limits.messageBytes = 16 * 1_024
        limits.stall = .seconds(2)
        limits.idle = .seconds(3_600)
        rest = try LoopbackServer(port: restPort, limits: limits) { try core.serveREST($0) }
        socket = try LoopbackServer(port: socketPort, limits: limits) { try core.serveSocket($0) }
    }

    /// The REST address, such as `http://127.0.0.1:9443`.
    public var restURL: String { "http://127.0.0.1:\(rest.port)" }

    /// The socket's address, such as `ws://127.0.0.1:21000`.
    public var websocketURL: String { "ws://127.0.0.1:\(socket.port)" }

    /// The account as the broker's own books have it at this moment.
    public var books: KISBooks { core.books }

    /// Which faults of the script have struck so far.
    public var struckFaults: Set<KISFault.Kind> { core.struckFaults }

    /// Serves until the task is cancelled.
    public func run() async {
        start()
        while !Task.isCancelled {
            do { try await Task.sleep(for: .seconds(3_600)) } catch { break }
        }
        await stop()
    }

    /// Begins to serve, on threads of its own.
    public func start() {
        rest.start()
        socket.start()
        core.start()
    }

    /// Ends every connection.
    public func stop() async {
        core.stop()
        await socket.stop()
        await rest.stop()
    }
}
