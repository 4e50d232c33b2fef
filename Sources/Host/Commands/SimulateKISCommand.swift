import ArgumentParser
import PluginAPI
import Simulator
import UnixSignals

/// `host simulate kis`.
struct SimulateKISCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "kis",
        abstract: "Serves KIS on two ports of this machine, with a market, an account and faults.",
        discussion: """
            Prints the addresses and the keys, which are made up, and serves until Ctrl-C. Any client of the broker can be \
            pointed at it. The same seed, start and calls give the same market, fills and answers.
            Exit codes: 0 ended by Ctrl-C, 1 the faults are invalid, 2 wrong usage, 4 could not start.
            """
    )

    @Option(help: "What everything is drawn from.")
    var seed = SampleDay.defaultSeed

    @OptionGroup
    var clock: ClockOptions

    @Option(help: "A YAML script of what goes wrong, and when.", completion: .file(extensions: ["yaml", "yml"]))
    var faults: String?

    @Flag(help: "Be the broker's practice servers (모의투자) instead of the real ones.")
    var paper = false

    @Option(help: "The REST port; 0 is any free one. Otherwise the broker's own, 9443 or 29443 with --paper.")
    var port: UInt16?

    @Option(help: "The socket's port; 0 is any free one. Otherwise the broker's own, 21000 or 31000 with --paper.")
    var socketPort: UInt16?

    @Option(help: "How many trades the exchange's regular session has, 1000 to 5000000.")
    var ticks = SampleDay.defaultTickCount

    @Option(help: "How many orders the account's owner places by hand on a trading day, up to 1000.")
    var handTrades = 0

    @Flag(help: "Send frames as wide as they were before 2026-09-14.")
    var olderFrames = false

    @Option(help: "human, or json: one object on one line.")
    var format = OutputFormat.human

    @OptionGroup
    var language: LanguageOptions

    func validate() throws {
        guard (1_000...5_000_000).contains(ticks) else { throw ValidationError("--ticks needs 1000 to 5000000.") }
        guard (0...1_000).contains(handTrades) else { throw ValidationError("--hand-trades needs 0 to 1000.") }
    }

    func run() async throws {
        let signals = await UnixSignalsSequence(trapping: .sigint, .sigterm)
        let language = language.preferred
        let clock = try clock.clock(language)
        var simulation = KISSimulation(
            realm: paper ? .paper : .real,
            seed: seed,
            start: clock.now.moment,
            ticks: ticks
        )
        simulation.allowDelays(by: clock)
        simulation.handTrades = handTrades
        if olderFrames { simulation.widths = .older }
        if let faults { simulation.faults = try FaultScript.faults(at: faults, language) }
        let server = try server(simulation, clock, language)
        let report = SimulationReport(server: server, simulation: simulation)
        StandardStream.output.write(format == .json ? report.json + "\n" : report.text(in: language))
        await withTaskGroup(of: Void.self) { group in
            group.addTask { await server.run() }
            for await _ in signals { break }
            group.cancelAll()
        }
    }

    private func server(_ simulation: KISSimulation, _ clock: any RunClock, _ language: Language) throws -> KISServer {
        do {
            return try KISServer(
                simulation,
                clock: { clock.now.moment },
                restPort: port ?? (paper ? 29_443 : 9_443),
                socketPort: socketPort ?? (paper ? 31_000 : 21_000)
            )
        } catch let invalid as InvalidSample {
            throw ExitStatus.usage("host: \(invalid)")
        } catch {
            let text = LocalizedText(
                ko: "포트를 열 수 없습니다. 이미 쓰이고 있을 수 있으니 `--port 0 --socket-port 0`으로 빈 포트를 쓰세요.",
                en: "cannot listen; a port may be in use: '--port 0 --socket-port 0' takes free ones"
            )
            throw ExitStatus.cannotStart("host: " + text.text(in: language))
        }
    }
}
