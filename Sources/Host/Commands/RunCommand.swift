import ArgumentParser
import Engine
import Foundation
import PluginAPI
import UnixSignals

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
        if !compiled.diagnostics.isEmpty {
            StandardStream.error.write(compiled.format.text(of: compiled.diagnostics) + "\n")
        }
        guard let blueprint = compiled.blueprint else {
            let command = "host validate \(options.file)"
            StandardStream.error.write(compiled.format.summary(of: compiled.diagnostics, command: command) + "\n")
            throw ExitStatus.invalid
        }
        // From here on a signal ends the run in good order, also one that comes before it has begun.
        let signals = await UnixSignalsSequence(trapping: .sigint, .sigterm)
        let stopping = StopSignals(deadline: blueprint.host.shutdown, language: compiled.language)
        async let _: Void = stopping.obey(signals)
        let clock = try clock.clock(of: blueprint, compiled.language)
        let simulators = try SimulatedBrokers(blueprint, clock: clock, compiled.language)
        let run = try start(blueprint, clock, simulators, compiled.language)
        stopping.end(run)
        let report = await follow(run, simulators)
        if !quiet { StandardStream.error.write(RunSummary(report).text(in: compiled.language)) }
        guard report.isClean else { throw ExitStatus.failed }
    }

    private func start(
        _ blueprint: Blueprint,
        _ clock: any RunClock,
        _ simulators: SimulatedBrokers,
        _ language: Language
    ) throws -> HostRun {
        // A simulator's account and market begin anew with every run, and a trial's time is no real one: what rules knew
        // of them means nothing to the next run.
        let keepsStates = clock is RealClock && simulators.servers.isEmpty
        do {
            return try HostRun(
                blueprint,
                clock: clock,
                keepsStates: keepsStates,
                simulators: simulators.servers
            ) { status in
                guard status.state == .failed || status.state == .degraded || status.reason != nil else { return }
                let reason = status.reason.map { ": \($0)" } ?? ""
                StandardStream.error.write("\(status.component): \(status.state.word.text(in: language))\(reason)\n")
            }
        } catch {
            throw ExitStatus.cannotStart("host: " + error.message.text(in: language))
        }
    }

    /// Lets the run go on until it has ended, and its simulators as long.
    private func follow(_ run: HostRun, _ simulators: SimulatedBrokers) async -> RunReport {
        await withTaskGroup(of: Void.self) { group in
            group.addTask { await simulators.run() }
            if !quiet { group.addTask { await ProgressBar.follow(run.board) } }
            defer { group.cancelAll() }
            return await run.run()
        }
    }
}
