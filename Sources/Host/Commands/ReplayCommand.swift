import ArgumentParser
import Engine
import PluginAPI

/// `host replay`.
struct ReplayCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "replay",
        abstract: "Plays a recording through the pipelines of a configuration, and shows what they decide.",
        discussion: """
            The recording takes the place of all live sources; each pipeline gets the trades that these would have given \
            it, as fast as it goes and at the times at which they were received. No broker is asked anything, no order \
            goes anywhere, and the state folder of the configuration is neither read nor written. Alerts are shown on \
            standard output. The same configuration over the same recording gives the same hashes.
            SIGINT or SIGTERM ends the replay in good order; a second one ends it at once.
            Exit codes: 0 ended in good order, 1 invalid configuration, 2 wrong usage, 4 could not start, 5 a part \
            failed or something was not delivered, 130 or 143 ended at once by a second signal.
            """
    )

    @OptionGroup
    var options: ConfigurationOptions

    @Argument(
        help: "The recording; without one, pipelines play the recordings that they name.",
        completion: .file()
    )
    var recording: String?

    @Option(
        help: "Daily bars for pipelines whose configuration names no file of them.",
        completion: .file(extensions: ["csv"])
    )
    var history: String?

    @Option(
        help: "Names of instruments for pipelines whose configuration names no file of them.",
        completion: .file(extensions: ["csv"])
    )
    var instruments: String?

    @Option(name: .customLong("pipeline"), help: "Play this pipeline only; can be given more than once.")
    var pipelines: [String] = []

    @Flag(help: "Deliver alerts to the sinks of the configuration, over the network too, instead of showing them.")
    var send = false

    @Flag(help: "Do not show alerts and progress, only the summary.")
    var quiet = false

    @Option(help: "human, or json: the summary as one object on one line of standard output, and no alerts.")
    var format = OutputFormat.human

    func validate() throws {
        guard send, format == .json else { return }
        throw ValidationError("With --format json standard output holds one object, so --send has no place beside it.")
    }

    func run() async throws {
        let compiled = try options.compile()
        let blueprint = try compiled.runnable(as: options.file)
        let language = compiled.language
        let folder = TemporaryFolder("maedup-replay")
        let replay = try replay(blueprint, in: folder, language)
        for pipeline in replay.leftOut { StandardStream.error.write(pipeline.words.text(in: language) + "\n") }
        defer { folder.remove() }
        var run = ForegroundRun(replay.blueprint, in: language)
        run.showsProgress = !quiet
        run.whenCutOff = { folder.remove() }
        let report = try await run.report()
        let summary = RunSummary(report)
        switch format {
        case .human: StandardStream.error.write(summary.text(in: language))
        case .json: StandardStream.output.write(summary.json(leftOut: replay.leftOut).text + "\n")
        }
        guard report.isClean else { throw ExitStatus.failed }
    }

    private func replay(
        _ blueprint: Blueprint,
        in folder: TemporaryFolder,
        _ language: Language
    ) throws -> Replay {
        var request = ReplayRequest(stateFolder: folder.path)
        request.pipelines = pipelines
        request.history = history
        request.instruments = instruments
        do throws(ReplayError) {
            try folder.checkAccess()
            if let recording {
                request.recording = { (symbols) throws(ReplayError) in
                    try ReplayParts.source(playing: recording, symbols)
                }
            }
            if send {
                request.output = .configured
            } else if !quiet, format == .human {
                request.output = .only(try ReplayParts.console())
            }
            return try Replay(of: blueprint, as: request)
        } catch {
            let message = "host: " + error.message.text(in: language)
            throw error.isMisuse ? ExitStatus.usage(message) : ExitStatus.cannotStart(message)
        }
    }
}

extension Replay.LeftOut {
    /// What is said before the replay begins.
    fileprivate var words: LocalizedText {
        LocalizedText(
            ko: "host: \("`\(pipeline)`", .topic) 빼고 재생합니다: \(reason.ko)",
            en: "host: '\(pipeline)' is left out: \(reason.en)"
        )
    }
}
