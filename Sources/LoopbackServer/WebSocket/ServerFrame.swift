/// One frame of RFC 6455, encoded as it is asked for, right or wrong.
public struct ServerFrame: Sendable, Hashable {
    /// What a frame carries, by its number in the protocol.
    public struct Kind: RawRepresentable, Sendable, Hashable {
        /// The four bits of the frame.
        public let rawValue: UInt8

        /// A kind by its number, also one that the protocol does not know.
        public init(rawValue: UInt8) { self.rawValue = rawValue & 0x0F }

        /// A further part of a message.
        public static let continuation = Kind(rawValue: 0)

        /// Text, or its first part.
        public static let text = Kind(rawValue: 1)

        /// Bytes, or their first part.
        public static let binary = Kind(rawValue: 2)

        /// The end of the connection.
        public static let close = Kind(rawValue: 8)

        /// A question whether the other side is there.
        public static let ping = Kind(rawValue: 9)

        /// The answer to a ping.
        public static let pong = Kind(rawValue: 10)

        /// Whether frames of this kind may stand between the parts of a message.
        public var isControl: Bool { rawValue >= 8 }
    }

    /// What the frame carries.
    public var kind: Kind

    /// Whether it is the last of its message.
    public var isFinal = true

    /// The three bits that belong to extensions; anything but zero is wrong without one.
    public var reserved: UInt8 = 0

    /// The content.
    public var payload: [UInt8]

    /// The key a client hides its content with; a server sends none.
    public var mask: [UInt8]?

    /// Makes a frame with bytes.
    public init(_ kind: Kind, _ payload: [UInt8] = [], isFinal: Bool = true) {
        self.kind = kind
        self.payload = payload
        self.isFinal = isFinal
    }

    /// Makes a frame with a text.
    public init(_ kind: Kind, _ text: String, isFinal: Bool = true) {
        self.init(kind, Array(text.utf8), isFinal: isFinal)
    }

    /// Adds the frame to bytes that are sent together.
    public func append(to bytes: inout [UInt8]) {
        bytes.append((isFinal ? 0x80 : 0) | (reserved & 7) << 4 | kind.rawValue)
        let maskBit: UInt8 = mask == nil ? 0 : 0x80
        switch payload.count {
        case ..<126: bytes.append(maskBit | UInt8(payload.count))
        case ..<65536:
            bytes.append(maskBit | 126)
            Self.append(payload.count, bytes: 2, to: &bytes)
        default:
            bytes.append(maskBit | 127)
            Self.append(payload.count, bytes: 8, to: &bytes)
        }
        if let mask {
            bytes += mask
            Self.append(payload, hiddenWith: mask, to: &bytes)
        } else {
            bytes += payload
        }
    }

    /// The frame as it is sent.
    public var encoded: [UInt8] {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(payload.count + 14)
        append(to: &bytes)
        return bytes
    }

    private static func append(_ number: Int, bytes count: Int, to bytes: inout [UInt8]) {
        for shift in (0..<count).reversed() { bytes.append(UInt8(truncatingIfNeeded: number >> (8 * shift))) }
    }

    static func append(_ payload: [UInt8], hiddenWith mask: [UInt8], to bytes: inout [UInt8]) {
        for (index, byte) in payload.enumerated() { bytes.append(byte ^ mask[index & 3]) }
    }
}
