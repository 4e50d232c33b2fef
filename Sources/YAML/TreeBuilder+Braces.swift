/// Inside braces a comma ends a value and a text may stand without a colon; neither says so to who typed it.
extension TreeBuilder {
    /// Takes a key without a colon in braces: the rest of a value with commas, or a key to complain about.
    mutating func addBareKey(_ key: Built, to index: Int) {
        guard let value = frames[index].lastValue, isSplit(value, key.range) else {
            if let (slip, key, value) = pair(in: key) {
                report(slip)
                addEntry(key, value, to: index)
                return
            }
            frames[index].bareKeys.append(key)
            return
        }
        let whole = value.lowerBound..<key.range.upperBound
        let entry = frames[index].entries.count - 1
        if frames[index].splitValues.last?.index == entry { frames[index].splitValues.removeLast() }
        frames[index].splitValues.append((entry, whole))
        frames[index].lastValue = whole
    }

    /// The key and value in `{ period:14 }`.
    private func pair(in bare: Built) -> (Slip, key: Built, value: Built)? {
        guard bare.node.alias == nil, bare.node.scalar?.style == .plain,
            let slip = KeyValueSlip(scan: scan).find(at: bare.range.lowerBound, before: bare.range.upperBound),
            let edit = slip.edits.first
        else { return nil }
        let isAscii = scan.byte(at: edit.range.lowerBound - 1) == .colon
        let keyEnd = isAscii ? edit.range.lowerBound - 1 : edit.range.lowerBound
        return (slip, plain(bare.range.lowerBound..<keyEnd), plain(edit.range.upperBound..<bare.range.upperBound))
    }

    private func plain(_ range: Range<Int>) -> Built {
        Built(node: Node(.scalar(Node.Scalar(text: scan.text(range))), span: text.span(range)), range: range)
    }

    /// Whether a comma stands between digits: `1,000` and not `1, 000`.
    private func isSplit(_ value: Range<Int>, _ key: Range<Int>) -> Bool {
        guard value.upperBound + 1 == key.lowerBound, scan.byte(at: value.upperBound) == .comma,
            !value.isEmpty, scan.bytes[value.upperBound - 1].isDigit, key.count >= 3
        else { return false }
        return scan.bytes[key.lowerBound..<key.lowerBound + 3].allSatisfy(\.isDigit)
    }

    /// Puts the values together that commas have split.
    mutating func joinSplitValues(in frame: inout Frame) {
        for (index, range) in frame.splitValues {
            report(.syntax(.commaSplitsValue, range, edits: [scan.quoting(range)]))
            frame.entries[index].value = plain(range).node
        }
    }

    /// What braces were meant to be when all or some keys in them have no colon; nil when they are a mapping.
    mutating func contentOfBareKeys(in frame: inout Frame) -> Node.Content? {
        // What is missing may be what they would have been.
        guard !frame.isIncomplete else { return nil }
        guard frame.entries.isEmpty else {
            frame.isIncomplete = true
            for key in frame.bareKeys { report(.syntax(.missingColon, key.range)) }
            return nil
        }
        guard frame.bareKeys.count == 1 else {
            let end = frame.range.upperBound
            let edits = [
                Slip.Edit(range: frame.start..<frame.start + 1, replacement: "["),
                Slip.Edit(range: end - 1..<end, replacement: "]"),
            ]
            report(.syntax(.bracesAroundList, frame.range, edits: edits))
            return .sequence(frame.bareKeys.map(\.node))
        }
        report(.syntax(.unquotedText(startingWith: "{"), frame.range, edits: [scan.quoting(frame.range)]))
        return .scalar(Node.Scalar(text: scan.text(frame.range)))
    }
}
