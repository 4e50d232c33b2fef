import ArgumentParser
import Engine
import PluginAPI

/// `host status`.
struct StatusCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "status",
        abstract: "Shows how the run of a configuration is: its parts, what was decided and delivered.",
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
        switch format {
        case .json: StandardStream.output.write(try StatusFile.text(of: status) + "\n")
        case .human: StandardStream.output.write(StatusTable(status, isAlive: isAlive).text(in: compiled.language))
        }
        guard isAlive else { throw ExitStatus.notRunning }
        guard !status.components.contains(where: { $0.state == Status.State.failed.rawValue }) else {
            throw ExitStatus.failed
        }
    }
}
