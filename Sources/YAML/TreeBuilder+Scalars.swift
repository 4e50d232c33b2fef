/// Looks at plain texts for what YAML lets pass and nobody means.
extension TreeBuilder {
    /// Checks a scalar, mends its text where that is safe, and stops where its lines or structure are not what was meant.
    mutating func inspect(_ node: inout Node, _ scalar: Node.Scalar, at range: Range<Int>) throws(Halt) {
        guard scalar.style == .plain, !range.isEmpty else { return }
        try inspectInvisible(&node, scalar, at: range)
        inspectSmartQuotes(&node, at: range)
        try inspectLines(at: range)
        try inspectKey(at: range)
    }

    /// A key that holds what should stand before or behind it.
    private func inspectKey(at range: Range<Int>) throws(Halt) {
        guard frames.last?.isFlow != true, scan.byte(at: scan.skipBlanks(from: range.upperBound)) == .colon,
            scan.entryStart(ofLineAt: range.lowerBound) == range.lowerBound
        else { return }
        if let slip = KeyValueSlip(scan: scan).findInKey(from: range.lowerBound, before: range.upperBound) {
            throw .slip(slip)
        }
        if let stray = stray(in: range) { throw .slip(.syntax(.strayCharacter, stray)) }
    }

    /// A single character that stands in a line's indentation.
    private func stray(in range: Range<Int>) -> Range<Int>? {
        let length = InvisibleCharacters.length(of: scan.bytes[range.lowerBound])
        let end = range.lowerBound + length
        let next = scan.skipBlanks(from: end)
        guard next < range.upperBound, scan.isFirstOnLine(range.lowerBound) else { return nil }
        let isDash = scan.bytes[next] == .dash && scan.byte(at: next + 1)?.isBlank == true
        return next - end > 1 || next > end && isDash ? range.lowerBound..<end : nil
    }

    private mutating func inspectInvisible(
        _ node: inout Node,
        _ scalar: Node.Scalar,
        at range: Range<Int>
    ) throws(Halt) {
        let finder = InvisibleText(scan: scan)
        guard let slip = finder.slip(in: range) else { return }
        if let slip = IndentationSlip(scan: scan).find(at: range.lowerBound) { throw .slip(slip) }
        if isStructural(slip.range.lowerBound, in: range) { throw .slip(slip) }
        report(slip)
        node.content = .scalar(Node.Scalar(text: TextScan.withoutBlankEnds(finder.withoutInvisible(scalar.text))))
    }

    /// Whether the text may be no text once an invisible character is out of it.
    private func isStructural(_ offset: Int, in range: Range<Int>) -> Bool {
        offset == range.lowerBound || [.colon, .dash].contains(scan.bytes[offset - 1])
            || range.contains { scan.bytes[$0].isLineBreak }
    }

    private mutating func inspectSmartQuotes(_ node: inout Node, at range: Range<Int>) {
        let characters = scan.text(range).unicodeScalars
        guard characters.count >= 2, let first = characters.first, let last = characters.last,
            isSmartQuote(first), isSmartQuote(last)
        else { return }
        let inner = characters.dropFirst().dropLast()
        guard !inner.contains(where: isSmartQuote) else { return }
        let edit = Slip.Edit(range: range, replacement: TextScan.quoted(String(inner)))
        report(Slip(kind: .smartQuotes, range: range, edits: [edit]))
        node.content = .scalar(Node.Scalar(text: String(inner), style: .doubleQuoted))
    }

    private func isSmartQuote(_ character: Unicode.Scalar) -> Bool {
        switch character.value {
        case 0x2018...0x201F, 0xFF02, 0xFF07: true
        default: false
        }
    }

    /// A plain text goes on over line breaks, which swallows list entries that are indented too deep or lack a space.
    private func inspectLines(at range: Range<Int>) throws(Halt) {
        guard var line = range.first(where: { scan.bytes[$0].isLineBreak }) else { return }
        if let slip = unclosedBracket ?? missingComma(in: range) { throw .slip(slip) }
        let slips = KeyValueSlip(scan: scan)
        if scan.entryStart(ofLineAt: range.lowerBound) == range.lowerBound,
            let slip = slips.find(at: range.lowerBound, before: line)
        {
            throw .slip(slip)
        }
        let dash = slips.missingSpaceAfterDash(at: range.lowerBound)
        while let next = scan.nextLine(after: line), next < range.upperBound {
            let content = scan.lineContent(at: next)
            let isEntry = scan.byte(at: content.lowerBound) == .dash && scan.isBlankOrEnd(at: content.lowerBound + 1)
            if let dash, scan.byte(at: content.lowerBound) == .dash { throw .slip(dash) }
            if isEntry {
                let first = scan.lineContent(at: range.lowerBound)
                if scan.isFirstOnLine(range.lowerBound) { throw .slip(.syntax(.missingDash, first)) }
                if let slip = SlippedLine(scan: scan, at: content.lowerBound)?.entrySlip { throw .slip(slip) }
                throw .slip(Slip(kind: .syntax(.wrongIndentation), range: content, related: [(.alignment, first)]))
            }
            line = next
        }
    }

    private var unclosedBracket: Slip? {
        BracketBalance(scan: scan).unclosed(in: frames)
    }

    private func missingComma(in range: Range<Int>) -> Slip? {
        guard frames.last?.isFlow == true else { return nil }
        let end = scan.value(from: range.lowerBound).upperBound
        return .syntax(.missingComma, range.lowerBound..<end, edits: [Slip.Edit(range: end..<end, replacement: ",")])
    }

    /// A value that is nothing but a comment without a space after its `#`, which was meant as the value.
    func withCommentAsValue(_ built: Built) -> (built: Built, slip: Slip?) {
        guard built.node.isNull, built.node.alias == nil, !built.node.isUnsound, frames.last?.isFlow == false else {
            return (built, nil)
        }
        let start = scan.skipBlanks(from: built.range.upperBound)
        guard start > built.range.upperBound, scan.byte(at: start) == .hash,
            let next = scan.byte(at: start + 1), next.isKeyByte || next.isOpeningBracket
        else { return (built, nil) }
        let value = scan.value(from: start)
        var mended = built
        guard next.isKeyByte else {
            mended.node.isUnsound = true
            return (mended, .syntax(.commentedBrackets, value))
        }
        mended.node.content = .scalar(Node.Scalar(text: scan.text(value)))
        mended.node.span = text.span(value)
        mended.range = value
        return (mended, .syntax(.commentAsValue, value, edits: [scan.quoting(value)]))
    }
}
