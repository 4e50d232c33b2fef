extension DiagnosticFormat {
    /// The last line of a report: how many problems there are, and the command to run next.
    ///
    /// `command` is the way the user began, such as `host validate config.yaml`.
    public func summary(of diagnostics: [Diagnostic], command: String) -> String {
        guard !diagnostics.isEmpty else { return Self.nothing.text(in: language) }
        let repairs = diagnostics.count { $0.suggestions.contains { $0.applicability == .machineApplicable } }
        let next =
            repairs > 0
            ? LocalizedText(
                ko: "\(repairs)개는 바로 고칠 수 있습니다: \(command) --fix",
                en: "\(repairs) can be repaired: \(command) --fix"
            )
            : LocalizedText(ko: "고친 다음: \(command)", en: "then: \(command)")
        return (count(diagnostics) + " · " + next).text(in: language)
    }

    private static let nothing = LocalizedText(ko: "문제가 없습니다.", en: "no problems")

    private func count(_ diagnostics: [Diagnostic]) -> LocalizedText {
        let counts = Diagnostic.Severity.allCases.map { (severity: $0, number: diagnostics.count($0)) }
        let parts = counts.filter { $0.number > 0 }
        let ko = parts.map { "\($0.severity.word.ko) \($0.number)" }.joined(separator: ", ")
        let en = parts.map { plural($0.number, $0.severity.word.en) }.joined(separator: ", ")
        return LocalizedText(
            ko: "문제 \(diagnostics.count)개(\(ko))",
            en: "\(plural(diagnostics.count, "problem")) (\(en))"
        )
    }

    private func plural(_ number: Int, _ word: String) -> String { "\(number) \(word)\(number == 1 ? "" : "s")" }
}

extension LocalizedText {
    /// Joins each language with its own.
    public static func + (left: LocalizedText, right: LocalizedText) -> LocalizedText {
        LocalizedText(ko: left.ko + right.ko, en: left.en + right.en)
    }
}
