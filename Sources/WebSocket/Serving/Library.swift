internal import CWebSockets
internal import Synchronization

#if canImport(Darwin)
import Darwin
#else
import Glibc
#endif

/// The library's state: one poll over all connections, and what connections have in common that trust the same.
///
/// Only `wake()` may be called while another thread is at work with it.
@safe
final class Library: Sendable {
    /// What the library calls with every event.
    typealias Callback = CWebSockets_Callback

    /// How many connections there can be.
    static let mostConnections = 250

    private static let isTLSPrepared = Mutex(false)

    nonisolated(unsafe) let host: UnsafeMutablePointer<CWebSockets_Host>

    /// Makes the state; nothing when the system has no memory or descriptors left.
    init?(_ callback: Callback) {
        let host = Self.isTLSPrepared.withLock { isPrepared in
            let host = unsafe CWebSockets_open(callback, UInt32(Self.mostConnections), isPrepared ? 0 : 1)
            if unsafe host != nil { isPrepared = true }
            return unsafe host.map { UInt(bitPattern: $0) }
        }
        guard let host, let host = unsafe UnsafeMutablePointer<CWebSockets_Host>(bitPattern: host) else { return nil }
        unsafe self.host = host
    }

    deinit { unsafe CWebSockets_close(host) }

    /// Waits until something happens and has it handled.
    func serve() { _ = unsafe CWebSockets_serve(host) }

    /// Ends a wait.
    func wake() { unsafe CWebSockets_wake(host) }

    /// Lets the wait end after a time.
    func wake(after time: Duration) {
        let (seconds, attoseconds) = time.components
        unsafe CWebSockets_setAlarm(host, max(seconds * 1_000_000 + attoseconds / 1_000_000_000_000, 1))
    }
}

/// What connections have in common that trust the same certificates, by what they trust.
@safe
struct LibraryGroups {
    private enum Key: Hashable {
        case plain
        case secure(WebSocketRequest.Trust)
    }

    private var groups: [Key: OpaquePointer] = unsafe [:]

    /// The group for a request, made when it is the first; the certificates of the system are read then.
    mutating func group(
        for request: WebSocketRequest,
        in library: Library
    ) throws(WebSocketFailure) -> OpaquePointer {
        let key: Key = request.address.isSecure ? .secure(request.trust) : .plain
        if let group = unsafe groups[key] { return unsafe group }
        if case .secure(.file(let path)) = key, unsafe access(path, R_OK) != 0 { throw .unreadableTrust(path: path) }
        let name = "group \(unsafe groups.count)"
        let group: OpaquePointer? =
            switch key {
            case .plain: unsafe CWebSockets_makeGroup(library.host, name, CWebSockets_Trust_none, nil)
            case .secure(.system): unsafe CWebSockets_makeGroup(library.host, name, CWebSockets_Trust_system, nil)
            case .secure(.file(let path)):
                unsafe CWebSockets_makeGroup(library.host, name, CWebSockets_Trust_file, path)
            }
        guard let group = unsafe group else { throw .noRoom }
        unsafe groups[key] = group
        return unsafe group
    }
}
