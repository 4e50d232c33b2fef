/// The sizes beyond which a file is refused instead of read.
public struct YAMLLimits: Hashable, Sendable {
    /// The longest file, in bytes.
    public var bytes: Int
    /// The deepest nesting of sequences and mappings, aliases included, never more than ``greatestDepth``.
    public var depth: Int { didSet { depth = min(depth, Self.greatestDepth) } }
    /// The most nodes, counted as if every alias were written out.
    public var nodes: Int
    /// The longest single text, in bytes.
    public var scalarBytes: Int
    /// The most problems that are listed.
    public var problems: Int

    /// The depth that trees can be walked and freed at on any thread's stack.
    public static let greatestDepth = 500

    /// Limits that no configuration written by a person reaches.
    public init(
        bytes: Int = 1 << 20,
        depth: Int = 64,
        nodes: Int = 100_000,
        scalarBytes: Int = 1 << 16,
        problems: Int = 100
    ) {
        self.bytes = bytes
        self.depth = min(depth, Self.greatestDepth)
        self.nodes = nodes
        self.scalarBytes = scalarBytes
        self.problems = problems
    }
}
