/// Reads a text again and again, each time with one more slip mended, until it parses or a slip cannot be mended.
struct DocumentReading {
    private(set) var problems: [YAMLProblem]
    private var text: PatchedText?
    private let limits: YAMLLimits
    /// Whether a repair was a guess, so that the tree may not be what was meant.
    private var isGuessed = false
    /// Whether a repair was in the indentation, where it may not be what was meant.
    private var hasMovedLines = false

    init(decoding: TextDecoding, limits: YAMLLimits) {
        problems = decoding.problems
        text = decoding.text
        self.limits = limits
    }

    /// The root, or nil when there is at least one problem instead.
    mutating func run() -> Node? {
        if let text, let slip = Self.tagDirective(in: text) {
            problems.append(text.problem(slip))
            return nil
        }
        let mostRepairs = (text?.bytes.count ?? 0) > 1 << 17 ? 4 : 20
        for _ in 0...mostRepairs {
            guard let text else { return nil }
            var builder = TreeBuilder(text: text, limits: limits)
            do {
                try builder.build()
                return finish(builder)
            } catch {
                self.text = mend(text, after: error, in: builder)
            }
        }
        return nil
    }

    private mutating func finish(_ builder: TreeBuilder) -> Node? {
        if !isGuessed { problems += builder.problems }
        guard let root = builder.root, !root.isNull || root.isUnsound else {
            if problems.isEmpty { problems.append(builder.text.problem(Slip(kind: .emptyDocument, range: 0..<0))) }
            return nil
        }
        return isGuessed ? nil : root
    }

    /// The text to read next, or nil when this is the end of it.
    private mutating func mend(_ text: PatchedText, after halt: TreeBuilder.Halt, in builder: TreeBuilder)
        -> PatchedText?
    {
        let slip: Slip
        switch halt {
        case .refusal(let refused):
            note(refused, in: builder)
            return nil
        case .slip(let found): slip = found
        case .failure(let failure): slip = SyntaxDiagnosis(failure: failure, builder: builder).slip
        }
        guard !isFollowUp(slip, in: text) else { return nil }
        guard !slip.edits.isEmpty, !slip.edits.contains(where: { text.isMended($0.range) }) else {
            note(slip, in: builder)
            return nil
        }
        problems.append(text.problem(slip))
        isGuessed = isGuessed || slip.kind == .syntax(.tab)
        hasMovedLines = hasMovedLines || slip.isInIndentation(of: builder.scan)
        var mended = text
        mended.apply(slip.edits)
        return mended
    }

    /// Whether a slip may be there only because an earlier one was mended the wrong way.
    private func isFollowUp(_ slip: Slip, in text: PatchedText) -> Bool {
        guard !text.isMended(slip.range) else { return true }
        guard slip.edits.isEmpty else { return false }
        if hasMovedLines, slip.isAboutIndentation { return true }
        let scan = TextScan(bytes: text.bytes)
        let start = scan.lineStart(of: slip.range.lowerBound)
        var above = scan.lineStart(of: max(start - 1, 0))
        while above > 0, !scan.hasContent(scan.lineContent(at: above)) { above = scan.lineStart(of: above - 1) }
        return text.isMended(above..<scan.lineEnd(of: start))
    }

    /// Keeps the last slip and what was found before it; what overlaps it is the same mistake.
    private mutating func note(_ slip: Slip, in builder: TreeBuilder) {
        let last = builder.text.problem(slip)
        let start = min(last.span.bytes.lowerBound, slip.mess.map { builder.text.span($0).bytes.lowerBound } ?? .max)
        problems += builder.problems.filter { $0.span.bytes.upperBound <= start }
        problems.append(last)
    }

    /// Tag handles have no use here, and the parser compares each with all others.
    private static func tagDirective(in text: PatchedText) -> Slip? {
        let scan = TextScan(bytes: text.bytes)
        var line: Int? = text.bytes.isEmpty ? nil : 0
        while let current = line {
            if text.bytes[current...].starts(with: "%TAG".utf8) {
                return .syntax(.directive, scan.lineContent(at: current))
            }
            line = scan.nextLine(after: current)
        }
        return nil
    }
}
