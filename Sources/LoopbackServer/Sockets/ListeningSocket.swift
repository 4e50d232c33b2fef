import Synchronization

#if canImport(Darwin)
import Darwin
#elseif canImport(Musl)
import Musl
#else
import Glibc
#endif

/// A socket that listens on a port of one of this machine's addresses, and a pipe that ends the wait for connections.
final class ListeningSocket: Sendable {
    /// Takes a connection from a descriptor that listens; the error number is the system's where there is none.
    typealias Accept = @Sendable (_ listener: Int32) -> (descriptor: Int32, code: Int32)

    let port: UInt16
    let address: IPv4Address
    private let descriptor: Int32
    private let wakeReader: Int32
    private let wakeWriter: Int32
    private let isClosed = Mutex(false)
    private let acceptNext: Accept
    private let pause: Duration

    /// Listens on a port, on a free one for zero.
    ///
    /// - Parameters:
    ///   - pause: how long to wait for what the system has too little of.
    ///   - acceptNext: what is done once a connection is there; another one for tests.
    init(
        port wanted: UInt16,
        address: IPv4Address,
        backlog: Int32,
        pause: Duration = .milliseconds(100),
        acceptNext: @escaping Accept = ListeningSocket.systemAccept
    ) throws(ConnectionEnd) {
        self.address = address
        self.pause = pause
        self.acceptNext = acceptNext
        var pipes: (Int32, Int32) = (-1, -1)
        let piped = unsafe withUnsafeMutableBytes(of: &pipes) { bytes in
            unsafe pipe(bytes.baseAddress?.assumingMemoryBound(to: Int32.self))
        }
        guard piped == 0 else { throw .system(errno) }
        (wakeReader, wakeWriter) = pipes
        for end in [pipes.0, pipes.1] { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
        descriptor = SystemCalls.makeSocket()
        do {
            port = try Self.listen(descriptor, wanted, address, backlog)
        } catch {
            for end in [descriptor, pipes.0, pipes.1] where end >= 0 { systemClose(end) }
            throw error
        }
        SystemCalls.setNonblocking(descriptor)
    }

    deinit {
        close()
        systemClose(wakeReader)
        systemClose(wakeWriter)
    }

    /// The descriptor of the next connection, or nothing once the listening was stopped.
    ///
    /// - Throws: what the socket does not recover from; a connection that cannot be taken alone ends nothing.
    func accept() throws(ConnectionEnd) -> Int32? {
        while true {
            var entries = [
                pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0),
                pollfd(fd: wakeReader, events: Int16(POLLIN), revents: 0),
            ]
            _ = unsafe poll(&entries, 2, -1)
            if entries[1].revents != 0 { return nil }
            let (accepted, code) = acceptNext(descriptor)
            if accepted >= 0 { return accepted }
            switch AcceptTrouble(code) {
            case .passing: continue
            // Connections that are open have threads of their own and do not notice.
            case .shortage: _ = SystemCalls.wait(for: Int32(POLLIN), on: wakeReader, atMost: pause)
            case .lasting: throw .system(code)
            }
        }
    }

    /// Asks the system for the next connection.
    static let systemAccept: Accept = { listener in
        let descriptor = SystemCalls.acceptConnection(on: listener)
        return (descriptor, descriptor < 0 ? errno : 0)
    }

    /// Ends the wait for connections, now and later.
    func stop() {
        _ = unsafe write(wakeWriter, [UInt8(0)], 1)
    }

    /// Lets nobody in any more; called by whoever would have accepted.
    func close() {
        isClosed.withLock { isClosed in
            if !isClosed { systemClose(descriptor) }
            isClosed = true
        }
    }

    private static func listen(
        _ descriptor: Int32,
        _ port: UInt16,
        _ host: IPv4Address,
        _ backlog: Int32
    ) throws(ConnectionEnd) -> UInt16 {
        guard descriptor >= 0 else { throw .system(errno) }
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_port = port.bigEndian
        // A port of choice is to be had again right after its last server.
        if port != 0 { SystemCalls.setOption(descriptor, SOL_SOCKET, SO_REUSEADDR, Int32(1)) }
        address.sin_addr.s_addr = in_addr_t(host.number).bigEndian
        var size = socklen_t(MemoryLayout<sockaddr_in>.size)
        let code = unsafe withUnsafeMutablePointer(to: &address) { pointer in
            unsafe pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { pointer in
                guard unsafe bind(descriptor, pointer, size) == 0 else { return Int32(-1) }
                guard systemListen(descriptor, backlog) == 0 else { return Int32(-1) }
                return unsafe getsockname(descriptor, pointer, &size)
            }
        }
        guard code == 0 else { throw .system(errno) }
        return UInt16(bigEndian: address.sin_port)
    }
}

// Inside the type the plain names would mean its own methods.
private func systemListen(_ descriptor: Int32, _ backlog: Int32) -> Int32 { listen(descriptor, backlog) }
private func systemClose(_ descriptor: Int32) { _ = close(descriptor) }
