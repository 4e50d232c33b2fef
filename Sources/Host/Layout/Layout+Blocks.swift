import YAML

extension Layout {
    /// Finds the indentation of every line that begins with a part of a node.
    mutating func place(_ node: Node, at indent: Int) {
        switch node.content {
        case .mapping(let entries) where isBlock(node):
            // What comes in with a merge key was typed elsewhere.
            for entry in entries where !entry.isMerged { place(entry, at: indent) }
            placeMergeKeys(of: entries, within: node.span.bytes, at: indent)
        case .sequence(let nodes) where isBlock(node):
            let column = node.span.bytes.lowerBound - lines.all[lines.number(of: node.span.bytes.lowerBound)].start
            for element in nodes { place(element, behindDashAt: column, indent) }
        default: placeValue(node, under: indent - 2)
        }
    }

    private mutating func place(_ entry: Node.Entry, at indent: Int) {
        begin(at: entry.key.span.bytes.lowerBound, indent)
        space(":", from: entry.key.span.bytes.upperBound)
        placeValue(entry.value, under: indent)
    }

    /// The `<<` of a mapping, which no entry stands for.
    private mutating func placeMergeKeys(of entries: [Node.Entry], within range: Range<Int>, at indent: Int) {
        for start in Set(entries.compactMap { $0.mergedAt?.bytes.lowerBound }) where range.contains(start) {
            let line = lines.all[lines.number(of: start)].start..<start
            guard let key = bytes[line].lastIndex(where: { $0 == UInt8(ascii: "<") }), key > line.lowerBound else {
                continue
            }
            begin(at: key - 1, indent)
            space(":", from: key + 1)
        }
    }

    private mutating func place(_ element: Node, behindDashAt column: Int, _ indent: Int) {
        let start = element.place.bytes.lowerBound
        guard let dash = dash(before: start, column) else { return }
        begin(at: dash, indent)
        space("-", from: dash)
        placeValue(element, under: indent)
    }

    /// A value of an entry or an element whose own indentation is known.
    private mutating func placeValue(_ node: Node, under indent: Int) {
        let range = node.place.bytes
        guard !range.isEmpty else { return }
        if node.alias == nil, isBlock(node), node.scalar == nil { return place(node, at: indent + 2) }
        begin(at: range.lowerBound, indent + 2)
        let (first, last) = (lines.number(of: range.lowerBound), lines.number(of: range.upperBound - 1))
        if let scalar = node.scalar, scalar.style == .literal || scalar.style == .folded, node.alias == nil {
            return placeText(first: first, last: last, header: range.lowerBound, at: max(indent + 2, 0))
        }
        if last > first {
            for line in first + 1...last { leaders[line] = first }
            closeTexts(in: node)
        }
        if node.alias == nil, node.scalar == nil { spaceBrackets(node) }
    }

    /// Notes which lines end inside a text of several lines.
    private mutating func closeTexts(in node: Node) {
        switch node.content {
        case .scalar:
            let range = node.place.bytes
            guard !range.isEmpty else { return }
            openEnds.formUnion(lines.number(of: range.lowerBound)..<lines.number(of: range.upperBound - 1))
        case .sequence(let nodes): for node in nodes { closeTexts(in: node) }
        case .mapping(let entries):
            for entry in entries where !entry.isMerged {
                closeTexts(in: entry.key)
                closeTexts(in: entry.value)
            }
        }
    }

    /// A block of text, all of whose lines move alike.
    private mutating func placeText(first: Int, last: Int, header: Int, at indent: Int) {
        guard last > first else { return }
        let texts = first + 1...last
        openEnds.formUnion(texts)
        let hasWidth = bytes[header..<lines.all[first].end].prefix { $0 != UInt8(ascii: "#") }
            .contains { (UInt8(ascii: "1")...UInt8(ascii: "9")).contains($0) }
        let old = texts.filter { !lines.all[$0].isBlank }.map { lines.all[$0].indentation }.min()
        for line in texts {
            // A width that is written counts from the line around, so that the text moves with it.
            if hasWidth { leaders[line] = first } else { shifts[line] = indent - (old ?? indent) }
        }
    }

    /// Notes the indentation of a line when something stands at its beginning.
    private mutating func begin(at byte: Int, _ indent: Int) {
        let number = lines.number(of: byte)
        if lines.all[number].content == byte { indents[number] = max(indent, 0) }
    }

    private func isBlock(_ node: Node) -> Bool {
        let first = node.span.bytes.lowerBound
        return !bytes.indices.contains(first) || !"{[".utf8.contains(bytes[first])
    }

    /// Puts one space behind a sign when something but a comment follows on its line, and none before it.
    private mutating func space(_ sign: Unicode.Scalar, from start: Int) {
        let line = lines.all[lines.number(of: start)]
        let rest = bytes[min(start, line.contentEnd)..<line.contentEnd]
        guard let place = rest.firstIndex(where: { !$0.isBlank }), bytes[place] == UInt8(ascii: sign),
            let next = rest[(place + 1)...].firstIndex(where: { !$0.isBlank }), next > place + 1,
            bytes[next] != UInt8(ascii: "#")
        else { return }
        edits.append(Edit(range: start..<next, text: "\(sign) "))
    }

    /// The dash of an element: the last one of its column before it.
    private func dash(before byte: Int, _ column: Int) -> Int? {
        var number = min(lines.number(of: byte), lines.all.count - 1)
        while number >= 0 {
            let dash = lines.all[number].start + column
            if dash <= byte, dash < lines.all[number].end, bytes[dash] == UInt8(ascii: "-") { return dash }
            number -= 1
        }
        return nil
    }
}
