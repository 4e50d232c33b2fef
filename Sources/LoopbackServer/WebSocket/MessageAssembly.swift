/// Joins frames into messages as the protocol orders it.
struct MessageAssembly {
    let limits: ServerLimits
    private var kind: ServerFrame.Kind?
    private var payload: [UInt8] = []

    init(limits: ServerLimits) { self.limits = limits }

    /// Takes a frame; gives the message that it ends.
    mutating func take(_ frame: ServerFrame) throws(ConnectionEnd) -> ServerMessage? {
        guard frame.reserved == 0 else { throw .malformed("reserved bits without an extension") }
        switch frame.kind {
        case .ping: return .ping(frame.payload)
        case .pong: return .pong(frame.payload)
        case .close: return try Self.close(frame.payload)
        case .text, .binary:
            guard kind == nil else { throw .malformed("a message inside another one") }
            return try add(frame, frame.kind)
        case .continuation:
            guard let kind else { throw .malformed("a further part without a first one") }
            return try add(frame, kind)
        default: throw .malformed("an unknown kind of frame")
        }
    }

    private mutating func add(
        _ frame: ServerFrame,
        _ kind: ServerFrame.Kind
    ) throws(ConnectionEnd) -> ServerMessage? {
        guard payload.count + frame.payload.count <= limits.messageBytes else { throw .tooLarge("a message") }
        payload += frame.payload
        guard frame.isFinal else {
            self.kind = kind
            return nil
        }
        defer {
            self.kind = nil
            payload = []
        }
        guard kind == .text else { return .binary(payload) }
        guard let text = String(validating: payload, as: UTF8.self) else { throw .malformed("text that is not UTF-8") }
        return .text(text)
    }

    private static func close(_ payload: [UInt8]) throws(ConnectionEnd) -> ServerMessage {
        guard !payload.isEmpty else { return .close(code: nil, reason: "") }
        guard payload.count >= 2, let reason = String(validating: payload[2...], as: UTF8.self) else {
            throw .malformed("a close frame")
        }
        let code = Int(payload[0]) << 8 | Int(payload[1])
        switch code {
        case 1000...1003, 1007...1014, 3000...4999: return .close(code: code, reason: reason)
        default: throw .malformed("the close code \(code)")
        }
    }
}
