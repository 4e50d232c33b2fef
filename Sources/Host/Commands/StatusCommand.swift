import ArgumentParser
import Engine
import PluginAPI

/// `host status`.
struct StatusCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "status",
        abstract: "Shows how the run of a configuration is: its parts, what was decided, delivered and undelivered.",
        discussion:
            "Exit codes: 0 it runs, 1 invalid configuration, 2 wrong usage, 4 it does not run, 5 a part has failed."
    )

    @OptionGroup
    var options: ConfigurationOptions

    @Option(help: "human, or json: one object on one line.")
    var format = OutputFormat.human

    func run() throws {
        let compiled = try options.compile()
        guard let blueprint = compiled.blueprint else {
            StandardStream.error.write(compiled.format.text(of: compiled.diagnostics) + "\n")
            throw ExitStatus.invalid
        }
        let folder = blueprint.host.state.path
        guard let status = StatusFile(in: folder).content else {
            let text = LocalizedText(ko: "`\(folder)`에서 실행된 적이 없습니다.", en: "nothing has run in '\(folder)'")
            throw ExitStatus.cannotStart("host: " + text.text(in: compiled.language))
        }
        let isAlive = status.isAlive(at: RealClock().now)
        let undelivered = try translating(compiled.language) { () throws(StateError) in
            try OutboxLedger(stateFolder: folder)?.undelivered() ?? []
        }
        switch format {
        case .json:
            let list = JSONValue.Member("undelivered", .array(undelivered.map(\.json)))
            let object = try JSONValue(reading: Array(StatusFile.text(of: status).utf8)).adding([list])
            StandardStream.output.write(object.text + "\n")
        case .human:
            StandardStream.output.write(StatusTable(status, isAlive: isAlive).text(in: compiled.language))
            guard !undelivered.isEmpty else { break }
            StandardStream.output.write("\n" + LetterTable(undelivered).text(in: compiled.language))
            StandardStream.output.write(Self.decision.text(in: compiled.language) + "\n")
        }
        guard isAlive else { throw ExitStatus.notRunning }
        guard !status.components.contains(where: { $0.state == Status.State.failed.rawValue }) else {
            throw ExitStatus.failed
        }
    }

    private static let decision = LocalizedText(
        ko: "다시 보내려면 `host outbox retry`, 버리려면 `host outbox drop`을 쓰세요.",
        en: "'host outbox retry' sends them again, 'host outbox drop' gives them up"
    )
}
