extension TreeBuilder {
    /// A sequence or mapping that is not complete yet.
    struct Frame {
        let isMapping: Bool
        let isFlow: Bool
        let start: Int
        let properties: NodeProperties
        var end: Int
        var size = 1
        var height = 1
        var elements: [Node] = []
        var entries: [Node.Entry] = []
        /// Where in `entries` a key stands.
        var indices: [String: Int] = [:]
        var pendingKey: Built?
        /// What `<<` brings in.
        var merge: Built?
        /// Keys in braces that have no colon.
        var bareKeys: [Built] = []
        /// Whether entries are missing that a problem already names.
        var isIncomplete = false
        /// Whether entries of another mapping have come into this one, so that what stands twice says nothing.
        var isMixed = false
        /// The key of the last entry, when it stands above too.
        var lastDuplicate: String?
        /// Where the value of the last entry was typed.
        var lastValue: Range<Int>?
        /// Values that commas have split, whole, with their place in `entries`.
        var splitValues: [(index: Int, range: Range<Int>)] = []

        var range: Range<Int> { start..<max(start, end) }

        init(isMapping: Bool, isFlow: Bool, start: Int, properties: NodeProperties) {
            self.isMapping = isMapping
            self.isFlow = isFlow
            self.start = start
            self.properties = properties
            end = start
        }

        mutating func absorb(_ built: Built) {
            end = max(end, built.range.upperBound)
            size += built.size
            height = max(height, built.height + 1)
        }
    }
}
