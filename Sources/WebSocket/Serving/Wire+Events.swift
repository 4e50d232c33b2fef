internal import CWebSockets
internal import Synchronization

extension Wire {
    /// What the library calls with every event.
    static let callback: Library.Callback = { connection, reason, user, input, count in
        guard isOurs(reason), let connection = unsafe connection,
            let owner = unsafe lws_get_opaque_user_data(connection)
        else {
            return 0
        }
        let wire = unsafe Unmanaged<Wire>.fromOpaque(owner).takeUnretainedValue()
        guard reason != LWS_CALLBACK_OPENSSL_PERFORM_SERVER_CERT_VERIFICATION else {
            // Here the arguments are OpenSSL's: its store, and whether it is content.
            if let user = unsafe user, count == 0 { unsafe wire.noteCertificate(user) }
            return 0
        }
        return unsafe wire.handle(reason, connection, owner, input, count)
    }

    /// Whether an event is one of a connection; others come without one.
    private static func isOurs(_ reason: lws_callback_reasons) -> Bool {
        switch reason {
        case LWS_CALLBACK_CLIENT_RECEIVE, LWS_CALLBACK_CLIENT_WRITEABLE, LWS_CALLBACK_WSI_CREATE,
            LWS_CALLBACK_CLIENT_APPEND_HANDSHAKE_HEADER, LWS_CALLBACK_ESTABLISHED_CLIENT_HTTP,
            LWS_CALLBACK_RECEIVE_CLIENT_HTTP_READ, LWS_CALLBACK_CLIENT_ESTABLISHED,
            LWS_CALLBACK_WS_PEER_INITIATED_CLOSE, LWS_CALLBACK_CLIENT_CONNECTION_ERROR, LWS_CALLBACK_CLIENT_CLOSED,
            LWS_CALLBACK_WSI_DESTROY, LWS_CALLBACK_OPENSSL_PERFORM_SERVER_CERT_VERIFICATION:
            true
        default: false
        }
    }

    /// Handles an event; -1 ends the connection.
    private func handle(
        _ reason: lws_callback_reasons,
        _ connection: OpaquePointer,
        _ owner: UnsafeMutableRawPointer,
        _ input: UnsafeMutableRawPointer?,
        _ count: Int
    ) -> Int32 {
        let bytes = unsafe UnsafeRawBufferPointer(start: input, count: input == nil ? 0 : count)
        switch reason {
        case LWS_CALLBACK_CLIENT_RECEIVE: return unsafe receive(bytes, connection)
        case LWS_CALLBACK_CLIENT_WRITEABLE: return unsafe write(connection)
        case LWS_CALLBACK_WSI_CREATE: stage = .connected
        case LWS_CALLBACK_CLIENT_APPEND_HANDSHAKE_HEADER: stage = .asked
        case LWS_CALLBACK_ESTABLISHED_CLIENT_HTTP: return unsafe judgeAnswer(connection)
        case LWS_CALLBACK_RECEIVE_CLIENT_HTTP_READ:
            unsafe body = Self.text(bytes, longest: 300)
            // Nothing more is read, nor could it be: the connection is about to end.
            return -1
        case LWS_CALLBACK_CLIENT_ESTABLISHED:
            stage = .open
            wait(nil)
            link.opened(unsafe lws_get_socket_fd(connection))
            attend()
        case LWS_CALLBACK_WS_PEER_INITIATED_CLOSE: unsafe noteFarewell(bytes)
        case LWS_CALLBACK_CLIENT_CONNECTION_ERROR: unsafe fail(reason: Self.text(bytes, longest: 300))
        case LWS_CALLBACK_CLIENT_CLOSED:
            link.disconnected()
            fail(.lost)
        case LWS_CALLBACK_WSI_DESTROY: unsafe gone(owner)
        default: break
        }
        return 0
    }
}

// MARK: - Messages

extension Wire {
    /// Takes a part of a message, nearly always all of it.
    private func receive(_ bytes: UnsafeRawBufferPointer, _ connection: OpaquePointer) -> Int32 {
        guard !isRefusing else { return 0 }
        let kind: WebSocketMessage.Kind = unsafe lws_frame_is_binary(connection) == 0 ? .text : .binary
        let isWhole = unsafe lws_is_final_fragment(connection) != 0
        let room = request.longestMessage - partial.count - bytes.count
        let announced = unsafe isWhole ? 0 : lws_remaining_packet_payload(connection)
        guard announced <= room else {
            unsafe refuse(connection)
            return 0
        }
        guard isWhole, partial.isEmpty else {
            unsafe partial.append(contentsOf: bytes)
            if isWhole {
                unsafe take(partial.span, kind, connection)
                partial.removeAll(keepingCapacity: partial.capacity <= CWebSockets_readSize)
            }
            return 0
        }
        unsafe take(bytes.bindMemory(to: UInt8.self).span, kind, connection)
        return 0
    }

    /// Ends the connection because of a message that is too long.
    ///
    /// Not from within the callback: told there to end a connection in the middle of a frame, the library goes on to read
    /// until its farewell is sent, and writes behind the end of its buffer.
    private func refuse(_ connection: OpaquePointer) {
        isRefusing = true
        partial = []
        fail(.tooLong(limit: request.longestMessage))
        wait(request.closingTime)
        unsafe lws_callback_on_writable(connection)
    }

    private func take(_ message: Span<UInt8>, _ kind: WebSocketMessage.Kind, _ connection: OpaquePointer) {
        if let answer = link.handler.answer(message, kind) {
            link.state.withLock { $0.outbox.addAnswer(answer) }
            unsafe lws_callback_on_writable(connection)
        }
        if incoming.isEmpty { isReady() }
        incoming.append(message, kind)
    }

    /// Writes the next message, or the farewell when there is none left.
    private func write(_ connection: OpaquePointer) -> Int32 {
        if let sent = sending.take() { link.sent(sent) }
        if isRefusing { return unsafe close(connection, Link.Farewell(code: 1009, reason: "")) }
        let (item, farewell, isMore) = link.state.withLock { state -> (Outbox.Item?, Link.Farewell?, Bool) in
            let item = state.outbox.next()
            return (item, state.farewell, !state.outbox.isEmpty)
        }
        guard var item else {
            guard let farewell else { return 0 }
            return unsafe close(connection, farewell)
        }
        guard unsafe write(&item, connection) else { return -1 }
        if unsafe lws_partial_buffered(connection) != 0 {
            // The library has what is left of it.
            sending = item
            unsafe lws_callback_on_writable(connection)
        } else {
            link.sent(item)
            if isMore || farewell != nil { unsafe lws_callback_on_writable(connection) }
        }
        return 0
    }

    /// Takes leave; the library does it when it is told -1.
    private func close(_ connection: OpaquePointer, _ farewell: Link.Farewell) -> Int32 {
        let reason = Array(farewell.reason.utf8.prefix(120))
        unsafe CWebSockets_setCloseReason(connection, Int32(farewell.code), reason, reason.count)
        return -1
    }

    /// Writes a message; the library hides its bytes with a key where they are.
    private func write(_ item: inout Outbox.Item, _ connection: OpaquePointer) -> Bool {
        let frame =
            switch item.kind {
            case .message(.text): CWebSockets_Frame_text
            case .message(.binary): CWebSockets_Frame_binary
            case .ping: CWebSockets_Frame_ping
            }
        return unsafe item.bytes.withUnsafeMutableBufferPointer { bytes in
            guard let start = bytes.baseAddress else { return false }
            let count = bytes.count - Outbox.headroom
            return unsafe CWebSockets_write(connection, start + Outbox.headroom, count, frame) >= 0
        }
    }

    /// Notes with which code and reason the server closes.
    private func noteFarewell(_ bytes: UnsafeRawBufferPointer) {
        guard bytes.count >= 2 else { return fail(.closed(code: 1005, reason: "")) }
        let code = unsafe UInt16(bytes[0]) << 8 | UInt16(bytes[1])
        fail(.closed(code: code, reason: unsafe Self.text(UnsafeRawBufferPointer(rebasing: bytes[2...]), longest: 123)))
    }
}

// MARK: - The handshake

extension Wire {
    /// Looks at the server's answer to the handshake; -1 when it is not the one that was hoped for.
    private func judgeAnswer(_ connection: OpaquePointer) -> Int32 {
        stage = .answered
        let status = unsafe Int(lws_http_client_http_response(connection))
        switch status {
        case 101: return 0
        case 300..<400:
            if let place = unsafe location(connection) {
                fail(.redirected(to: place))
                return -1
            }
            fallthrough
        default:
            unsafe CWebSockets_readBody(connection)
            fail(.rejected(status: status, body: body))
            return -1
        }
    }

    private func location(_ connection: OpaquePointer) -> String? {
        var text = [CChar](repeating: 0, count: 1_024)
        let count = unsafe CWebSockets_copyLocation(connection, &text, Int32(text.count))
        guard count > 0 else { return nil }
        return String(decoding: text.prefix(Int(count)).map(UInt8.init(bitPattern:)), as: UTF8.self)
    }

    /// Notes why there is no connection, by how far it had come.
    private func fail(reason: String) {
        switch stage {
        case .connecting: fail(.refused(request.address))
        case .connected where request.address.isSecure: fail(insecure(reason))
        case .connected, .open: fail(.lost)
        // Only what was read and not understood is an answer.
        case .asked: fail(reason.contains("parsing") ? .notWebSocket(reason: reason) : .lost)
        case .answered: fail(.notWebSocket(reason: reason))
        }
    }

    private func insecure(_ reason: String) -> WebSocketFailure {
        let words = unsafe CWebSockets_lastTLSErrorText().map { unsafe String(cString: $0) }
        return .insecure(host: request.address.host, reason: certificateError ?? words ?? reason)
    }

    /// Notes what is wrong with the server's certificate.
    private func noteCertificate(_ store: UnsafeMutableRawPointer) {
        let code = unsafe CWebSockets_certificateError(store)
        certificateError = unsafe String(cString: CWebSockets_certificateErrorText(code))
    }

    /// Text from outside, cut where it is too long.
    private static func text(_ bytes: UnsafeRawBufferPointer, longest: Int) -> String {
        unsafe String(decoding: bytes.prefix(longest), as: UTF8.self)
    }
}
