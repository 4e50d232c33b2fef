import Foundation
import LoopbackServer
import Synchronization

/// What the connections of a simulated broker share.
final class KISServerCore: Sendable {
    private let broker: Mutex<SimulatedKIS>
    private let sockets = Mutex<[Int: ServerWebSocket]>([:])
    /// Held while outputs are sent, so that two threads cannot swap them.
    private let sending = Mutex(())
    private let isStopped = Mutex(false)
    private let clock: @Sendable () -> Moment
    private let started = ContinuousClock.now

    init(_ broker: SimulatedKIS, _ clock: @escaping @Sendable () -> Moment) {
        self.broker = Mutex(broker)
        self.clock = clock
    }

    /// Lets the broker's time go on, on a thread of its own, because sending may wait.
    func start() {
        let thread = Thread { [self] in
            while !isStopped.withLock({ $0 }) {
                pump()
                Thread.sleep(forTimeInterval: Self.tick)
            }
        }
        thread.start()
    }

    func stop() { isStopped.withLock { $0 = true } }

    /// The simulated moment.
    var now: Moment { clock() }

    /// Catches up with the clock, and sends signs of life where they are due.
    private func pump() {
        let wall = Int64((ContinuousClock.now - started) / .nanoseconds(1))
        catchUp(with: now)
        broker.withLock { $0.keepAlive(wall: wall) }
        flush()
    }

    /// Lets time go on in steps whose outputs are sent before the next.
    private func catchUp(with target: Moment) {
        while true {
            let isDone = broker.withLock { broker in
                let step = min(target, broker.now.advanced(bySeconds: Self.step))
                if step > broker.now { broker.advance(to: step) }
                return step >= target
            }
            flush()
            guard !isDone else { return }
        }
    }

    /// Serves a request; where the market is far behind the clock, what it brings is sent first, step by step.
    func answer(_ request: KISRequest) -> KISAnswer {
        let target = now
        if broker.withLock({ $0.now.advanced(bySeconds: Self.step) }) < target { catchUp(with: target) }
        return broker.withLock { $0.answer(request, at: now) }
    }

    var books: KISBooks { broker.withLock { $0.books } }

    var struckFaults: Set<KISFault.Kind> { broker.withLock { $0.faults.struck } }

    func withBroker(_ body: (inout SimulatedKIS) -> Void) { broker.withLock { body(&$0) } }

    func open(_ socket: ServerWebSocket) {
        sockets.withLock { $0[socket.connection.number] = socket }
        broker.withLock { $0.connect(socket.connection.number) }
    }

    func close(_ socket: ServerWebSocket) {
        _ = sockets.withLock { $0.removeValue(forKey: socket.connection.number) }
        broker.withLock { $0.disconnect(socket.connection.number) }
    }

    /// Sends what waits for the sockets, in order. Who does not take it within two seconds is cut off.
    func flush() {
        sending.withLock { _ in
            for output in broker.withLock({ $0.takeSocketOutputs() }) {
                guard let socket = sockets.withLock({ $0[output.session] }) else { continue }
                do {
                    try send(output.content, to: socket)
                } catch {
                    socket.connection.cut()
                }
            }
        }
    }

    private func send(_ content: KISSocketOutput.Content, to socket: ServerWebSocket) throws(ConnectionEnd) {
        switch content {
        case .text(let text): try socket.send(text)
        case .half(let text):
            let frame = ServerFrame(.text, text)
            try socket.send(frame.encoded.count / 2, bytesOf: frame)
            socket.connection.cut()
        case .cut: socket.connection.cut()
        }
    }

    /// Seconds between two looks at the clock.
    private static let tick = 0.002
    /// The most seconds of market time whose frames wait together.
    private static let step = 10
}
