internal import Synchronization

/// What the thread that serves a connection shares with everybody else.
final class Link: Sendable {
    typealias Waiter = Outbox.Waiter

    /// How far a connection has come; it only goes forward.
    enum Phase {
        case opening, open, closing, ended
    }

    /// How this side takes its leave.
    struct Farewell {
        var code: UInt16
        var reason: String
    }

    struct State: ~Copyable {
        var phase = Phase.opening

        /// Whether it was open once, however short.
        var hasBeenOpen = false

        /// The farewell of this side, once it wants one.
        var farewell: Farewell?

        /// Why the connection ended, unless this side closed it.
        var failure: WebSocketFailure?

        /// Who waits for the connection to be open.
        var opener: Waiter?

        /// Those who wait for its end.
        var enders: [Int: Waiter] = [:]
        var lastEnder = 0

        var outbox = Outbox()

        /// Whether a thread is in the handler.
        var isBusy = false

        /// What came while a thread was in the handler.
        var backlog = WebSocketBatch()

        /// Whether reading has stopped because of a long backlog.
        var isPaused = false

        /// The socket while there is one.
        var descriptor: Int32?

        /// When messages came last.
        var lastMessages: ContinuousClock.Instant?

        /// Whether the connection has ended and everything that came has been handled.
        var isOver: Bool { phase == .ended && !isBusy && backlog.isEmpty }

        /// What to tell those who wait for the end.
        var outcome: Result<Void, WebSocketFailure> { failure.map { .failure($0) } ?? .success(()) }
    }

    let request: WebSocketRequest

    /// The server's numbers, in the order in which they are tried.
    let addresses: [String]

    /// When the time for opening is over.
    let openingEnd: ContinuousClock.Instant
    let handler: any WebSocketHandler
    let loop: ServiceLoop
    let state = Mutex(State())

    init(
        _ request: WebSocketRequest,
        addresses: [String],
        openingEnd: ContinuousClock.Instant,
        handler: any WebSocketHandler,
        loop: ServiceLoop
    ) {
        self.request = request
        self.addresses = addresses
        self.openingEnd = openingEnd
        self.handler = handler
        self.loop = loop
    }
}

// MARK: - Opening

extension Link {
    /// Has the connection opened and waits for that.
    func open() async throws(WebSocketFailure) {
        loop.call(for: self)
        let outcome = await withTaskCancellationHandler {
            await withCheckedContinuation { waiter in
                let outcome: Result<Void, WebSocketFailure>? = state.withLock { state in
                    if state.phase == .opening {
                        state.opener = waiter
                        return nil
                    }
                    if state.hasBeenOpen { return .success(()) }
                    return state.failure.map { .failure($0) } ?? .failure(.cancelled)
                }
                if let outcome { waiter.resume(returning: outcome) }
            }
        } onCancel: {
            close(.goingAway)
        }
        try outcome.get()
    }

    /// Notes that the handshake is done.
    func opened(_ descriptor: Int32) {
        let opener = state.withLock { state in
            state.descriptor = descriptor
            state.hasBeenOpen = true
            state.phase = state.farewell == nil ? .open : .closing
            return state.opener.take()
        }
        opener?.resume(returning: .success(()))
    }
}

// MARK: - Ending

extension Link {
    /// Waits until the connection has ended and everything that came has been handled.
    func end() async throws(WebSocketFailure) {
        let ticket = state.withLock { state in
            state.lastEnder += 1
            return state.lastEnder
        }
        let outcome = await withTaskCancellationHandler {
            await withCheckedContinuation { waiter in
                let outcome: Result<Void, WebSocketFailure>? = state.withLock { state in
                    // First: what a cancelled wait has closed may be over by now.
                    if Task.isCancelled { return .failure(.cancelled) }
                    if state.isOver { return state.outcome }
                    state.enders[ticket] = waiter
                    return nil
                }
                if let outcome { waiter.resume(returning: outcome) }
            }
        } onCancel: {
            let waiter = state.withLock { $0.enders.removeValue(forKey: ticket) }
            waiter?.resume(returning: .failure(.cancelled))
            close(.goingAway)
        }
        try outcome.get()
    }

    /// Asks for a farewell; a connection that is not open yet is given up.
    func close(_ farewell: Farewell) {
        let isNews = state.withLock { state in
            guard state.farewell == nil, state.phase != .ended else { return false }
            state.farewell = farewell
            if state.phase == .open { state.phase = .closing }
            return true
        }
        if isNews { loop.call(for: self) }
    }

    /// Notes that the connection has ended; a later cause does not count.
    func ended(_ failure: WebSocketFailure) {
        let (opener, senders) = state.withLock { state -> (Waiter?, [Waiter]) in
            guard state.phase != .ended else { return (nil, []) }
            // Closed on this side, a connection ends well whatever comes then.
            if state.farewell == nil { state.failure = failure }
            state.phase = .ended
            state.descriptor = nil
            return (state.opener.take(), state.outbox.removeAll())
        }
        opener?.resume(returning: .failure(failure))
        for sender in senders { sender.resume(returning: .failure(failure)) }
    }

    /// Notes that there is no socket any more.
    func disconnected() { state.withLock { $0.descriptor = nil } }

    /// Lets those go who wait for the end, if everything has been handled.
    func tellEnd() {
        let (enders, outcome) = state.withLock { state -> ([Waiter], Result<Void, WebSocketFailure>) in
            guard state.isOver else { return ([], .success(())) }
            defer { state.enders = [:] }
            return (Array(state.enders.values), state.outcome)
        }
        for ender in enders { ender.resume(returning: outcome) }
    }
}

extension Link.Farewell {
    /// This side has done what it wanted.
    static let done = Link.Farewell(code: 1000, reason: "")

    /// This side is ending.
    static let goingAway = Link.Farewell(code: 1001, reason: "")
}
