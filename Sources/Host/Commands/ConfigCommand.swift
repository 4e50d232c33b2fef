import ArgumentParser

/// `host config`.
struct ConfigCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "config",
        abstract: "Shows what a configuration amounts to.",
        subcommands: [ConfigPrintCommand.self]
    )
}
