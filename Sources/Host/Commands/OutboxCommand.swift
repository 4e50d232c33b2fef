import ArgumentParser
import Engine
import PluginAPI

/// `host outbox`.
struct OutboxCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "outbox",
        abstract: "Shows the alerts that have not arrived yet, and decides about those that cannot.",
        subcommands: [OutboxListCommand.self, OutboxRetryCommand.self, OutboxDropCommand.self],
        defaultSubcommand: OutboxListCommand.self
    )
}

/// `host outbox list`.
struct OutboxListCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "list",
        abstract: "Shows what waits and what could not be delivered, oldest first.",
        discussion:
            "Exit codes: 0 nothing is undeliverable, 1 invalid configuration, 2 wrong usage, 4 nothing has run, "
            + "5 something could not be delivered."
    )

    @OptionGroup
    var options: ConfigurationOptions

    @Option(help: "human, or json: one object a line.")
    var format = OutputFormat.human

    func run() throws {
        let (ledger, language) = try options.outbox()
        let letters = try translating(language) { () throws(StateError) in try ledger.unsettled() }
        switch format {
        case .json: for letter in letters { StandardStream.output.write(letter.json.text + "\n") }
        case .human: StandardStream.output.write(LetterTable(letters).text(in: language))
        }
        guard !letters.contains(where: { $0.state == .dead }) else { throw ExitStatus.failed }
    }
}

/// `host outbox retry`.
struct OutboxRetryCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "retry",
        abstract: "Sends again what could not be delivered; a host that runs does so within seconds, else the next run."
    )

    @OptionGroup
    var options: ConfigurationOptions

    @OptionGroup
    var choice: LetterChoice

    func run() throws {
        let (ledger, language) = try options.outbox()
        let now = RealClock().now
        let count = try translating(language) { () throws(StateError) in try ledger.retry(choice.ids, at: now) }
        try choice.tell(count, LocalizedText(ko: "다시 보냅니다", en: "to be sent again"), in: language)
    }
}

/// `host outbox drop`.
struct OutboxDropCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "drop",
        abstract: "Gives up what could not be delivered; 'host explain ID' still knows it."
    )

    @OptionGroup
    var options: ConfigurationOptions

    @OptionGroup
    var choice: LetterChoice

    func run() throws {
        let (ledger, language) = try options.outbox()
        let now = RealClock().now
        let count = try translating(language) { () throws(StateError) in try ledger.drop(choice.ids, at: now) }
        try choice.tell(count, LocalizedText(ko: "버렸습니다", en: "given up"), in: language)
    }
}

/// Which of the undeliverable alerts are meant.
struct LetterChoice: ParsableArguments {
    @Option(name: .customLong("id"), help: "The short id of an alert; can be given more than once.")
    var chosen: [String] = []

    @Flag(help: "All that could not be delivered.")
    var all = false

    func validate() throws {
        guard all == !chosen.isEmpty else { return }
        throw ValidationError("Name alerts with --id, or all of them with --all.")
    }

    /// The ids, or nothing for all.
    var ids: [String]? { all ? nil : chosen.map { $0.hasPrefix("#") ? String($0.dropFirst()) : $0 } }

    /// Says how many there were.
    ///
    /// - Throws: `ExitStatus` when an id was given and none is undeliverable.
    func tell(_ count: Int, _ what: LocalizedText, in language: Language) throws {
        guard count > 0 || all else {
            let none = LocalizedText(
                ko: "그 ID로 못 보낸 알림이 없습니다. `host outbox`가 목록을 보여 줍니다.",
                en: "no undelivered alert has that id; 'host outbox' lists them"
            )
            throw ExitStatus.usage("host: " + none.text(in: language))
        }
        let text = LocalizedText(ko: "\(count)건을 \(what.ko).", en: "\(count) \(what.en).")
        StandardStream.output.write(text.text(in: language) + "\n")
    }
}

extension ConfigurationOptions {
    /// The configuration's state folder, and the language to speak.
    ///
    /// - Throws: `ExitStatus` when the configuration is invalid.
    func stateFolder() throws -> (path: String, language: Language) {
        let compiled = try compile()
        guard let blueprint = compiled.blueprint else {
            StandardStream.error.write(compiled.format.text(of: compiled.diagnostics) + "\n")
            throw ExitStatus.invalid
        }
        return (blueprint.host.state.path, compiled.language)
    }

    /// The outbox of the configuration's state folder, and the language to speak.
    ///
    /// - Throws: `ExitStatus` when the configuration is invalid or nothing has run.
    func outbox() throws -> (OutboxLedger, Language) {
        let (folder, language) = try stateFolder()
        let ledger = try translating(language) { () throws(StateError) in try OutboxLedger(stateFolder: folder) }
        guard let ledger else {
            let text = LocalizedText(ko: "`\(folder)`에서 실행된 적이 없습니다.", en: "nothing has run in '\(folder)'")
            throw ExitStatus.cannotStart("host: " + text.text(in: language))
        }
        return (ledger, language)
    }
}

/// Gives an error of the state folder as the end of the program.
func translating<Value>(_ language: Language, _ work: () throws(StateError) -> Value) throws -> Value {
    do {
        return try work()
    } catch {
        throw ExitStatus.cannotStart("host: " + error.message.text(in: language))
    }
}
