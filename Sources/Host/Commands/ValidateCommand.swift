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
            --format json, sarif or github standard output gets what is wrong in that form instead of the plan; with \
            --plan json it gets one document with the plan and what is wrong, valid or not.
            Nobody is called over the network unless --online is given. Then every part that has a read-only check \
            asks its service, all at once and within ten seconds; where no part has one, the plan says that nobody was \
            asked. No check places an order or sends a message.
            Exit codes: 0 valid, 1 invalid, 2 wrong usage, 3 warnings under --strict, 4 a repair could not be written.
            """
    )

    @OptionGroup
    var options: ConfigurationOptions

    @Flag(help: "Treat warnings as a reason to end with exit code 3.")
    var strict = false

    @Option(help: "human, json: one object a line, sarif: one document, or github: workflow commands.")
    var format = ReportFormat.human

    @Option(help: "The plan for people: human; or for programs: json, one document.")
    var plan = PlanForm.human

    @Flag(help: "Ask the services of a valid configuration too, by read-only calls.")
    var online = false

    @Flag(
        help: """
            Make the repairs that change nothing else, after showing them; what the files were is kept as .bak. From \
            standard input the mended text goes to standard output.
            """
    )
    var fix = false

    func validate() throws {
        if plan == .json, format != .human {
            throw ValidationError("The document of --plan json holds what is wrong; --format has no place beside it.")
        }
        if plan == .json, fix, options.isStandardInput {
            throw ValidationError("With --fix and - the mended text goes to standard output, so --plan has no place.")
        }
        guard fix, options.isStandardInput, format != .human else { return }
        throw ValidationError("With --fix and - the mended text goes to standard output, so --format has no place.")
    }

    func run() async throws {
        var compiled = try fix ? mended(options.compile()) : options.compile()
        let checks = await liveChecks(of: compiled)
        if let checks {
            compiled.diagnostics = (compiled.diagnostics + checks.diagnostics).inFileOrder(compiled.files)
            if checks.diagnostics.hasErrors { compiled.blueprint = nil }
        }
        tell(compiled)
        writeOutput(compiled, checks)
        guard compiled.blueprint != nil else { throw ExitStatus.invalid }
        if strict, compiled.diagnostics.count(.warning) > 0 { throw ExitStatus.warnings }
    }

    private func liveChecks(of compiled: ConfigurationOptions.Compiled) async -> LiveChecks? {
        guard online, let blueprint = compiled.blueprint else { return nil }
        return await LiveChecks.run(blueprint)
    }

    /// What a program wants to know, or the plan.
    private func writeOutput(_ compiled: ConfigurationOptions.Compiled, _ checks: LiveChecks?) {
        switch (plan, format) {
        case (.json, _):
            let runPlan = compiled.blueprint.map { RunPlan($0, at: RealClock().now) }
            let json = PlanJSON(report: DiagnosticReport(compiled)) { compiled.isSecret($0) }
            let document = json.document(runPlan, file: options.file, asked: checks?.asked)
            StandardStream.output.write(document.prettyText + "\n")
        case (.human, .human):
            guard let blueprint = compiled.blueprint, !(fix && options.isStandardInput) else { return }
            let text = PlanText.text(
                RunPlan(blueprint, at: RealClock().now),
                of: compiled,
                file: options.file,
                usesColor: StandardStream.output.usesColor,
                notes: checks.map { [$0.note] } ?? []
            )
            StandardStream.output.write(text)
        case (.human, _):
            let report = DiagnosticReport(compiled)
            StandardStream.output.write(report.text(as: format, version: Host.configuration.version))
        }
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

extension LiveChecks {
    /// Who was asked, in words for the plan.
    var note: LocalizedText {
        guard !asked.isEmpty else {
            return LocalizedText(
                ko: "온라인 검사가 있는 플러그인이 없어 아무 데도 묻지 않았습니다",
                en: "no plugin of this configuration has one, so nobody was asked"
            )
        }
        return LocalizedText(
            ko: "물어본 곳: \(asked.joined(separator: ", "))",
            en: "asked: \(asked.joined(separator: ", "))"
        )
    }
}
