/// Finds the slip behind a failure of the parser, which notices late and speaks of its own grammar.
struct SyntaxDiagnosis {
    let failure: ParserFailure
    let frames: [TreeBuilder.Frame]
    let lastScalar: (range: Range<Int>, style: Node.Scalar.Style)?
    let lastBrackets: Range<Int>?
    let lastAlias: Range<Int>?
    let scan: TextScan

    init(failure: ParserFailure, builder: TreeBuilder) {
        self.failure = failure
        frames = builder.frames
        lastScalar = builder.lastScalar
        lastBrackets = builder.lastBrackets
        lastAlias = builder.lastAlias
        scan = builder.scan
    }

    /// The slip, which is ``YAMLProblem/SyntaxError/other(_:)`` at the failing place when nothing better is known.
    var slip: Slip {
        let found = quoteSlip ?? indentationSlip ?? keySlip ?? scannerSlip ?? parserSlip
        return found ?? .syntax(.other(failure.problem), here)
    }

    /// The text at the failing place.
    var here: Range<Int> { valueOrCharacter(from: min(failure.offset, scan.bytes.count)) }

    /// Whether the failing place is inside brackets; the parser may not have delivered the opening one yet.
    var isInFlow: Bool { frames.last?.isFlow == true || scan.openBrackets(before: failure.offset) > 0 }

    func valueOrCharacter(from start: Int) -> Range<Int> {
        let value = scan.value(from: start, isInFlow: isInFlow)
        return value.isEmpty ? start..<min(start + 1, scan.bytes.count) : value
    }

    /// A value that needs quotes because of the character it begins with.
    func unquoted(from start: Int) -> Slip? {
        guard let first = scan.byte(at: start) else { return nil }
        let value = valueOrCharacter(from: start)
        return .syntax(.unquotedText(startingWith: first.character), value, edits: [scan.quoting(value)])
    }

    /// The line of an offset, which does not stand where its neighbours allow.
    func wrongIndentation(at offset: Int, alignedWith other: Int?) -> Slip {
        var slip = Slip.syntax(.wrongIndentation, scan.lineContent(at: offset))
        if let other, !scan.isSameLine(offset, other) { slip.related = [(.alignment, scan.lineContent(at: other))] }
        return slip
    }

    /// A quote left open before this place: the text in quotes goes over a line break and something follows it at once.
    private var quoteSlip: Slip? {
        let isQuoted = scan.byte(at: failure.start)?.isQuote ?? false
        if failure.context == "while scanning a quoted scalar", isQuoted {
            return .syntax(.unclosedQuote, failure.start..<failure.start + 1)
        }
        if failure.context == "while scanning a simple key", isQuoted,
            scan.closingQuote(of: failure.start, before: scan.lineEnd(of: failure.start)) == nil
        {
            return .syntax(.unclosedQuote, failure.start..<failure.start + 1)
        }
        guard let scalar = lastScalar, scan.byte(at: scalar.range.lowerBound)?.isQuote == true,
            scalar.range.upperBound <= failure.offset, scan.isSameLine(scalar.range.upperBound, failure.offset),
            !scan.isSameLine(scalar.range.lowerBound, failure.offset)
        else { return nil }
        return .syntax(.unclosedQuote, scalar.range.lowerBound..<scalar.range.lowerBound + 1)
    }

    /// `key： { … }` or `key:{ … }`: without its colon a key runs on to the next one on the line.
    private var keySlip: Slip? {
        let start = scan.entryStart(ofLineAt: min(failure.offset, scan.bytes.count))
        guard start < failure.offset else { return nil }
        return KeyValueSlip(scan: scan).findInKey(from: start, before: failure.offset) ?? colonlessKeySlip(at: start)
    }

    /// `key { a: 1 }`, which the parser reads as a key with a brace in it.
    private func colonlessKeySlip(at start: Int) -> Slip? {
        var end = start
        while let byte = scan.byte(at: end), byte.isKeyByte { end += 1 }
        let next = scan.skipBlanks(from: end)
        guard end > start, next > end, next < failure.offset, scan.byte(at: next)?.isOpeningBracket == true else {
            return nil
        }
        return .syntax(.missingColon, start..<end, edits: [Slip.Edit(range: end..<end, replacement: ":")])
    }

    /// A tab or an invisible character where the indentation of the lines involved is counted.
    private var indentationSlip: Slip? {
        let finder = IndentationSlip(scan: scan)
        let isTab = scan.byte(at: failure.offset) == .tab || failure.problem.hasPrefix("found a tab character")
        if isTab { return finder.find(at: failure.offset, countsTabs: true) ?? tabsInLine }
        var line: Int? =
            failure.start <= failure.offset && failure.context == "while scanning a simple key"
            ? failure.start : lastScalar?.range.lowerBound
        while let current = line, current <= failure.offset {
            if let slip = finder.find(at: scan.contentStart(ofLineAt: current)) { return slip }
            line = scan.nextLine(after: current)
        }
        return nil
    }

    /// Tabs after the dash of an entry.
    private var tabsInLine: Slip? {
        let end = scan.skipBlanks(from: failure.offset)
        guard end > failure.offset else { return nil }
        let range = failure.offset..<end
        return .syntax(.tab, range, edits: [Slip.Edit(range: range, replacement: " ")])
    }
}
