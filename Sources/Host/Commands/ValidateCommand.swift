import ArgumentParser
import Engine
import PluginAPI

/// `host validate`.
struct ValidateCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "validate",
        abstract: "Finds everything that is wrong with a configuration and says how to mend it.",
        discussion: """
            What is wrong is told on standard error, and the plan of a valid configuration on standard output. With \
            --format json, sarif or github standard output gets what is wrong in that form instead of the plan.
            Exit codes: 0 valid, 1 invalid, 2 wrong usage, 3 warnings under --strict.
            """
    )

    @OptionGroup
    var options: ConfigurationOptions

    @Flag(help: "Treat warnings as a reason to end with exit code 3.")
    var strict = false

    @Option(help: "human, json: one object a line, sarif: one document, or github: workflow commands.")
    var format = ReportFormat.human

    func run() async throws {
        let compiled = try options.compile()
        if !compiled.diagnostics.isEmpty {
            StandardStream.error.write(compiled.format.text(of: compiled.diagnostics) + "\n")
            let command = "host validate \(options.file)"
            StandardStream.error.write(compiled.format.summary(of: compiled.diagnostics, command: command) + "\n")
        }
        if format != .human {
            let report = DiagnosticReport(compiled.diagnostics, root: compiled.root, format: compiled.format)
            StandardStream.output.write(report.text(as: format, version: Host.configuration.version))
        }
        guard let blueprint = compiled.blueprint else { throw ExitStatus.invalid }
        if format == .human {
            StandardStream.output.write(Plan(blueprint).text(in: compiled.language, file: options.file))
        }
        if strict, compiled.diagnostics.count(.warning) > 0 { throw ExitStatus.warnings }
    }
}
