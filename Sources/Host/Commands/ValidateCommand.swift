import ArgumentParser
import Engine
import PluginAPI

/// `host validate`.
struct ValidateCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "validate",
        abstract: "Finds everything that is wrong with a configuration and says how to mend it.",
        discussion: "Exit codes: 0 valid, 1 invalid, 2 wrong usage, 3 warnings under --strict."
    )

    @OptionGroup
    var options: ConfigurationOptions

    @Flag(help: "Treat warnings as a reason to end with exit code 3.")
    var strict = false

    func run() async throws {
        let compiled = try options.compile()
        if !compiled.diagnostics.isEmpty {
            StandardStream.error.write(compiled.format.text(of: compiled.diagnostics) + "\n")
            let command = "host validate \(options.file)"
            StandardStream.error.write(compiled.format.summary(of: compiled.diagnostics, command: command) + "\n")
        }
        guard let blueprint = compiled.blueprint else { throw ExitStatus.invalid }
        StandardStream.output.write(Plan(blueprint).text(in: compiled.language, file: options.file))
        if strict, compiled.diagnostics.count(.warning) > 0 { throw ExitStatus.warnings }
    }
}
