/// A text that must not be shown: a token, a key, a password.
///
/// It prints, logs, mirrors and encodes as a mask and cannot be decoded; `reveal()` is the one way to the text, so
/// every use can be found.
public struct Secret: Sendable, Hashable {
    /// What stands wherever a secret would be shown.
    public static let mask = "••••"

    private let text: String

    /// Wraps a text.
    public init(_ text: String) { self.text = text }

    /// The text itself, to be handed to the service it belongs to and to nothing else.
    public func reveal() -> String { text }
}

extension Secret: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
    /// A mask.
    public var description: String { Self.mask }

    /// A mask.
    public var debugDescription: String { Self.mask }

    /// A mirror without children, so that `dump` shows nothing.
    public var customMirror: Mirror { Mirror(self, children: []) }
}

extension Secret: Encodable {
    /// Writes a mask.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(Self.mask)
    }
}
