internal import CWebSockets
internal import Synchronization

/// One connection as the library sees it; only the thread that serves touches it.
@safe
final class Wire {
    /// How far an attempt to connect has come, which tells what went wrong.
    enum Stage {
        case connecting, connected, asked, answered, open
    }

    let link: Link
    private let turn: Turn

    /// Which of the server's addresses is tried.
    private var attempt = 0

    /// The library's connection while there is one.
    private var connection: OpaquePointer?

    var stage = Stage.connecting

    /// What went wrong; the first cause counts.
    private(set) var failure: WebSocketFailure?

    /// When the attempt or the farewell has taken too long.
    private(set) var deadline: ContinuousClock.Instant?

    /// What is wrong with the server's certificate.
    var certificateError: String?

    /// What the server said when it refused the handshake.
    var body = ""

    /// Whole messages that have come and not been handed on.
    var incoming = WebSocketBatch()

    /// The parts so far of a message that is not whole.
    var partial: [UInt8] = []

    /// Whether a message was too long, so that nothing more is taken.
    var isRefusing = false

    /// What is being sent and the system has not taken all of.
    var sending: Outbox.Item?

    init(_ link: Link, _ turn: Turn) {
        self.link = link
        self.turn = turn
    }

    var request: WebSocketRequest { link.request }

    /// Notes why the connection ends.
    func fail(_ failure: WebSocketFailure) {
        if self.failure == nil { self.failure = failure }
    }

    /// Has the messages that came handed on soon.
    func isReady() { turn.ready.append(self) }
}

// MARK: - Connecting

extension Wire {
    /// Tries the next address.
    func connect(_ library: Library) {
        let (address, request) = (link.addresses[attempt], link.request)
        attempt += 1
        stage = .connecting
        failure = nil
        // Each address has its share of the time that is left.
        let left = max(ContinuousClock.now.duration(to: link.openingEnd), .zero)
        wait(left / (link.addresses.count - attempt + 1))
        do throws(WebSocketFailure) {
            let group = unsafe try turn.groups.group(for: request, in: library)
            // Given back when the library says that the connection is gone.
            let owner = unsafe Unmanaged.passRetained(self).toOpaque()
            let isSecure: Int32 = request.address.isSecure ? 1 : 0
            let connection = unsafe CWebSockets_connect(
                library.host,
                group,
                address,
                Int32(request.address.port),
                request.address.hostWithPort,
                request.address.path,
                isSecure,
                owner
            )
            guard let connection = unsafe connection else {
                fail(.refused(request.address))
                return unsafe gone(owner)
            }
            unsafe self.connection = connection
        } catch {
            fail(error)
            turn.gone.append(self)
        }
    }

    /// Notes that the library's connection is gone.
    func gone(_ owner: UnsafeMutableRawPointer) {
        unsafe connection = nil
        guard turn.gone.allSatisfy({ $0 !== self }) else { return }
        turn.gone.append(self)
        unsafe Unmanaged<Wire>.fromOpaque(owner).release()
    }

    /// Whether another address is worth a try.
    var hasAnotherTry: Bool {
        guard stage == .connecting, attempt < link.addresses.count, link.state.withLock({ $0.farewell == nil }) else {
            return false
        }
        switch failure {
        case .refused, .timedOut: return true
        default: return false
        }
    }
}

// MARK: - Doing what is asked for

extension Wire {
    /// Does what others have asked for.
    func attend() {
        guard let connection = unsafe connection else { return }
        let (isClosing, hasMessages, resumes) = link.state.withLock { state in
            let resumes = state.isPaused && state.backlog.byteCount <= request.longestBacklog / 2
            if resumes { state.isPaused = false }
            return (state.farewell != nil, !state.outbox.isEmpty, resumes)
        }
        if resumes { unsafe lws_rx_flow_control(connection, 1) }
        if isClosing { unsafe close(connection) }
        if stage == .open, hasMessages || isClosing { unsafe lws_callback_on_writable(connection) }
    }

    /// Stops reading until others have made room.
    func pause() {
        if let connection = unsafe connection { unsafe lws_rx_flow_control(connection, 0) }
    }

    private func close(_ connection: OpaquePointer) {
        guard stage == .open else {
            fail(.cancelled)
            return unsafe CWebSockets_kill(connection)
        }
        if deadline == nil { wait(request.closingTime) }
    }

    /// Ends the connection whose time is over.
    func expire() {
        deadline = nil
        fail(stage == .open ? .lost : .timedOut(request.openingTime))
        cut()
    }

    /// Ends the connection at once.
    func cut() {
        if let connection = unsafe connection { unsafe CWebSockets_kill(connection) }
    }

    /// Sets the time after which the connection is ended.
    func wait(_ time: Duration?) {
        deadline = time.map { ContinuousClock.now.advanced(by: $0) }
        turn.deadlinesChanged = true
    }
}
