extension Node {
    /// A key and its value in a mapping.
    public struct Entry: Sendable {
        /// The key, always a scalar in a parsed file.
        public var key: Node
        /// The value.
        public var value: Node
        /// Whether the entry came in with a merge key, `<<`.
        public var isMerged: Bool
        /// The alias or mapping after `<<` that brought the entry in; the entry's own spans stay where it was typed.
        public var mergedAt: SourceSpan?

        /// Puts an entry together.
        public init(key: Node, value: Node, isMerged: Bool = false, mergedAt: SourceSpan? = nil) {
            self.key = key
            self.value = value
            self.isMerged = isMerged
            self.mergedAt = mergedAt
        }
    }
}
