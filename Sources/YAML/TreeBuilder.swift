/// Builds the tree of a document from the parser's events, and stops at the first thing that leaves its structure unknown.
struct TreeBuilder {
    /// Why there is no tree.
    enum Halt: Error {
        /// A limit is exceeded.
        case refusal(Slip)
        /// The text is not what was meant.
        case slip(Slip)
        /// The parser cannot go on.
        case failure(ParserFailure)
    }

    /// A finished node with what its parents need to know.
    struct Built {
        var node: Node
        /// Where it was typed in the parser's text; for an alias, the alias.
        var range: Range<Int>
        /// The number of nodes in it with aliases written out.
        var size = 1
        /// The levels of sequences and mappings in it.
        var height = 0
    }

    let text: PatchedText
    let scan: TextScan
    let limits: YAMLLimits
    private(set) var problems: [YAMLProblem] = []
    private(set) var root: Node?
    var frames: [Frame] = []
    /// The last text the parser delivered, where diagnosis begins when it fails.
    private(set) var lastScalar: (range: Range<Int>, style: Node.Scalar.Style)?
    /// The last closed pair of brackets.
    private(set) var lastBrackets: Range<Int>?
    private(set) var lastAlias: Range<Int>?
    private var anchors: [String: Built] = [:]
    private var nodeCount = 0
    private var documentCount = 0

    init(text: PatchedText, limits: YAMLLimits) {
        self.text = text
        self.limits = limits
        scan = TextScan(bytes: text.bytes)
    }

    /// Reads the whole document; afterwards there is a root unless it is empty.
    mutating func build() throws(Halt) {
        let reader = EventReader(text.bytes)
        while true {
            let event: ParserEvent
            do { event = try reader.next() } catch { throw .failure(error) }
            switch event.kind {
            case .streamEnd:
                return
            case .documentStart:
                documentCount += 1
                guard documentCount == 1 else {
                    report(Slip(kind: .severalDocuments, range: event.range))
                    return
                }
            default:
                try take(event)
            }
        }
    }

    mutating func report(_ slip: Slip) {
        if !text.isRepair(slip.range) { report(text.problem(slip)) }
    }

    mutating func report(_ problem: YAMLProblem) {
        if problems.count < limits.problems { problems.append(problem) }
    }

    private mutating func take(_ event: ParserEvent) throws(Halt) {
        switch event.kind {
        case .alias(let name):
            lastAlias = event.range
            add(try expand(name, at: event.range))
        case .scalar(let scalar, let hasProperties):
            try count(1, at: event.range)
            try addScalar(scalar, at: event.range, hasProperties: hasProperties)
        case .sequenceStart(let collection):
            try open(collection, isMapping: false, at: event.range)
        case .mappingStart(let collection):
            try open(collection, isMapping: true, at: event.range)
        case .collectionEnd:
            close(at: event.range)
        case .documentStart, .streamEnd, .other:
            break
        }
    }

    private mutating func count(_ nodes: Int, at range: Range<Int>) throws(Halt) {
        nodeCount += nodes
        if nodeCount > limits.nodes {
            throw .refusal(Slip(kind: .tooManyNodes(limit: limits.nodes), range: range))
        }
    }

    private func checkDepth(_ depth: Int, at range: Range<Int>) throws(Halt) {
        if depth > limits.depth { throw .refusal(Slip(kind: .tooDeep(limit: limits.depth), range: range)) }
    }

    private mutating func open(
        _ collection: ParserEvent.Collection,
        isMapping: Bool,
        at range: Range<Int>
    ) throws(Halt) {
        let properties = NodeProperties(scan: scan, from: range.lowerBound, isPresent: collection.hasProperties)
        let start = properties.contentStart
        try checkDepth(frames.count + 1, at: start..<max(start, range.upperBound))
        try count(1, at: range)
        frames.append(Frame(isMapping: isMapping, isFlow: collection.isFlow, start: start, properties: properties))
    }

    private mutating func close(at range: Range<Int>) {
        guard var frame = frames.popLast() else { return }
        if frame.isFlow, !range.isEmpty {
            frame.end = range.upperBound
            lastBrackets = frame.start..<frame.end
        }
        let content = content(of: &frame)
        let node = Node(
            content,
            span: text.span(frame.range),
            anchor: frame.properties.anchor,
            tag: frame.properties.tag,
            isUnsound: frame.isIncomplete
        )
        let built = Built(node: node, range: frame.range, size: frame.size, height: frame.height)
        remember(built)
        add(built)
    }

    private mutating func addScalar(
        _ scalar: Node.Scalar,
        at range: Range<Int>,
        hasProperties: Bool
    ) throws(Halt) {
        let properties = NodeProperties(scan: scan, from: range.lowerBound, isPresent: hasProperties)
        let start = scalar.isNull ? range.upperBound : min(properties.contentStart, range.upperBound)
        let isBlock = scalar.style == .literal || scalar.style == .folded
        let end = isBlock ? scan.trimmed(range.upperBound, downTo: start) : range.upperBound
        let content = start..<end
        if !scalar.isNull { lastScalar = (content, scalar.style) }
        guard scalar.text.utf8.count <= limits.scalarBytes else {
            throw .refusal(Slip(kind: .scalarTooLong(limit: limits.scalarBytes), range: content))
        }
        var node = Node(
            .scalar(scalar),
            span: text.span(content),
            anchor: properties.anchor,
            tag: properties.tag
        )
        try inspect(&node, scalar, at: content)
        let built = Built(node: node, range: content)
        remember(built)
        add(built)
    }

    private mutating func remember(_ built: Built) {
        if let anchor = built.node.anchor { anchors[anchor] = built }
    }

    /// The node an alias stands for; its subtree is shared, and counted as if it were written out.
    private mutating func expand(_ name: String, at range: Range<Int>) throws(Halt) -> Built {
        guard !frames.contains(where: { $0.properties.anchor == name }) else {
            report(Slip(kind: .recursiveAlias(name), range: range))
            return standIn(at: range)
        }
        guard var built = anchors[name] else {
            let known = anchors.values.sorted { $0.range.lowerBound < $1.range.lowerBound }.prefix(8)
            let related = known.map { (note: YAMLProblem.Related.Note.anchor($0.node.anchor ?? ""), range: $0.range) }
            report(Slip(kind: .undefinedAlias(name), range: range, related: related))
            return standIn(at: range)
        }
        try checkDepth(frames.count + built.height, at: range)
        try count(built.size, at: range)
        built.node.alias = text.span(range)
        built.range = range
        return built
    }

    private func standIn(at range: Range<Int>) -> Built {
        let node = Node(.scalar(Node.Scalar(text: "")), span: text.span(range), isUnsound: true)
        return Built(node: node, range: range)
    }

    private mutating func add(_ built: Built) {
        guard !frames.isEmpty else {
            root = root ?? built.node
            return
        }
        let top = frames.count - 1
        if frames[top].isMapping, frames[top].pendingKey == nil {
            frames[top].absorb(built)
            frames[top].pendingKey = built
            return
        }
        let (value, slip) = withCommentAsValue(built)
        if let slip { report(slip) }
        frames[top].absorb(value)
        if let key = frames[top].pendingKey {
            frames[top].pendingKey = nil
            addEntry(key, value, to: top)
        } else {
            frames[top].elements.append(value.node)
        }
    }
}
