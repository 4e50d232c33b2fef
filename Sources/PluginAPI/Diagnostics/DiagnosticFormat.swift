public import YAML

/// Writes diagnostics for people: the sentence, the user's own line with a caret, what to do, and where to read more.
public struct DiagnosticFormat: Sendable {
    /// The language of the sentences.
    public var language: Language

    /// Whether to use a terminal's colours.
    public var usesColor: Bool

    /// The cells of a terminal's line to which long source lines are cut.
    public var width: Int

    /// Where secrets stand, which are shown as a mask.
    public var secrets: [SourceSpan]

    /// Makes a format.
    public init(
        language: Language = .ko,
        usesColor: Bool = false,
        width: Int = 100,
        secrets: [SourceSpan] = []
    ) {
        self.language = language
        self.usesColor = usesColor
        self.width = width
        self.secrets = secrets
    }

    /// One diagnostic, without a line break at the end.
    public func text(of diagnostic: Diagnostic) -> String {
        let paint = Paint(isOn: usesColor)
        let advice = diagnostic.suggestions.map(\.message).distinct.map { $0.text(in: language) }
        var notes = [diagnostic.help?.text(in: language), explanation(of: diagnostic.code)].compactMap { $0 }
        var block = ExcerptBlock(format: self, paint: paint, severity: diagnostic.severity)
        if let span = diagnostic.span, span.file.utf8Count > 0 {
            block.add(span, note: advice)
            for place in diagnostic.related { block.add(place) }
        } else {
            notes = advice + notes
        }
        let footer = notes.flatMap { $0.split(separator: "\n") }.map { "   \($0)" }
        return ([headline(of: diagnostic, paint)] + block.lines + footer).joined(separator: "\n")
    }

    /// Diagnostics one after another, each followed by an empty line.
    public func text(of diagnostics: [Diagnostic]) -> String {
        diagnostics.map { text(of: $0) + "\n" }.joined(separator: "\n")
    }

    private func headline(of diagnostic: Diagnostic, _ paint: Paint) -> String {
        let place = diagnostic.span.map { "\($0.description): " } ?? ""
        let word = "\(diagnostic.severity.word.text(in: language))[\(diagnostic.code)]:"
        let sentence = diagnostic.message.text(in: language)
        return paint.strong(place) + paint.severity(word, diagnostic.severity) + " " + paint.strong(sentence)
    }

    private func explanation(of code: DiagnosticCode) -> String {
        switch language {
        case .ko: "자세히: host explain \(code)"
        case .en: "more: host explain \(code)"
        }
    }
}

extension Diagnostic.Severity {
    /// The word for people.
    public var word: LocalizedText {
        switch self {
        case .error: LocalizedText(ko: "오류", en: "error")
        case .warning: LocalizedText(ko: "경고", en: "warning")
        case .note: LocalizedText(ko: "참고", en: "note")
        }
    }
}

extension [LocalizedText] {
    /// The texts without repetitions: alternatives to each other ask one question.
    fileprivate var distinct: [LocalizedText] {
        var seen: Set<LocalizedText> = []
        return filter { seen.insert($0).inserted }
    }
}
