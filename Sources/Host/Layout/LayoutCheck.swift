import YAML

/// Whether two texts differ in nothing but white space that means nothing.
enum LayoutCheck {
    /// Compares what they mean, their comments, and everything in them that is no white space.
    static func isSame(_ first: String, _ second: String) -> Bool {
        let trees = [first, second].map { YAMLDocument.parse(text: $0, name: "") }
        guard trees.allSatisfy(\.problems.isEmpty), marks(of: first) == marks(of: second) else { return false }
        switch (trees[0].root, trees[1].root) {
        case (nil, nil): return true
        case (let left?, let right?):
            return isSame(left, right) && comments(of: first, left) == comments(of: second, right)
        default: return false
        }
    }

    /// Everything but white space.
    private static func marks(of text: String) -> [UInt8] { text.utf8.filter { !$0.isBlank && $0 != 10 && $0 != 13 } }

    private static func isSame(_ left: Node, _ right: Node) -> Bool {
        guard left.anchor == right.anchor, left.tag == right.tag, (left.alias == nil) == (right.alias == nil) else {
            return false
        }
        switch (left.content, right.content) {
        case (.scalar(let left), .scalar(let right)): return left == right
        case (.sequence(let left), .sequence(let right)):
            return left.count == right.count && zip(left, right).allSatisfy { isSame($0, $1) }
        case (.mapping(let left), .mapping(let right)):
            return left.count == right.count
                && zip(left, right).allSatisfy {
                    $0.isMerged == $1.isMerged && isSame($0.key, $1.key) && isSame($0.value, $1.value)
                }
        default: return false
        }
    }

    /// The comments in order, without the blanks at their ends.
    static func comments(of text: String, _ root: Node) -> [String] {
        var texts: [Range<Int>] = []
        collect(root, into: &texts)
        texts.sort { $0.lowerBound < $1.lowerBound }
        let bytes = Array(text.utf8)
        var index = 0
        return LineTable(bytes).all.compactMap { line in
            let start = (line.start..<line.end).first { byte in
                guard bytes[byte] == UInt8(ascii: "#"), byte == line.start || bytes[byte - 1].isBlank else {
                    return false
                }
                while index < texts.count, texts[index].upperBound <= byte { index += 1 }
                return index == texts.count || byte < texts[index].lowerBound
            }
            return start.map { String(decoding: bytes[$0..<max($0, line.contentEnd)], as: UTF8.self) }
        }
    }

    /// Where texts stand, in which a `#` is no comment.
    private static func collect(_ node: Node, into texts: inout [Range<Int>]) {
        guard node.alias == nil else { return }
        switch node.content {
        case .scalar: if !node.span.bytes.isEmpty { texts.append(node.span.bytes) }
        case .sequence(let nodes): for node in nodes { collect(node, into: &texts) }
        case .mapping(let entries):
            for entry in entries where !entry.isMerged {
                collect(entry.key, into: &texts)
                collect(entry.value, into: &texts)
            }
        }
    }
}
