import Charts
import Engine
import Foundation
import PluginAPI
import UnixSignals

/// A run that a command waits for: signals end it, and somebody may be looking.
struct ForegroundRun {
    /// The clock of what is live.
    var clock: any RunClock = RealClock()

    /// Whether progress is drawn.
    var showsProgress = true

    /// Called before the program is ended at once.
    var whenCutOff: @Sendable () -> Void = {}

    private let blueprint: Blueprint
    private let language: Language

    init(_ blueprint: Blueprint, in language: Language) {
        self.blueprint = blueprint
        self.language = language
    }

    /// Runs to the end.
    ///
    /// - Throws: `ExitStatus` when the run cannot start.
    func report() async throws -> RunReport {
        // From here on a signal ends the run in good order, also one that comes before it has begun.
        let signals = await UnixSignalsSequence(trapping: .sigint, .sigterm)
        let stopping = StopSignals(deadline: blueprint.host.shutdown, language: language, whenCutOff: whenCutOff)
        async let _: Void = stopping.obey(signals)
        let simulators = try SimulatedBrokers(blueprint, clock: clock, language)
        let run = try start(simulators)
        stopping.end(run)
        let report = await follow(run)
        await simulators.stop()
        return report
    }

    private func start(_ simulators: SimulatedBrokers) throws -> HostRun {
        // A simulator's account and market begin anew with every run, and a trial's time is no real one: what rules knew
        // of them means nothing to the next run.
        let keepsStates = clock is RealClock && simulators.servers.isEmpty
        do {
            return try HostRun(
                blueprint,
                clock: clock,
                keepsStates: keepsStates,
                simulators: simulators.servers,
                charts: ChartProcess(besides: Self.program)
            ) { status in
                guard Self.isWorthSaying(status) else { return }
                let reason = status.reason.map { ": \($0)" } ?? ""
                StandardStream.error.write("\(status.component): \(status.state.word.text(in: language))\(reason)\n")
            }
        } catch {
            throw ExitStatus.cannotStart("host: " + error.message.text(in: language))
        }
    }

    /// The file of this program.
    private static let program = Bundle.main.executablePath ?? "/proc/self/exe"

    /// Whether a person wants to know of a change: trouble, and what a part that works has to say.
    private static func isWorthSaying(_ status: Status) -> Bool {
        switch status.state {
        case .failed, .degraded: true
        case .running: status.reason != nil
        case .idle, .starting, .stopped: false
        }
    }

    /// Lets the run go on until it has ended.
    private func follow(_ run: HostRun) async -> RunReport {
        await withTaskGroup(of: Void.self) { group in
            if showsProgress { group.addTask { await ProgressBar.follow(run.board) } }
            defer { group.cancelAll() }
            return await run.run()
        }
    }
}
