import Foundation
import Synchronization
import TestSockets
import Testing

@testable import LoopbackServer

/// What a server does about connections that it cannot take.
@Suite(.timeLimit(.minutes(1))) struct ListeningSocketTests {
    /// The outcomes of attempts to accept; behind the last one the system is asked.
    private final class Script: Sendable {
        private let codes: Mutex<[Int32]>
        private let attempts = Mutex(0)

        init(_ codes: [Int32]) { self.codes = Mutex(codes) }

        var count: Int { attempts.withLock { $0 } }

        func next(_ listener: Int32) -> (descriptor: Int32, code: Int32) {
            attempts.withLock { $0 += 1 }
            let code: Int32? = codes.withLock { $0.isEmpty ? nil : $0.removeFirst() }
            if let code { return (-1, code) }
            return ListeningSocket.systemAccept(listener)
        }
    }

    private static func listener(
        pause: Duration,
        _ accept: @escaping ListeningSocket.Accept
    ) throws -> ListeningSocket {
        try ListeningSocket(port: 0, address: .loopback, backlog: 8, pause: pause, acceptNext: accept)
    }

    @Test(arguments: [
        EAGAIN, EINTR, ECONNABORTED, EPROTO, ENETDOWN, ENETUNREACH, EHOSTDOWN, EHOSTUNREACH, ENOPROTOOPT, EOPNOTSUPP,
    ])
    func `a connection that is gone is passed over at once`(code: Int32) throws {
        let script = Script([code, code])
        let listener = try Self.listener(pause: .seconds(3600)) { script.next($0) }
        let client = try RawClient(port: listener.port)

        let accepted = try #require(try listener.accept())
        StreamSocket(adopting: accepted, limits: ServerLimits()).end(.close)

        #expect(script.count == 3)
        #expect(client.receiveToEnd() == ("", .closed))
    }

    @Test(arguments: [EMFILE, ENFILE, ENOBUFS, ENOMEM, EPERM])
    func `a connection that the system has no room for waits until it has`(code: Int32) throws {
        let script = Script([code, code])
        let listener = try Self.listener(pause: .milliseconds(1)) { script.next($0) }
        let client = try RawClient(port: listener.port)

        let accepted = try #require(try listener.accept())
        StreamSocket(adopting: accepted, limits: ServerLimits()).end(.close)

        #expect(script.count == 3)
        #expect(client.receiveToEnd() == ("", .closed))
    }

    @Test func `the wait for room ends when the listening is stopped`() throws {
        let started = Mutex<ListeningSocket?>(nil)
        let listener = try Self.listener(pause: .seconds(3600)) { _ in
            started.withLock { $0 }?.stop()
            return (-1, EMFILE)
        }
        started.withLock { $0 = listener }
        let client = try RawClient(port: listener.port)

        #expect(try listener.accept() == nil)

        started.withLock { $0 = nil }
        client.leave()
    }

    @Test(arguments: [EBADF, EINVAL, ENOTSOCK])
    func `a socket that is of no use any more is an error`(code: Int32) throws {
        let script = Script([code])
        let listener = try Self.listener(pause: .seconds(3600)) { script.next($0) }
        let client = try RawClient(port: listener.port)

        #expect(throws: ConnectionEnd.system(code)) { try listener.accept() }

        client.leave()
    }
}
