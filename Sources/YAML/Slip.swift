/// A problem found in the text as the parser saw it, before its places are translated to those the user typed.
struct Slip {
    struct Edit {
        let range: Range<Int>
        let replacement: String
    }

    let kind: YAMLProblem.Kind
    let range: Range<Int>
    var related: [(note: YAMLProblem.Related.Note, range: Range<Int>)] = []
    var edits: [Edit] = []
    /// More of the text that the same mistake has made a mess of.
    var mess: Range<Int>?

    /// Whether the slip is a character in the indentation of its line.
    func isInIndentation(of scan: TextScan) -> Bool {
        guard scan.isFirstOnLine(range.lowerBound) else { return false }
        if case .invisibleCharacter = kind { return true }
        return kind == .syntax(.tab)
    }

    /// Whether the slip may go away when lines above are moved.
    var isAboutIndentation: Bool {
        let errors: [YAMLProblem.SyntaxError] = [.wrongIndentation, .entryAmongKeys, .missingColon, .missingDash]
        return errors.contains { kind == .syntax($0) }
    }

    static func syntax(_ error: YAMLProblem.SyntaxError, _ range: Range<Int>, edits: [Edit] = []) -> Slip {
        Slip(kind: .syntax(error), range: range, edits: edits)
    }
}
