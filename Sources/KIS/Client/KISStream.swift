package import PluginAPI
internal import Synchronization

/// Keeps the one WebSocket session of an app key alive and hands on what it brings.
///
/// `run()` is called once and lives until cancelled. It performs what `KISSession` decides; the messages come in on the
/// connection's own thread, and are never held up by `run()`.
package final class KISStream: Sendable {
    private struct State {
        var session: KISSession
        var socket: (any KISSocket)?
        /// Which connection it is; messages and ends of earlier ones do not count.
        var generation = 0
        /// Set when a connection is wanted: whether with a new approval key.
        var wantsConnection: Bool?
        /// The last data frame that the session was told of.
        var noted: (name: UInt64, at: Timestamp) = (0, Timestamp(nanoseconds: 0))
    }

    private let client: KISClient
    private let opener: any KISSocketOpener
    private let receiver: any KISStreamReceiver
    private let clock: any RunClock
    private let isInSession: @Sendable (Timestamp) -> Bool
    private let notices: KISNoticeDecoder
    private let state: Mutex<State>
    private let changed = KISSignal()

    /// Brings the parts together.
    ///
    /// - Parameter isInSession: whether data is to be expected at a moment.
    package init(
        _ client: KISClient,
        opener: any KISSocketOpener,
        receiver: any KISStreamReceiver,
        clock: any RunClock,
        session: KISSession,
        isInSession: @escaping @Sendable (Timestamp) -> Bool
    ) {
        self.client = client
        self.opener = opener
        self.receiver = receiver
        self.clock = clock
        self.isInSession = isInSession
        notices = KISNoticeDecoder(account: client.access.account)
        state = Mutex(State(session: session))
    }

    /// Wants more registrations.
    package func want(_ registrations: [KISRegistration]) {
        let now = clock.now
        perform { $0.want(registrations, at: now) }
    }

    /// Wants registrations no longer.
    package func drop(_ registrations: [KISRegistration]) {
        let now = clock.now
        perform { $0.drop(registrations, at: now) }
    }

    /// How a registration stands; nothing for one that is not wanted.
    package func standing(of registration: KISRegistration) -> KISSession.Standing? {
        state.withLock { $0.session.standing(of: registration) }
    }
}

extension KISStream {
    /// Keeps the session alive until the task is cancelled.
    ///
    /// - Throws: `SourceError` when the broker refuses the keys, `CancellationError` when the task is cancelled.
    package func run() async throws {
        defer { state.withLock { $0.socket.take() }?.close() }
        try await withThrowingDiscardingTaskGroup { group in
            perform { $0.start() }
            while true {
                try Task.checkCancellation()
                if let isRenewed = state.withLock({ $0.wantsConnection.take() }) {
                    try await connect(renewingApproval: isRenewed, &group)
                }
                try await waitForWork()
                let now = clock.now
                let isInSession = isInSession(now)
                act { $0.wake(at: now, isInSession: isInSession) }
            }
        }
    }

    private func connect(renewingApproval: Bool, _ group: inout ThrowingDiscardingTaskGroup<any Error>) async throws {
        do throws(KISFault) {
            if renewingApproval { client.forgetPass(.approval) }
            let approval = try await client.pass(.approval)
            let socket = try await open()
            let generation = state.withLock { state in
                state.generation += 1
                state.socket = socket
                return state.generation
            }
            let now = clock.now
            perform { $0.opened(approval: approval.text, at: now) }
            group.addTask { await self.watch(socket, generation) }
        } catch {
            guard error.reaction != .never else { throw SourceError(error.message) }
            let now = clock.now
            perform { $0.closed(error.message, at: now) }
        }
    }

    private func open() async throws(KISFault) -> any KISSocket {
        do throws(KISSocketFailure) {
            return try await opener.open(client.access.environment.webSocket, for: self)
        } catch {
            throw KISFault(
                .unknown,
                LocalizedText(
                    ko: "KIS 웹소켓에 연결하지 못했습니다: \(error.reason.ko)",
                    en: "the WebSocket of KIS cannot be reached: \(error.reason.en)"
                )
            )
        }
    }

    /// Tells the session when a connection has ended by itself.
    private func watch(_ socket: any KISSocket, _ generation: Int) async {
        var reason = LocalizedText(ko: "KIS가 웹소켓을 닫았습니다", en: "KIS closed the WebSocket")
        do throws(KISSocketFailure) {
            try await socket.waitUntilClosed()
        } catch {
            reason = LocalizedText(
                ko: "KIS 웹소켓 연결이 끊겼습니다: \(error.reason.ko)",
                en: "the WebSocket of KIS was lost: \(error.reason.en)"
            )
        }
        let isCurrent = state.withLock { state in
            guard state.generation == generation, state.socket != nil else { return false }
            state.socket = nil
            return true
        }
        // What the end of the run brings is nothing to tell of.
        guard isCurrent, !Task.isCancelled else { return }
        let now = clock.now
        perform { $0.closed(reason, at: now) }
    }

    /// Waits until the session wants to be woken, or something has happened.
    private func waitForWork() async throws {
        let wake = state.withLock { $0.wantsConnection != nil ? clock.now : $0.session.nextWake }
        try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask { await self.changed.wait() }
            if let wake { group.addTask { try await self.clock.sleep(until: wake) } }
            _ = try await group.next()
            group.cancelAll()
        }
    }
}

extension KISStream {
    /// Whether a message is the server's look, which has to be sent back as it is.
    package func isLook(_ message: Span<UInt8>) -> Bool { KISControl.isPing(message) }

    /// Takes one message, which came at a moment.
    package func receive(_ message: Span<UInt8>, at now: Timestamp) {
        guard !message.isEmpty else { return perform { $0.receivedUnreadable(at: now) } }
        switch message[0] {
        case UInt8(ascii: "{"):
            let control = KISControl(bytes(of: message))
            perform { session in
                guard let control else { return session.receivedUnreadable(at: now) }
                return session.received(control, at: now)
            }
        case UInt8(ascii: "1"):
            let frame = bytes(of: message)
            let session = state.withLock { state in
                state.session.heard(nil, at: now)
                return state.session
            }
            let (notices, skipped) = self.notices.decode(frame, in: session, receivedAt: now)
            receiver.receive(notices, skipped: skipped)
        default:
            let name = Self.name(of: message)
            state.withLock { state in
                // The session is told often enough, so that a flood of frames costs next to nothing here.
                guard name != state.noted.name || now - state.noted.at >= .seconds(1) else { return }
                state.noted = (name, now)
                state.session.heard(KISDataHeader(message)?.channel, at: now)
            }
            receiver.receive(message, at: now)
        }
    }

    /// Ends a batch of messages, which came at a moment.
    package func endBatch(at now: Timestamp) { receiver.endBatch(at: now) }

    private func bytes(of message: Span<UInt8>) -> [UInt8] {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(message.count)
        for index in message.indices { bytes.append(message[index]) }
        return bytes
    }

    /// The eight letters of a channel's name in one word.
    private static func name(of message: Span<UInt8>) -> UInt64 {
        guard message.count >= 10 else { return 0 }
        var name: UInt64 = 0
        for place in 2..<10 { name = name << 8 | UInt64(message[place]) }
        return name
    }
}

extension KISStream {
    /// Lets the session decide, does what it says, and has `run()` look when it wants to be woken next.
    private func perform(_ event: (inout KISSession) -> [KISSession.Action]) {
        act(event)
        changed.set()
    }

    /// Lets the session decide and does what it says; `run()` looks for itself when it wants to be woken next.
    private func act(_ event: (inout KISSession) -> [KISSession.Action]) {
        let (actions, socket) = state.withLock { state in
            let actions = event(&state.session)
            let socket = state.socket
            for action in actions {
                switch action {
                case .connect(let isRenewed): state.wantsConnection = isRenewed
                case .close: state.socket = nil
                case .send, .ready, .degraded, .refused: break
                }
            }
            return (actions, socket)
        }
        for action in actions {
            switch action {
            case .connect: break
            case .close: socket?.close()
            // A frame that is not taken is lost with its connection, whose end is told by itself.
            case .send(let text): try? socket?.post(text)
            case .ready, .degraded, .refused: receiver.report(action)
            }
        }
    }
}
