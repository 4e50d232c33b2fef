import PluginAPI
import Synchronization

@testable import KIS

/// The real opener, overheard: how many of the connections it ever opened somebody still holds.
final class ListeningOpener: KISSocketOpener {
    private struct Weak: Sendable { weak let socket: ListeningSocket? }

    private let opener: KISWebSocketOpener
    private let sockets = Mutex<[Weak]>([])

    init(clock: any RunClock) { opener = KISWebSocketOpener(clock: clock) }

    /// How many were opened.
    var opened: Int { sockets.withLock { $0.count } }

    /// How many of them are held.
    var held: Int { sockets.withLock { $0.count { $0.socket != nil } } }

    func open(_ address: KISAddress, for stream: KISStream) async throws(KISSocketFailure) -> any KISSocket {
        let socket = ListeningSocket(try await opener.open(address, for: stream))
        sockets.withLock { $0.append(Weak(socket: socket)) }
        return socket
    }
}

private final class ListeningSocket: KISSocket {
    private let socket: any KISSocket

    init(_ socket: any KISSocket) { self.socket = socket }

    func post(_ text: String) throws(KISSocketFailure) { try socket.post(text) }

    func close() { socket.close() }

    func waitUntilClosed() async throws(KISSocketFailure) { try await socket.waitUntilClosed() }
}
