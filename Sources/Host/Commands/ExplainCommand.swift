import ArgumentParser
import Engine
import PluginAPI

/// `host explain`.
struct ExplainCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "explain",
        abstract: "Says what a diagnostic's code means, or what an alert came from.",
        discussion: """
            A code such as H0103 is explained with an example and its cure; without one, all codes are listed. A short id \
            such as #1f3a9c07be, which stands at the end of a message, is resolved to the event, the values and the \
            decision behind it, and to what became of the message.
            """
    )

    @Argument(help: "A code such as H0103, or the short id of an alert.")
    var code: String?

    @Option(
        help: "The configuration whose state folder knows the alert.",
        completion: .file(extensions: ["yaml", "yml"])
    )
    var config = "config.yaml"

    @Option(help: "human, or json: one object a line.")
    var format = OutputFormat.human

    @OptionGroup
    var language: LanguageOptions

    func run() throws {
        guard let code else { return DiagnosticExplanation.all.forEach(list) }
        if let id = AlertID(code) { return try explain(id) }
        guard let explanation = DiagnosticCode(code).flatMap(DiagnosticExplanation.of) else { throw unknown(code) }
        switch format {
        case .human:
            StandardStream.output.write(ExplanationText(explanation, in: language.preferred).text)
        case .json: StandardStream.output.write(explanation.json.text + "\n")
        }
    }

    private func explain(_ id: AlertID) throws {
        let past = try PastAlert(id, configuration: config, language)
        switch format {
        case .human: StandardStream.output.write(past.text)
        case .json: StandardStream.output.write(past.json.text + "\n")
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
