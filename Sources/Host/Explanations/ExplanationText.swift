import PluginAPI

/// An explanation as a person reads it.
struct ExplanationText {
    private let explanation: DiagnosticExplanation
    private let language: Language

    init(_ explanation: DiagnosticExplanation, in language: Language) {
        self.explanation = explanation
        self.language = language
    }

    /// The whole text.
    var text: String {
        let code = explanation.code
        let head = [
            "\(code.text): \(code.title.text(in: language))", "",
            explanation.cause.text(in: language), explanation.cure.text(in: language), "",
        ]
        return (head + demonstration).joined(separator: "\n") + "\n"
    }

    private var demonstration: [String] {
        switch explanation.demonstration {
        case .reserved(let reason): return [reason.text(in: language)]
        case .example(let wrong, let mended):
            let assumption = explanation.assumption.map { [$0.text(in: language), ""] } ?? []
            return assumption + lines(of: wrong, LocalizedText(ko: "틀린 예", en: "wrong")) + [""]
                + lines(of: mended, LocalizedText(ko: "고친 예", en: "mended"))
        }
    }

    private func lines(of files: ExampleFiles, _ word: LocalizedText) -> [String] {
        let day = files.day.map { [LocalizedText(ko: "검사한 날: \($0)", en: "checked on \($0)")] } ?? []
        let notes = ([files.place.note].compactMap { $0 } + day).map { $0.text(in: language) }
        let title =
            "\(word.text(in: language)): config.yaml" + (notes.isEmpty ? "" : " (\(notes.joined(separator: ", ")))")
        let others = files.others.sorted { $0.key < $1.key }.flatMap { name, text in
            ["\(word.text(in: language)): \(name)"] + indented(text)
        }
        return [title] + indented(files.content.shown(in: language)) + others
    }

    private func indented(_ text: String) -> [String] {
        var lines = text.split(separator: "\n", omittingEmptySubsequences: false)
        if lines.last?.isEmpty ?? false { lines.removeLast() }
        return lines.map { $0.isEmpty ? "" : "    \($0)" }
    }
}

extension ExampleFiles.Place {
    /// What a person has to know about an excerpt.
    fileprivate var note: LocalizedText? {
        switch self {
        case .pipeline: LocalizedText(ko: "파이프라인 하나의 설정", en: "settings of a pipeline")
        case .sections: LocalizedText(ko: "파일의 일부", en: "a part of the file")
        case .whole: nil
        }
    }
}
