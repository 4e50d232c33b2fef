internal import Dispatch
internal import Synchronization

#if canImport(Darwin)
import Darwin
#else
import Glibc
#endif

/// Finds the numbers of servers' names.
///
/// The library would look a name up on the thread that serves, and the other connections would wait for a slow name
/// server. So each name is looked up on a thread of its own; what the system does there cannot be stopped, only left.
enum Resolver {
    /// How many addresses of one server are tried.
    static let mostAddresses = 4

    private typealias Outcome = Result<[String], WebSocketFailure>

    /// The numbers of a name, best first.
    static func addresses(
        of host: String,
        within time: Duration
    ) async throws(WebSocketFailure) -> [String] {
        if isNumber(host) { return [host] }
        let answer = Answer()
        // A sleeping task that is cancelled would be remembered until its time; a timer is not.
        let timer = DispatchSource.makeTimerSource()
        timer.schedule(deadline: .now() + .milliseconds(Int(time / .milliseconds(1))))
        timer.setEventHandler { answer.give(.failure(.timedOut(time))) }
        timer.resume()
        defer { timer.cancel() }
        let outcome = await withTaskCancellationHandler {
            await withCheckedContinuation { waiter in
                answer.wait(waiter)
                DispatchQueue(label: "maedup.websockets.names").async { answer.give(lookUp(host)) }
            }
        } onCancel: {
            answer.give(.failure(.cancelled))
        }
        return try outcome.get()
    }

    private static func isNumber(_ host: String) -> Bool {
        var number = in_addr()
        return unsafe inet_pton(AF_INET, host, &number) == 1
    }

    private static func lookUp(_ host: String) -> Outcome {
        var hints = unsafe addrinfo()
        unsafe hints.ai_family = AF_UNSPEC
        #if canImport(Darwin)
        unsafe hints.ai_socktype = SOCK_STREAM
        #else
        unsafe hints.ai_socktype = Int32(SOCK_STREAM.rawValue)
        #endif
        var list: UnsafeMutablePointer<addrinfo>?
        guard unsafe getaddrinfo(host, nil, &hints, &list) == 0 else { return .failure(.unresolved(host: host)) }
        defer { unsafe freeaddrinfo(list) }
        var addresses: [String] = []
        var next = unsafe list
        while let entry = unsafe next, addresses.count < mostAddresses {
            var text = [CChar](repeating: 0, count: 128)
            let (address, length) = unsafe (entry.pointee.ai_addr, entry.pointee.ai_addrlen)
            let size = socklen_t(text.count)
            if unsafe getnameinfo(address, length, &text, size, nil, 0, NI_NUMERICHOST) == 0 {
                addresses.append(String(decoding: text.prefix { $0 != 0 }.map(UInt8.init(bitPattern:)), as: UTF8.self))
            }
            unsafe next = unsafe entry.pointee.ai_next
        }
        return addresses.isEmpty ? .failure(.unresolved(host: host)) : .success(addresses)
    }

    /// An answer that one waits for; the first one counts.
    private final class Answer: Sendable {
        private struct State {
            var outcome: Outcome?
            var waiter: CheckedContinuation<Outcome, Never>?
        }

        private let state = Mutex(State())

        func wait(_ waiter: CheckedContinuation<Outcome, Never>) {
            let early: Outcome? = state.withLock { state in
                if state.outcome == nil { state.waiter = waiter }
                return state.outcome
            }
            if let early { waiter.resume(returning: early) }
        }

        func give(_ outcome: Outcome) {
            let waiter: CheckedContinuation<Outcome, Never>? = state.withLock { state in
                guard state.outcome == nil else { return nil }
                state.outcome = outcome
                return state.waiter.take()
            }
            waiter?.resume(returning: outcome)
        }
    }
}
