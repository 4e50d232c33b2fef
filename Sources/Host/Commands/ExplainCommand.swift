import ArgumentParser
import PluginAPI

/// `host explain`.
struct ExplainCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "explain",
        abstract: "Says what a diagnostic's code means, with an example and its cure; without a code, lists all."
    )

    @Argument(help: "A code such as H0103.")
    var code: String?

    @Option(help: "human, or json: one object a line.")
    var format = OutputFormat.human

    @OptionGroup
    var language: LanguageOptions

    func run() throws {
        guard let code else { return DiagnosticExplanation.all.forEach(list) }
        guard let explanation = DiagnosticCode(code).flatMap(DiagnosticExplanation.of) else { throw unknown(code) }
        switch format {
        case .human:
            StandardStream.output.write(ExplanationText(explanation, in: language.preferred).text)
        case .json: StandardStream.output.write(explanation.json.text + "\n")
        }
    }

    private func list(_ explanation: DiagnosticExplanation) {
        let code = explanation.code
        switch format {
        case .human: StandardStream.output.write("\(code.text)  \(code.title.text(in: language.preferred))\n")
        case .json: StandardStream.output.write(explanation.json.text + "\n")
        }
    }

    private func unknown(_ code: String) -> ExitStatus {
        let text = LocalizedText(
            ko: "\("`\(code)`", .called) 코드는 없습니다. 코드는 `H0103`처럼 생겼습니다.",
            en: "there is no code '\(code)'; codes look like H0103"
        )
        return .usage(text.text(in: language.preferred))
    }
}
