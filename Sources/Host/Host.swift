import ArgumentParser
import Foundation

/// The command line.
@main
struct Host: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "host",
        abstract: "Runs trading and alert bots for Korean brokers, composed in one YAML file.",
        version: "0.1.0",
        subcommands: [
            RunCommand.self, ReplayCommand.self, StatusCommand.self, ValidateCommand.self, FormatCommand.self,
            ConfigCommand.self, PluginsCommand.self, SchemaCommand.self, InitCommand.self, SimulateCommand.self,
            NewCommand.self, OutboxCommand.self, AlertCommand.self, RouteCommand.self,
            ChartCommand.self, ExplainCommand.self,
        ]
    )

    static func main() async {
        // A reader that goes away is an error of one write, not the end of the program.
        signal(SIGPIPE, SIG_IGN)
        do {
            var command = try parseAsRoot()
            if var command = command as? any AsyncParsableCommand {
                try await command.run()
            } else {
                try command.run()
            }
        } catch {
            exit(ExitStatus(error))
        }
    }

    /// Prints what the command line library has to say and ends with this program's own exit status.
    private static func exit(_ status: ExitStatus) -> Never {
        if let message = status.message { StandardStream.error.write(message + "\n") }
        if let output = status.output { StandardStream.output.write(output + "\n") }
        Foundation.exit(status.code)
    }
}
