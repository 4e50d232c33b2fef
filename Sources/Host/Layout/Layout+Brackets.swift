import YAML

extension Layout {
    /// Puts blanks where they belong between brackets; line breaks and comments stay where they are.
    mutating func spaceBrackets(_ node: Node) {
        var texts: [Range<Int>] = []
        collectTexts(of: node, into: &texts)
        let range = node.span.bytes
        let starts = [range.lowerBound] + texts.map(\.upperBound)
        let ends = texts.map(\.lowerBound) + [range.upperBound]
        for (number, (start, end)) in zip(starts, ends).enumerated() where start <= end {
            let isBehindText = number > 0
            guard let text = Self.spaced(bytes[start..<end], isBehindText: isBehindText) else { continue }
            edits.append(Edit(range: start..<end, text: text))
        }
    }

    /// The texts and aliases inside, in order.
    private func collectTexts(of node: Node, into texts: inout [Range<Int>]) {
        guard node.alias == nil else { return texts.append(node.place.bytes) }
        switch node.content {
        case .scalar: if !node.span.bytes.isEmpty { texts.append(node.span.bytes) }
        case .sequence(let nodes): for node in nodes { collectTexts(of: node, into: &texts) }
        case .mapping(let entries):
            for entry in entries where !entry.isMerged {
                collectTexts(of: entry.key, into: &texts)
                collectTexts(of: entry.value, into: &texts)
            }
        }
    }

    /// The signs between two texts with the blanks they need; nothing when there is more than signs.
    private static func spaced(_ gap: ArraySlice<UInt8>, isBehindText: Bool) -> String? {
        let signs = gap.filter { !$0.isBlank }.map { Character(UnicodeScalar($0)) }
        guard signs.allSatisfy({ "{}[],:".contains($0) }) else { return nil }
        var result = ""
        var previous: Character = isBehindText ? "a" : " "
        for sign in signs {
            switch (previous, sign) {
            case ("{", "}"), ("[", _), (" ", _), (_, ","), (_, ":"), (_, "]"): break
            case (_, "}"), (",", _), (":", _), ("{", _): result += " "
            default: break
            }
            result.append(sign)
            previous = sign
        }
        if ",:{".contains(previous) { result += " " }
        return result
    }
}
