/// A message to be sent.
public struct WebSocketMessage: Sendable, Hashable {
    /// What a message is made of.
    public enum Kind: Sendable, Hashable {
        /// Text, which is UTF-8; a message that came is not checked for it.
        case text
        /// Bytes.
        case binary
    }

    /// What it is made of.
    public var kind: Kind

    /// What it says.
    public var bytes: [UInt8]

    /// Makes a message of bytes.
    public init(_ kind: Kind, _ bytes: [UInt8]) {
        self.kind = kind
        self.bytes = bytes
    }

    /// Makes a text message.
    public static func text(_ text: String) -> WebSocketMessage { WebSocketMessage(.text, Array(text.utf8)) }

    /// Makes a message that says the same as one that came.
    public static func echo(_ kind: Kind, _ message: Span<UInt8>) -> WebSocketMessage {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(message.count)
        for index in message.indices { bytes.append(message[index]) }
        return WebSocketMessage(kind, bytes)
    }
}
