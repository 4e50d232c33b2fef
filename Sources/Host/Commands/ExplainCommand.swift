import ArgumentParser
import PluginAPI

/// `host explain`.
struct ExplainCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "explain",
        abstract: "Says what a diagnostic's code means."
    )

    @Argument(help: "A code such as H0103.")
    var code: String

    @OptionGroup
    var language: LanguageOptions

    func run() throws {
        guard let known = DiagnosticCode(code) else {
            let text = LocalizedText(
                ko: "\("`\(code)`", .called) 코드는 없습니다. 코드는 `H0103`처럼 생겼습니다.",
                en: "there is no code '\(code)'; codes look like H0103"
            )
            throw ExitStatus.usage(text.text(in: language.preferred))
        }
        StandardStream.output.write("\(known.text): \(known.title.text(in: language.preferred))\n")
    }
}
