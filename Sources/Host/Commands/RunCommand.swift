import ArgumentParser
import Engine

/// `host run`.
struct RunCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "run",
        abstract: "Runs the pipelines of a configuration.",
        discussion: """
            SIGINT or SIGTERM ends the run in good order within the time of host.shutdown; a second one ends it at once.
            Exit codes: 0 ended in good order, 1 invalid configuration, 2 wrong usage, 4 could not start, 5 a part \
            failed or something was not delivered, 130 or 143 ended at once by a second signal.
            """
    )

    @OptionGroup
    var options: ConfigurationOptions

    @OptionGroup
    var clock: ClockOptions

    @Flag(help: "Do not show progress and the summary.")
    var quiet = false

    func run() async throws {
        let compiled = try options.compile()
        let blueprint = try compiled.runnable(as: options.file)
        var run = ForegroundRun(blueprint, in: compiled.language)
        run.clock = try clock.clock(of: blueprint, compiled.language)
        run.showsProgress = !quiet
        let report = try await run.report()
        if !quiet { StandardStream.error.write(RunSummary(report).text(in: compiled.language)) }
        guard report.isClean else { throw ExitStatus.failed }
    }
}
