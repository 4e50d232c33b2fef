import ArgumentParser
import Engine
import PluginAPI

/// `host alert`.
struct AlertCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "alert",
        abstract: "Tries the way of an alert.",
        subcommands: [AlertTestCommand.self]
    )
}

/// `host alert test`.
struct AlertTestCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "test",
        abstract: "Sends one real message through a sink, and says what became of it.",
        discussion: """
            The sink is named as in the configuration: by its name under 'sinks:', or else by its plugin's. The message \
            goes to each of its destinations at once, beside the outbox.
            Exit codes: 0 delivered, 1 invalid configuration, 2 wrong usage, 4 the sink cannot be opened, 5 something was \
            not delivered.
            """
    )

    @Argument(help: "The sink's name.")
    var sink: String

    @OptionGroup
    var options: ConfigurationOptions

    func run() async throws {
        let compiled = try options.compile()
        let blueprint = try compiled.runnable(as: options.file)
        let language = compiled.language
        let sinks = blueprint.sinks.filter { $0.isMeant(by: sink) }
        guard !sinks.isEmpty else { throw unknown(blueprint.sinks, language) }
        var isDelivered = true
        for sink in sinks {
            let trial = SinkTrial(sink, in: blueprint)
            do throws(SinkError) {
                for result in try await trial.run() {
                    isDelivered = isDelivered && result.isDelivered
                    StandardStream.output.write(result.text(in: language) + "\n")
                }
            } catch {
                throw ExitStatus.cannotStart("host: \(sink.name): \(error.message.text(in: language))")
            }
        }
        guard isDelivered else { throw ExitStatus.failed }
    }

    private func unknown(_ sinks: [SinkBlueprint], _ language: Language) -> ExitStatus {
        let names = sinks.map(\.name).joined(separator: ", ")
        let text = LocalizedText(
            ko: "\("`\(sink)`", .called) 싱크는 없습니다. 있는 싱크: \(names)",
            en: "there is no sink '\(sink)'; the sinks are: \(names)"
        )
        return .usage("host: " + text.text(in: language))
    }
}

extension SinkBlueprint {
    /// Whether a person who says a name means this sink.
    fileprivate func isMeant(by text: String) -> Bool { name == text || name == "sinks.\(text)" || plugin == text }
}
