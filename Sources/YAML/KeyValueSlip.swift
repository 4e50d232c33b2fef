/// Finds `key：value` and `key:value` in a text that should have been a key and its value.
struct KeyValueSlip {
    let scan: TextScan

    /// The slip in the text that begins at an offset and ends before a limit on the same line.
    func find(at start: Int, before limit: Int) -> Slip? {
        var offset = start
        while offset < limit {
            if isFullWidthColon(at: offset) { return fullWidthColon(at: offset, after: start, before: limit) }
            if scan.bytes[offset] == .colon { return missingSpace(at: offset, after: start, before: limit) }
            guard scan.bytes[offset].isKeyByte else { return nil }
            offset += 1
        }
        return nil
    }

    /// `key： { a: 1 }` and `key:{ a: 1 }`, which the parser reads as a key up to the next colon.
    func findInKey(from start: Int, before limit: Int) -> Slip? {
        guard let slip = find(at: start, before: limit), let edit = slip.edits.first,
            edit.range.lowerBound < limit
        else { return nil }
        let isFullWidth = slip.kind == .syntax(.fullWidthColon)
        return isFullWidth || scan.byte(at: edit.range.upperBound)?.isOpeningBracket == true ? slip : nil
    }

    /// `-entry` at an offset where an entry should begin.
    func missingSpaceAfterDash(at start: Int) -> Slip? {
        guard scan.byte(at: start) == .dash, let next = scan.byte(at: start + 1), next.isKeyByte, next != .dash,
            scan.entryStart(ofLineAt: start) == start
        else { return nil }
        let edit = Slip.Edit(range: start + 1..<start + 1, replacement: " ")
        return .syntax(.missingSpaceAfterDash, scan.value(from: start), edits: [edit])
    }

    private func fullWidthColon(at offset: Int, after start: Int, before limit: Int) -> Slip? {
        guard offset > start else { return nil }
        let colon = offset..<offset + 3
        let end = min(scan.skipBlanks(from: colon.upperBound), limit)
        let isAtEnd = end == limit && scan.isBlankOrEnd(at: end)
        let edit = Slip.Edit(range: offset..<end, replacement: isAtEnd ? ":" : ": ")
        return .syntax(.fullWidthColon, colon, edits: [edit])
    }

    private func missingSpace(at offset: Int, after start: Int, before limit: Int) -> Slip? {
        let next = offset + 1
        guard next < limit, offset > start, !scan.bytes[start].isDigit, scan.bytes[start] != .dash,
            !scan.bytes[next].isBlank, scan.bytes[next] != .colon, scan.bytes[next] != UInt8(ascii: "/"),
            InvisibleCharacters.find(in: scan.bytes, at: next) == nil
        else { return nil }
        let edit = Slip.Edit(range: next..<next, replacement: " ")
        return .syntax(.missingSpaceAfterColon, start..<min(scan.value(from: start).upperBound, limit), edits: [edit])
    }

    private func isFullWidthColon(at offset: Int) -> Bool {
        scan.bytes[offset] == 0xEF && scan.byte(at: offset + 1) == 0xBC && scan.byte(at: offset + 2) == 0x9A
    }
}
