import ArgumentParser
import Engine
import PluginAPI
import Plugins

/// `host config print`.
struct ConfigPrintCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "print",
        abstract: "Prints the configuration in effect: files in one, variables replaced, defaults filled in.",
        discussion: """
            What is printed is YAML that means the same, with a comment behind each value that says where it comes from. \
            Secrets are masked.
            Exit codes: 0 printed, 1 invalid configuration, 2 wrong usage.
            """
    )

    @OptionGroup
    var options: ConfigurationOptions

    @Option(help: "human: YAML with comments, or json: one document.")
    var format = OutputFormat.human

    func run() throws {
        let compiled = try options.compile()
        if !compiled.diagnostics.isEmpty {
            StandardStream.error.write(compiled.format.text(of: compiled.diagnostics) + "\n")
        }
        guard compiled.blueprint != nil else {
            let command = "host validate \(options.file)"
            StandardStream.error.write(compiled.format.summary(of: compiled.diagnostics, command: command) + "\n")
            throw ExitStatus.invalid
        }
        let effective = EffectiveConfiguration(
            compiled.loaded,
            secrets: compiled.secrets,
            catalog: PluginCatalog(registeredPlugins)
        )
        switch format {
        case .human:
            StandardStream.output.write(EffectiveText(effective, in: compiled.language).text)
        case .json: StandardStream.output.write(effective.json.text + "\n")
        }
    }
}
