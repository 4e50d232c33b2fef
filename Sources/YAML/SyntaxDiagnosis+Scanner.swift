/// Failures of the parser's scanner, which stops at characters and single lines.
extension SyntaxDiagnosis {
    var scannerSlip: Slip? {
        switch failure.problem {
        case "found character that cannot start any token":
            return unquoted(from: failure.offset)
        case "mapping keys are not allowed in this context":
            return unquoted(from: failure.offset)
        case "block sequence entries are not allowed in this context":
            return entryAfterKey
        case "could not find expected ':'":
            return keyWithoutColon
        case "mapping values are not allowed in this context":
            return colonSlip
        case "found unexpected ':'":
            return colonInFlowSlip
        default:
            return contextSlip
        }
    }

    private var contextSlip: Slip? {
        switch failure.context {
        case "while scanning an anchor", "while scanning an alias":
            return anchorSlip
        case "while scanning a tag", "while parsing a tag":
            return unquoted(from: failure.start)
        case "while scanning a block scalar":
            guard failure.problem == "did not find expected comment or line break" else {
                return .syntax(.blockHeader, valueOrCharacter(from: failure.start))
            }
            return unquoted(from: failure.start)
        case "while parsing a quoted scalar":
            return escapeSlip
        case let context where context.contains("directive"):
            return .syntax(.directive, valueOrCharacter(from: failure.start))
        default:
            return documentSlip
        }
    }

    private var documentSlip: Slip? {
        switch failure.problem {
        case "found undefined tag handle": unquoted(from: failure.start)
        case "found duplicate %YAML directive", "found incompatible YAML document": .syntax(.directive, here)
        default: nil
        }
    }

    private var entryAfterKey: Slip? {
        scan.isBlankOrEnd(at: scan.skipBlanks(from: failure.offset + 1))
            ? unquoted(from: failure.offset) : .syntax(.entryAfterKey, here)
    }

    /// A backslash that begins no escape; two of them stand for one.
    private var escapeSlip: Slip? {
        var start = failure.offset
        while start > failure.start, scan.byte(at: start) != .backslash { start -= 1 }
        var end = min(start + 2, scan.bytes.count)
        guard failure.problem != "found unknown escape character" else {
            let edit = Slip.Edit(range: start..<start, replacement: "\\")
            return .syntax(.unknownEscape, start..<end, edits: [edit])
        }
        while end < start + 10, scan.byte(at: end)?.isKeyByte == true { end += 1 }
        return .syntax(.unknownEscape, start..<end)
    }

    /// `&기본` is a name the parser does not take; `*굵게*` is a text.
    private var anchorSlip: Slip? {
        let value = valueOrCharacter(from: failure.start)
        let name = scan.bytes[value].dropFirst().prefix { !$0.isWhitespace }
        guard !name.isEmpty, name.allSatisfy(\.isKeyByte) else { return unquoted(from: failure.start) }
        return .syntax(.anchorName, value.lowerBound..<value.lowerBound + 1 + name.count)
    }

    /// A line among keys that is none: its colon or its space is missing, or the dash of an entry.
    private var keyWithoutColon: Slip? {
        let start = failure.start
        let content = scan.value(from: start)
        if let byte = scan.byte(at: start), byte.isOpeningBracket, let slip = BracketBalance(scan: scan).unclosed(start)
        {
            return slip
        }
        if let slip = KeyValueSlip(scan: scan).find(at: start, before: content.upperBound) { return slip }
        if let slip = KeyValueSlip(scan: scan).missingSpaceAfterDash(at: start) { return slip }
        if let slip = InvisibleText(scan: scan).slip(in: content) { return slip }
        guard let frame = frames.last, !frame.isMapping, !frame.isFlow else { return .syntax(.missingColon, content) }
        return .syntax(.missingDash, content)
    }

    /// A colon where no key can be: after another one on the line, or after lines that were taken for one text.
    private var colonSlip: Slip? {
        if let scalar = lastScalar?.range, scalar.upperBound <= failure.offset,
            scan.isSameLine(scalar.upperBound, failure.offset), !scan.isSameLine(scalar.lowerBound, failure.offset)
        {
            return joinedLines(scalar)
        }
        var offset = scan.entryStart(ofLineAt: failure.offset)
        while offset < failure.offset {
            if scan.bytes[offset] == .colon, scan.isBlankOrEnd(at: offset + 1) {
                let value = scan.value(from: scan.skipBlanks(from: offset + 1), isInFlow: isInFlow)
                if let brackets = lastBrackets, brackets.lowerBound == value.lowerBound {
                    let start = scan.skipBlanks(from: brackets.upperBound)
                    return keySlip(in: start..<max(start, value.upperBound), after: brackets)
                }
                return .syntax(.colonInValue, value, edits: [scan.quoting(value)])
            }
            offset += 1
        }
        return nil
    }

    /// `levels:[1, 2]` in braces, or a text that ends with a colon there.
    private var colonInFlowSlip: Slip {
        let next = failure.offset + 1
        if scan.byte(at: next)?.isOpeningBracket == true {
            let edit = Slip.Edit(range: next..<next, replacement: " ")
            return .syntax(.missingSpaceAfterColon, failure.start..<next, edits: [edit])
        }
        if scan.byte(at: next) == .comma {
            return .syntax(.extraComma, next..<next + 1, edits: [Slip.Edit(range: next..<next + 1, replacement: "")])
        }
        let value = failure.start..<next
        return .syntax(.colonInValue, value, edits: [scan.quoting(value)])
    }

    private func joinedLines(_ scalar: Range<Int>) -> Slip? {
        let slips = KeyValueSlip(scan: scan)
        let last = scan.lineStart(of: failure.offset)
        var line = scalar.lowerBound
        while line < last {
            let start = max(line, scan.entryStart(ofLineAt: line))
            if let slip = slips.find(at: start, before: scan.lineEnd(of: start)) { return slip }
            guard let next = scan.nextLine(after: line) else { break }
            line = next
        }
        let isDeeper = column(of: scan.contentStart(ofLineAt: failure.offset)) >= column(of: scalar.lowerBound)
        if isDeeper, scan.entryStart(ofLineAt: scalar.lowerBound) == scalar.lowerBound {
            let content = scan.value(from: scalar.lowerBound)
            return InvisibleText(scan: scan).slip(in: content) ?? .syntax(.missingColon, content)
        }
        return SlippedLine(scan: scan, at: failure.offset)?.slip
            ?? wrongIndentation(at: failure.offset, alignedWith: scalar.lowerBound)
    }
}
