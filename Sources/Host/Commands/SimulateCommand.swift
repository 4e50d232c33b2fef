import ArgumentParser

/// `host simulate`.
struct SimulateCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "simulate",
        abstract: "Serves a broker in the box, to learn and to test without an account.",
        subcommands: [SimulateKISCommand.self]
    )
}
