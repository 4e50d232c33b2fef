import ArgumentParser
import Engine
import PluginAPI
import YAML

/// `host validate`.
struct ValidateCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "validate",
        abstract: "Finds everything that is wrong with a configuration and says how to mend it.",
        discussion: """
            What is wrong is told on standard error, and the plan of a valid configuration on standard output. With \
            --format json, sarif or github standard output gets what is wrong in that form instead of the plan.
            Exit codes: 0 valid, 1 invalid, 2 wrong usage, 3 warnings under --strict, 4 a repair could not be written.
            """
    )

    @OptionGroup
    var options: ConfigurationOptions

    @Flag(help: "Treat warnings as a reason to end with exit code 3.")
    var strict = false

    @Option(help: "human, json: one object a line, sarif: one document, or github: workflow commands.")
    var format = ReportFormat.human

    @Flag(
        help: """
            Make the repairs that change nothing else, after showing them; what the files were is kept as .bak. From \
            standard input the mended text goes to standard output.
            """
    )
    var fix = false

    func validate() throws {
        guard fix, options.isStandardInput, format != .human else { return }
        throw ValidationError("With --fix and - the mended text goes to standard output, so --format has no place.")
    }

    func run() async throws {
        let compiled = try fix ? mended(options.compile()) : options.compile()
        tell(compiled)
        if format != .human {
            let report = DiagnosticReport(compiled)
            StandardStream.output.write(report.text(as: format, version: Host.configuration.version))
        }
        guard let blueprint = compiled.blueprint else { throw ExitStatus.invalid }
        if format == .human, !(fix && options.isStandardInput) {
            let plan = Plan(blueprint, silenced: compiled.silenced)
            StandardStream.output.write(plan.text(in: compiled.language, file: options.file))
        }
        if strict, compiled.diagnostics.count(.warning) > 0 { throw ExitStatus.warnings }
    }

    private func tell(_ compiled: ConfigurationOptions.Compiled) {
        guard !compiled.diagnostics.isEmpty else { return }
        StandardStream.error.write(compiled.format.text(of: compiled.diagnostics) + "\n")
        let command = "host validate \(options.file)"
        StandardStream.error.write(compiled.format.summary(of: compiled.diagnostics, command: command) + "\n")
    }

    /// Makes the repairs and gives back what became of the configuration.
    private func mended(_ first: ConfigurationOptions.Compiled) throws -> ConfigurationOptions.Compiled {
        let repair = try Repair(of: first, compile: options.compile)
        for file in repair.files {
            let diff = UnifiedDiff(file, before: first.format, after: repair.compiled.format)
            StandardStream.error.write(diff.text + "\n")
        }
        do {
            for file in try RepairWriter.write(repair.files.filter { $0.before.name != "-" }) {
                StandardStream.error.write(Self.words(for: file).text(in: repair.compiled.language) + "\n")
            }
        } catch {
            throw ExitStatus.cannotWrite("host: " + error.message.text(in: repair.compiled.language))
        }
        if options.isStandardInput, let text = repair.compiled.files.first?.wholeText {
            StandardStream.output.write(text)
        }
        return repair.compiled
    }

    private static func words(for file: RepairWriter.Written) -> LocalizedText {
        LocalizedText(
            ko: "`\(file.name)` 파일을 고쳤습니다. 고치기 전의 내용은 `\(file.backup)`에 있습니다.",
            en: "mended '\(file.name)'; what it was is kept in '\(file.backup)'"
        )
    }
}
