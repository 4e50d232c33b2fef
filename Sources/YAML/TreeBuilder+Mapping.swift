extension TreeBuilder {
    /// Puts a key and its value into a mapping, unless one of them is not what a mapping can hold.
    mutating func addEntry(_ key: Built, _ value: Built, to index: Int) {
        guard let scalar = key.node.scalar else {
            report(Slip(kind: .keyNotScalar, range: key.range))
            frames[index].isIncomplete = true
            return
        }
        if key.node.isUnsound {
            frames[index].isIncomplete = true
        } else if scalar.isNull {
            frames[index].isIncomplete = true
            let end = min(value.range.upperBound, scan.lineEnd(of: key.range.lowerBound))
            report(Slip(kind: .emptyKey, range: key.range.lowerBound..<max(end, key.range.upperBound)))
        } else if frames[index].isFlow, value.node.isNull, value.node.alias == nil, !hasColon(after: key) {
            addBareKey(key, to: index)
        } else if let first = frames[index].indices[scalar.text] {
            if reportDeepKey(above: key, in: index) { return }
            // Of a block whose head is gone, the first key that stands above already says enough.
            if frames[index].lastDuplicate ?? scalar.text == scalar.text {
                reportDuplicate(key, of: frames[index].entries[first].key)
            }
            frames[index].lastDuplicate = scalar.text
            keepBoth(value, of: first, in: index)
        } else {
            insert(key, value, to: index)
        }
    }

    private func hasColon(after key: Built) -> Bool {
        scan.byte(at: scan.skipSpaceAndComments(from: key.range.upperBound)) == .colon
    }

    private mutating func insert(_ key: Built, _ value: Built, to index: Int) {
        let name = key.node.scalar?.text ?? ""
        let isMerge = name == "<<" && key.node.scalar?.style == .plain && key.node.alias == nil
        frames[index].indices[name] = frames[index].entries.count
        frames[index].entries.append(Node.Entry(key: key.node, value: value.node))
        frames[index].lastValue = value.range
        frames[index].lastDuplicate = nil
        if isMerge { frames[index].merge = value }
    }

    private mutating func reportDuplicate(_ key: Built, of first: Node) {
        let kind = YAMLProblem.Kind.duplicateKey(key.node.scalar?.text ?? "")
        let related = YAMLProblem.Related(note: .firstUse, span: first.place)
        report(YAMLProblem(kind: kind, span: text.span(key.range), related: [related]))
    }

    /// Reports the key above a second one that has no value of its own: it stands so deep that its entries are not in it.
    private mutating func reportDeepKey(above key: Built, in index: Int) -> Bool {
        if frames[index].isMixed { return true }
        guard !frames[index].isFlow, let last = frames[index].entries.last, last.value.isNull,
            last.value.alias == nil, last.key.scalar?.text != key.node.scalar?.text
        else { return false }
        report(YAMLProblem(kind: .syntax(.wrongIndentation), span: last.key.span))
        frames[index].isMixed = true
        frames[index].isIncomplete = true
        return true
    }

    /// Adds what a second entry of a key holds to the first, so that nothing is missed that somebody wrote.
    private mutating func keepBoth(_ value: Built, of first: Int, in index: Int) {
        let kept = frames[index].entries[first].value
        if kept.isNull {
            frames[index].entries[first].value = value.node
        } else if let entries = kept.mapping, let others = value.node.mapping {
            let keys = Set(entries.compactMap(\.key.scalar?.text))
            let added = others.filter { !keys.contains($0.key.scalar?.text ?? "") }
            frames[index].entries[first].value.content = .mapping(entries + added)
        }
    }

    /// The finished content of a frame: merge keys resolved, slips that braces hide mended.
    mutating func content(of frame: inout Frame) -> Node.Content {
        guard frame.isMapping else { return .sequence(frame.elements) }
        joinSplitValues(in: &frame)
        if !frame.bareKeys.isEmpty, let content = contentOfBareKeys(in: &frame) { return content }
        guard let merge = frame.merge else { return .mapping(frame.entries) }
        if let index = frame.indices.removeValue(forKey: "<<") { frame.entries.remove(at: index) }
        mergeEntries(of: merge, into: &frame)
        return .mapping(frame.entries)
    }

    private mutating func mergeEntries(of merge: Built, into frame: inout Frame) {
        for source in merge.node.sequence ?? [merge.node] {
            let place = merge.node.alias ?? source.place
            if source.isUnsound { frame.isIncomplete = true }
            guard let entries = source.mapping else {
                if source.isUnsound { continue }
                frame.isIncomplete = true
                if !text.isRepair(merge.range) { report(YAMLProblem(kind: .badMerge, span: place)) }
                continue
            }
            for entry in entries {
                guard let name = entry.key.scalar?.text, frame.indices[name] == nil else { continue }
                frame.indices[name] = frame.entries.count
                let merged = Node.Entry(key: entry.key, value: entry.value, isMerged: true, mergedAt: place)
                frame.entries.append(merged)
            }
        }
    }
}
