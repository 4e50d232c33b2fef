public import PluginAPI

/// A text that goes out as it is and is shown with masks where secrets were put into it.
///
/// An address such as `"https://api.telegram.org/bot\(token)/sendMessage"` and a field such as `"Bearer \(token)"` keep
/// a `Secret` hidden from everything that prints.
public struct SensitiveText: Sendable, Hashable {
    /// The text as it goes out.
    let wire: String

    private let shown: String

    /// Whether a secret was put into it.
    public var holdsSecret: Bool { wire != shown }

    private init(wire: String, shown: String) {
        self.wire = wire
        self.shown = shown
    }

    /// A text without secrets.
    public init(_ text: String) { self.init(wire: text, shown: text) }

    /// A text that is a secret as a whole.
    public init(_ secret: Secret) { self.init(wire: secret.reveal(), shown: Secret.mask) }

    /// The texts one after the other.
    public static func + (first: SensitiveText, second: SensitiveText) -> SensitiveText {
        SensitiveText(wire: first.wire + second.wire, shown: first.shown + second.shown)
    }
}

extension SensitiveText: ExpressibleByStringInterpolation {
    /// Keeps what goes out and what is shown side by side.
    public struct StringInterpolation: StringInterpolationProtocol {
        fileprivate var wire = ""
        fileprivate var shown = ""

        /// Begins an empty text.
        public init(literalCapacity: Int, interpolationCount: Int) {
            wire.reserveCapacity(literalCapacity)
            shown.reserveCapacity(literalCapacity)
        }

        /// Adds what stands in the literal.
        public mutating func appendLiteral(_ literal: String) {
            wire += literal
            shown += literal
        }

        /// Adds a value that may be shown.
        public mutating func appendInterpolation(_ value: some CustomStringConvertible) {
            appendLiteral(value.description)
        }

        /// Adds a secret, which is shown as a mask.
        public mutating func appendInterpolation(_ secret: Secret) {
            wire += secret.reveal()
            shown += Secret.mask
        }

        /// Adds another text with its secrets.
        public mutating func appendInterpolation(_ text: SensitiveText) {
            wire += text.wire
            shown += text.shown
        }
    }

    /// A text without secrets.
    public init(stringLiteral text: String) { self.init(text) }

    /// A text out of an interpolated literal.
    public init(stringInterpolation: StringInterpolation) {
        self.init(wire: stringInterpolation.wire, shown: stringInterpolation.shown)
    }
}

extension SensitiveText: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
    /// The text with masks.
    public var description: String { shown }

    /// The text with masks.
    public var debugDescription: String { shown }

    /// A mirror without children, so that `dump` shows the masks alone.
    public var customMirror: Mirror { Mirror(self, children: []) }
}
