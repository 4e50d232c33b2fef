/// A value of the configuration in effect, as it would be written, with where it comes from.
public struct EffectiveValue: Sendable {
    /// What a value is made of.
    public enum Content: Sendable {
        /// One piece of text without the quotes it may need; a secret's is a mask.
        case text(String)
        /// Values in order.
        case list([EffectiveValue])
        /// Values under names, in order.
        case mapping([Entry])
    }

    /// A value under a name.
    public struct Entry: Sendable {
        /// The name.
        public let key: String

        /// The value.
        public let value: EffectiveValue
    }

    /// What the value is made of.
    public let content: Content

    /// Where it comes from.
    public let origin: ValueOrigin
}
