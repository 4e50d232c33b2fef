/// Failures of the parser's grammar, which stops at a token that has no place after those before it.
extension SyntaxDiagnosis {
    var parserSlip: Slip? {
        switch failure.problem {
        case "did not find expected ',' or ']'", "did not find expected ',' or '}'":
            return flowSlip
        case "did not find expected node content":
            return contentSlip
        case "did not find expected key", "did not find expected '-' indicator":
            return trailingTextSlip ?? blockSlip
        case "did not find expected <document start>":
            return trailingTextSlip ?? afterRootSlip
        default:
            return nil
        }
    }

    private var token: UInt8? { scan.byte(at: failure.offset) }

    private var flowSlip: Slip? {
        if token == UInt8(ascii: "{"), scan.byte(at: failure.offset - 1) == UInt8(ascii: "$") { return variableSlip }
        if let token, token.isClosingBracket { return mismatch(with: failure.start) }
        if let slip = BracketBalance(scan: scan).unclosed(failure.start) ?? lastScalarSlip { return slip }
        if let brackets = lastBrackets, brackets.upperBound == failure.offset,
            token == .colon || token?.isKeyByte == true
        {
            return extraBracket(brackets.upperBound - 1, after: brackets)
        }
        if token == .colon, let scalar = lastScalar?.range, scalar.upperBound == failure.offset {
            return .syntax(.missingComma, scalar)
        }
        let next = scan.value(from: failure.offset, isInFlow: true)
        return .syntax(.missingComma, next.isEmpty ? here : next)
    }

    /// What keeps the text before the failing place from being a key.
    private var lastScalarSlip: Slip? {
        guard let scalar = lastScalar, scalar.style == .plain, follows(scalar.range) else { return nil }
        return InvisibleText(scan: scan).slip(in: scalar.range)
            ?? KeyValueSlip(scan: scan).find(at: scalar.range.lowerBound, before: scalar.range.upperBound)
    }

    private func mismatch(with opening: Int) -> Slip {
        var slip = Slip.syntax(.mismatchedBracket, failure.offset..<failure.offset + 1)
        slip.related = [(.opening, opening..<opening + 1)]
        return slip
    }

    /// `${NAME}` with what is written together with it.
    private var variableSlip: Slip? {
        var start = failure.offset - 1
        if let scalar = lastScalar?.range, scalar.upperBound == failure.offset { start = scalar.lowerBound }
        var end = failure.offset
        let limit = scan.lineEnd(of: end)
        var isInside = false
        while end < limit {
            let byte = scan.bytes[end]
            if byte == UInt8(ascii: "{") { isInside = true }
            if !isInside, byte == .comma || byte.isBlank || byte.isClosingBracket { break }
            if byte == UInt8(ascii: "}") { isInside = false }
            end += 1
        }
        return .syntax(.variableInBraces, start..<end, edits: [scan.quoting(start..<end)])
    }

    private var contentSlip: Slip? {
        guard let frame = frames.last, frame.isFlow else {
            guard let token, token.isClosingBracket else { return unquoted(from: failure.offset) }
            return .syntax(.unexpectedClosingBracket, failure.offset..<failure.offset + 1)
        }
        if let token, token.isClosingBracket { return mismatch(with: frame.start) }
        if let slip = BracketBalance(scan: scan).unclosed(in: frames) { return slip }
        if token == .comma { return .syntax(.extraComma, failure.offset..<failure.offset + 1) }
        if token == .colon {
            return scan.previousByte(before: failure.offset) == .colon
                ? unquoted(from: failure.offset) : .syntax(.missingKey, here)
        }
        return token == .dash ? .syntax(.dashInBrackets, here) : nil
    }

    /// Text after a closing quote or bracket, with which the value was meant to go on.
    private var trailingTextSlip: Slip? {
        if let token, token.isClosingBracket {
            return .syntax(.unexpectedClosingBracket, failure.offset..<failure.offset + 1)
        }
        let brackets = lastBrackets.flatMap { follows($0) ? $0 : nil }
        if let brackets, brackets.upperBound >= lastScalar?.range.upperBound ?? 0 {
            let rest = scan.value(from: failure.offset)
            let isKey = rest.contains { scan.bytes[$0] == .colon && scan.isBlankOrEnd(at: $0 + 1) }
            return isKey ? keySlip(in: rest, after: brackets) : unquoted(from: brackets.lowerBound)
        }
        if let alias = lastAlias, follows(alias) { return unquoted(from: alias.lowerBound) }
        guard let scalar = lastScalar, follows(scalar.range) else { return nil }
        let value = scan.value(from: scalar.range.lowerBound)
        switch scalar.style {
        case .singleQuoted, .doubleQuoted:
            return .syntax(.textAfterQuote, value, edits: [scan.quoting(value)])
        case .literal, .folded:
            return .syntax(.blockHeader, value)
        case .plain:
            return nil
        }
    }

    /// A key behind a pair of brackets: one of them closes too early, or a line break is missing.
    func keySlip(in rest: Range<Int>, after brackets: Range<Int>) -> Slip {
        let closings = rest.filter { scan.bytes[$0].isClosingBracket }
        let openings = rest.count { scan.bytes[$0].isOpeningBracket }
        if closings.count > openings, let last = closings.last { return extraBracket(last, after: brackets) }
        var slip = Slip.syntax(.keyAfterBracket, rest)
        slip.mess = brackets
        return slip
    }

    private func extraBracket(_ place: Int, after brackets: Range<Int>) -> Slip {
        var slip = Slip.syntax(.unexpectedClosingBracket, place..<place + 1)
        slip.mess = brackets
        return slip
    }

    private func follows(_ range: Range<Int>) -> Bool {
        range.upperBound <= failure.offset && scan.isSameLine(range.lowerBound, failure.offset)
            && scan.skipBlanks(from: range.upperBound) == failure.offset
    }

    private var blockSlip: Slip? {
        guard scan.isFirstOnLine(failure.offset) else { return nil }
        let isEntry = token == .dash && scan.isBlankOrEnd(at: failure.offset + 1)
        if failure.problem == "did not find expected key" {
            if token == .colon { return .syntax(.missingKey, here) }
            if let slip = unfinishedKey { return slip }
            let isAligned = column(of: failure.offset) == column(of: failure.start)
            let dash = KeyValueSlip(scan: scan).missingSpaceAfterDash(at: failure.start)
            if isEntry, isAligned, let dash { return dash }
            if isEntry, isAligned {
                return SlippedLine(scan: scan, at: failure.offset)?.entrySlip ?? .syntax(.entryAmongKeys, here)
            }
            return SlippedLine(scan: scan, at: failure.offset)?.slip
                ?? wrongIndentation(at: failure.offset, alignedWith: failure.start)
        }
        guard !isEntry, column(of: failure.offset) == column(of: failure.start) else {
            return SlippedLine(scan: scan, at: failure.offset)?.slip
                ?? wrongIndentation(at: failure.offset, alignedWith: failure.start)
        }
        return .syntax(.missingDash, here)
    }

    /// A text where a key was meant, which a comment has kept apart from the keys below it.
    private var unfinishedKey: Slip? {
        guard let scalar = lastScalar, scalar.style == .plain,
            column(of: scalar.range.lowerBound) == column(of: failure.offset),
            scan.entryStart(ofLineAt: scalar.range.lowerBound) == scalar.range.lowerBound
        else { return nil }
        return KeyValueSlip(scan: scan).find(at: scalar.range.lowerBound, before: scalar.range.upperBound)
            ?? InvisibleText(scan: scan).slip(in: scalar.range) ?? .syntax(.missingColon, scalar.range)
    }

    func column(of offset: Int) -> Int { offset - scan.lineStart(of: offset) }

    /// Something at the margin after a document that began further in, or after its end.
    private var afterRootSlip: Slip? {
        let start = scan.skipSpaceAndComments(from: 0)
        if column(of: start) > column(of: failure.offset) {
            return wrongIndentation(at: start, alignedWith: failure.offset)
        }
        let isEnded = scan.hasDocumentEnd(before: failure.offset)
        return isEnded
            ? Slip(kind: .severalDocuments, range: here) : wrongIndentation(at: failure.offset, alignedWith: start)
    }
}
