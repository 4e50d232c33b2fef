/// A positioned piece of a YAML document whose text no resolver has touched: `01`, `0x10`, `yes` and `~` stay text.
public struct Node: Sendable {
    /// What a node holds.
    public enum Content: Sendable {
        /// One piece of text.
        case scalar(Scalar)
        /// A list.
        case sequence([Node])
        /// Keys with values, in file order.
        case mapping([Entry])
    }

    /// What the node holds.
    public var content: Content
    /// Where the content was typed, without anchor and tag; behind an alias, the anchored node's own place.
    public var span: SourceSpan
    /// The `*name` that brought the node here, if one did.
    public var alias: SourceSpan?
    /// The name the node was given with `&name`.
    public var anchor: String?
    /// The tag as it was typed, for example `!!int`; it changes nothing.
    public var tag: String?
    /// Whether something is missing here that a problem already names, so that nobody complains twice.
    ///
    /// An unsound scalar stands in for a node that could not be had; an unsound mapping lacks entries.
    public var isUnsound: Bool

    /// Puts a node together; without a span it belongs to no file.
    public init(
        _ content: Content,
        span: SourceSpan = .synthetic,
        alias: SourceSpan? = nil,
        anchor: String? = nil,
        tag: String? = nil,
        isUnsound: Bool = false
    ) {
        self.content = content
        self.span = span
        self.alias = alias
        self.anchor = anchor
        self.tag = tag
        self.isUnsound = isUnsound
    }
}

extension Node {
    /// The text and its style, when the node is a scalar.
    public var scalar: Scalar? {
        if case .scalar(let scalar) = content { scalar } else { nil }
    }

    /// The elements, when the node is a sequence.
    public var sequence: [Node]? {
        if case .sequence(let nodes) = content { nodes } else { nil }
    }

    /// The entries in file order with merged ones last, when the node is a mapping.
    public var mapping: [Entry]? {
        if case .mapping(let entries) = content { entries } else { nil }
    }

    /// Whether nothing was typed: an empty plain scalar.
    public var isNull: Bool { scalar?.isNull ?? false }

    /// Where the node stands in its parent: the alias if there is one, else its own text.
    public var place: SourceSpan { alias ?? span }

    /// Whether nothing but a comma, without a space, stands between this node and the next.
    public func adjoins(_ next: Node) -> Bool {
        let end = span.bytes.upperBound
        return next.span.bytes.lowerBound == end + 1 && span.file == next.span.file && span.file.bytes[end] == .comma
    }

    /// The value of a key, when the node is a mapping that has it.
    public subscript(key: String) -> Node? { entry(key)?.value }

    /// The entry of a key, when the node is a mapping that has it.
    public func entry(_ key: String) -> Entry? {
        mapping?.first { $0.key.scalar?.text == key }
    }
}

extension Node {
    /// A scalar built by hand.
    public static func scalar(_ text: String, style: Scalar.Style = .plain, span: SourceSpan = .synthetic) -> Node {
        Node(.scalar(Scalar(text: text, style: style)), span: span)
    }

    /// A sequence built by hand.
    public static func sequence(_ nodes: [Node], span: SourceSpan = .synthetic) -> Node {
        Node(.sequence(nodes), span: span)
    }

    /// A mapping with plain keys built by hand.
    public static func mapping(_ pairs: KeyValuePairs<String, Node>, span: SourceSpan = .synthetic) -> Node {
        Node(.mapping(pairs.map { Entry(key: .scalar($0.key), value: $0.value) }), span: span)
    }
}
