import PluginAPI

/// What a diagnostic's code means: why it comes, what to do, and the same shown on files.
struct DiagnosticExplanation: Sendable {
    /// How a code is shown.
    enum Demonstration: Sendable {
        /// Files that bring the diagnostic up, and the same files mended.
        case example(wrong: ExampleFiles, mended: ExampleFiles)
        /// Nothing can bring it up yet, and why.
        case reserved(LocalizedText)
    }

    /// The code.
    let code: DiagnosticCode

    /// Why the diagnostic comes.
    let cause: LocalizedText

    /// What to do about it.
    let cure: LocalizedText

    /// What the example takes for granted, if anything.
    let assumption: LocalizedText?

    /// The example.
    let demonstration: Demonstration

    /// Explains a code by an example.
    init(
        _ code: DiagnosticCode,
        cause: LocalizedText,
        cure: LocalizedText,
        assumption: LocalizedText? = nil,
        wrong: ExampleFiles,
        mended: ExampleFiles
    ) {
        self.code = code
        self.cause = cause
        self.cure = cure
        self.assumption = assumption
        demonstration = .example(wrong: wrong, mended: mended)
    }

    /// Explains a code that is kept for something that does not exist yet.
    init(_ code: DiagnosticCode, cause: LocalizedText, cure: LocalizedText, reserved reason: LocalizedText) {
        self.code = code
        self.cause = cause
        self.cure = cure
        assumption = nil
        demonstration = .reserved(reason)
    }
}

extension DiagnosticExplanation {
    /// The explanation of every code, by number.
    static let all =
        [characters, layout, values, structure, shape, references, meaning, environment, checks].flatMap { $0 }

    /// The explanation of a code.
    static func of(_ code: DiagnosticCode) -> DiagnosticExplanation? { all.first { $0.code == code } }

    /// What examples say when they use a part that is not in the box.
    static func assuming(ko: String, en: String) -> LocalizedText {
        LocalizedText(
            ko: "예에 나오는 \(ko, .topic) 직접 만든 플러그인이라고 합시다.",
            en: "The example takes \(en) to be a plugin of your own."
        )
    }
}
