public import YAML

extension Diagnostic {
    /// Puts what is wrong with a file into words.
    public init(_ problem: YAMLProblem) {
        let words = ProblemWords(problem)
        self.init(
            words.code,
            words.message,
            at: problem.span,
            related: problem.related.map { RelatedPlace($0.span, $0.note.words) },
            suggestions: Self.suggestions(for: problem, words)
        )
    }

    private static func suggestions(for problem: YAMLProblem, _ words: ProblemWords) -> [Suggestion] {
        let edits = problem.repair?.edits.map { TextEdit($0.span, $0.replacement) } ?? []
        guard let advice = words.advice else {
            guard !edits.isEmpty else { return [] }
            return [Suggestion(ProblemWords.repair, edits: edits, applicability: .machineApplicable)]
        }
        return [Suggestion(advice, edits: edits, applicability: edits.isEmpty ? .maybe : .machineApplicable)]
    }
}

/// The words for one problem of a file.
struct ProblemWords {
    /// The kind of diagnostic.
    var code: DiagnosticCode
    /// The sentence.
    var message: LocalizedText
    /// What to do, if the sentence does not say it.
    var advice: LocalizedText?

    /// The advice for a repair that no words are needed for.
    static let repair = LocalizedText(ko: "바로 고칠 수 있습니다", en: "this can be repaired")

    init(_ code: DiagnosticCode, _ message: LocalizedText, _ advice: LocalizedText? = nil) {
        self.code = code
        self.message = message
        self.advice = advice
    }

    init(_ code: DiagnosticCode, ko: String, en: String, _ advice: (ko: String, en: String)? = nil) {
        self.init(code, LocalizedText(ko: ko, en: en), advice.map { LocalizedText(ko: $0.ko, en: $0.en) })
    }

    /// Finds the words.
    init(_ problem: YAMLProblem) {
        switch problem.kind {
        case .unreadable(let failure): self = Self.unreadable(failure, problem.span.file.name)
        case .notUTF8(let guess): self = Self.encoding(guess)
        case .controlCharacter(let scalar): self = Self.control(scalar)
        case .invisibleCharacter(let scalar): self = Self.invisible(scalar)
        case .smartQuotes: self = Self.smartQuotes
        case .syntax(let error): self = Self.syntax(error)
        case .duplicateKey(let key): self = Self.duplicate(key)
        case .tooLarge, .tooDeep, .tooManyNodes, .scalarTooLong: self = Self.limit(problem.kind)
        default: self = Self.structure(problem.kind)
        }
    }
}

extension YAMLProblem.Related.Note {
    /// The note in words.
    fileprivate var words: LocalizedText {
        switch self {
        case .firstUse: LocalizedText(ko: "여기에 먼저 있습니다", en: "first used here")
        case .opening: LocalizedText(ko: "여기서 열렸습니다", en: "opened here")
        case .alignment: LocalizedText(ko: "이 줄과 맞아야 합니다", en: "should align with this")
        case .anchor(let name): LocalizedText(ko: "앵커 `\(name)`의 정의", en: "the anchor '\(name)' is defined here")
        }
    }
}
