/// Tells a bracket that was never closed from one whose content is broken.
struct BracketBalance {
    let scan: TextScan

    /// The problem of an opening bracket, when no closing one follows before the next line of the block around it.
    func unclosed(_ opening: Int) -> Slip? {
        isClosed(opening) ? nil : .syntax(.unclosedBracket, opening..<opening + 1)
    }

    /// The same for the innermost bracket; a pair inside brackets has none of its own.
    func unclosed(in frames: [TreeBuilder.Frame]) -> Slip? {
        let inner = frames.reversed().prefix(while: \.isFlow)
        let bracket = inner.first { scan.byte(at: $0.start)?.isOpeningBracket == true }
        return bracket.flatMap { unclosed($0.start) }
    }

    private func isClosed(_ opening: Int) -> Bool {
        let column = scan.contentStart(ofLineAt: opening) - scan.lineStart(of: opening)
        let indentation = scan.isFirstOnLine(opening) ? column - 1 : column
        var depth = 0
        var offset = opening
        while let byte = scan.byte(at: offset) {
            if byte.isLineBreak {
                offset += 1
                if isBlockLine(at: offset, within: indentation) { return false }
                continue
            }
            offset = skipHidden(at: offset)
            guard let byte = scan.byte(at: offset) else { return false }
            if byte.isOpeningBracket { depth += 1 }
            if byte.isClosingBracket { depth -= 1 }
            if depth == 0 { return true }
            if !byte.isLineBreak { offset += 1 }
        }
        return false
    }

    /// Past a comment or a quoted text of one line that begins here.
    private func skipHidden(at offset: Int) -> Int {
        let byte = scan.bytes[offset]
        let before = scan.byte(at: offset - 1) ?? .space
        if byte == .hash, before.isWhitespace || before.isFlowIndicator || before.isQuote {
            return scan.lineEnd(of: offset)
        }
        guard byte.isQuote, !before.isKeyByte else { return offset }
        return scan.closingQuote(of: offset, before: scan.lineEnd(of: offset)) ?? offset
    }

    /// Whether a line belongs to the block around the brackets: `key:` or `- `, no deeper than the block's indentation.
    private func isBlockLine(at start: Int, within indentation: Int) -> Bool {
        let content = scan.lineContent(at: start)
        guard !content.isEmpty, content.lowerBound - start <= indentation else { return false }
        if scan.bytes[content.lowerBound] == .dash, scan.isBlankOrEnd(at: content.lowerBound + 1) { return true }
        var offset = content.lowerBound
        while let byte = scan.byte(at: offset), byte.isKeyByte { offset += 1 }
        return offset > content.lowerBound && scan.byte(at: offset) == .colon
    }
}
