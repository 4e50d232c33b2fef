import YAML

/// A single setting that was read as a text because of its colon: `period:14`, `period： 14`, `period 14`.
struct LostEntry {
    /// The setting whose key it begins with.
    let key: String

    private let error: YAMLProblem.SyntaxError
    private let mark: SourceSpan

    /// Looks for the key of a setting at the beginning of a scalar.
    init?(in node: Node, keys: [String]) {
        guard let scalar = node.scalar, scalar.style == .plain else { return nil }
        let text = node.span.text
        let word = text.prefix { $0.isLetter || $0.isNumber || $0 == "_" || $0 == "-" }
        guard let key = keys.first(where: { Spelling.isSame(String(word), as: $0) }) else { return nil }
        let between = text[word.endIndex...].prefix { $0 == " " || $0 == ":" || $0 == "：" }
        switch between.first(where: { $0 != " " }) {
        case ":": error = .missingSpaceAfterColon
        case "：": error = .fullWidthColon
        default:
            guard !between.isEmpty else { return nil }
            error = .missingColon
        }
        let start = node.span.bytes.lowerBound + word.utf8.count
        mark = SourceSpan(file: node.span.file, bytes: start..<start + between.utf8.count)
        self.key = key
    }

    /// The slip in the words of the file's grammar.
    var diagnostic: Diagnostic {
        let repair = YAMLProblem.Repair(edits: [YAMLProblem.Repair.Edit(span: mark, replacement: ": ")])
        return Diagnostic(YAMLProblem(kind: .syntax(error), span: mark, repair: repair))
    }
}
