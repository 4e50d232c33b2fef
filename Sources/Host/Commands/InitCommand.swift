import ArgumentParser
import Engine
import Foundation
import PluginAPI
import Plugins

/// `host init`.
struct InitCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "init",
        abstract: "Begins a configuration in a folder, from one of the examples.",
        discussion: """
            Writes config.yaml with the schema for editors beside it, a .env for the secrets it names, and lines for \
            .gitignore. What is there is never overwritten. On a terminal it asks; with --example it asks nothing.
            With --telegram the chat of a bot is found and put into .env, also where there is a config.yaml.
            Exit codes: 0 written, 2 wrong usage or there is a config.yaml, 5 the files could not be written, 6 the \
            chat was not found or .env has another one.
            """
    )

    @Argument(help: "The folder; made if it does not exist.", completion: .directory)
    var directory = "."

    @Option(help: "Begin from this example and ask nothing.", completion: .list(Starter.all.map(\.name)))
    var example: String?

    @Flag(help: "List the examples.")
    var list = false

    @OptionGroup
    var telegram: TelegramOptions

    @OptionGroup
    var language: LanguageOptions

    func run() async throws {
        let language = language.preferred
        if list { return StandardStream.output.write(Self.list(in: language)) }
        let folder = StarterFolder(path: directory)
        let setup = try telegram.setup(in: folder, language)
        if setup == nil || example != nil || !folder.hasConfiguration { try begin(folder, language) }
        if let setup { StandardStream.output.write(try await setup.run()) }
    }

    private func begin(_ folder: StarterFolder, _ language: Language) throws {
        let choice = try example.map { try chosen($0, language) } ?? asked(language)
        let text = choice.starter.text(language: choice.language, channel: choice.channel)
        let schema = ConfigurationSchema(PluginCatalog(registeredPlugins), in: language).document.prettyText + "\n"
        do throws(StarterProblem) {
            let needsSample = choice.starter.needsSample
            let entries = try folder.write(text, schema: schema, needsSample: needsSample, language: language)
            let variables = StarterFolder.variables(in: text)
            let report = StarterReport(entries: entries, directory: directory, variables: variables)
            StandardStream.output.write(report.text(in: language))
        } catch {
            throw error.status(in: language)
        }
    }

    private typealias Choice = (starter: Starter, language: Language, channel: Channel?)

    private func chosen(_ name: String, _ language: Language) throws -> Choice {
        if let starter = Starter.all.first(where: { $0.name == name }) { return (starter, language, nil) }
        let names = Starter.all.map(\.name)
        let nearest = Spelling.nearest(to: name, in: names).first
        let hint = nearest.map { LocalizedText(ko: " 혹시 `\($0)` 인가요?", en: "; did you mean '\($0)'?") }
        let text = LocalizedText(
            ko: "\("`\(name)`", .called) 예는 없습니다.\(hint?.ko ?? "") 있는 예: \(names.joined(separator: ", "))",
            en: "there is no example '\(name)'\(hint?.en ?? ""); there are: \(names.joined(separator: ", "))"
        )
        throw ExitStatus.usage(text.text(in: language))
    }

    private func asked(_ language: Language) throws -> Choice {
        guard isatty(STDIN_FILENO) == 1 else { throw ExitStatus.usage(Self.noTerminal.text(in: language)) }
        let dialogue = StarterDialogue(
            language: language,
            say: { StandardStream.error.write($0) },
            listen: { readLine() }
        )
        guard let choice = Self.ask(dialogue) else { throw ExitStatus.usage(Self.noAnswer.text(in: language)) }
        return choice
    }

    private static func ask(_ dialogue: StarterDialogue) -> Choice? {
        let starters = Starter.all.map { (name: $0.name, words: $0.summary) }
        guard let number = dialogue.choose(Self.whichExample, among: starters) else { return nil }
        let starter = Starter.all[number]
        let languages = [dialogue.language] + Language.allCases.filter { $0 != dialogue.language }
        let named = languages.map { (name: $0.rawValue, words: Self.name(of: $0)) }
        guard let spoken = dialogue.choose(Self.whichLanguage, among: named) else { return nil }
        let channels = starter.channels(PluginCatalog(registeredPlugins), examples: registeredExamples)
        guard channels.count > 1 else { return (starter, languages[spoken], nil) }
        let offered = channels.map { (name: $0.name, words: $0.summary) }
        guard let chosen = dialogue.choose(Self.whichChannel, among: offered) else { return nil }
        return (starter, languages[spoken], chosen == 0 ? nil : channels[chosen])
    }

    private static func list(in language: Language) -> String {
        let width = Starter.all.map(\.name.count).max() ?? 0
        let lines = Starter.all.map { starter in
            let gap = String(repeating: " ", count: width - starter.name.count)
            return "\(starter.name)\(gap)  \(starter.summary.text(in: language))\n"
        }
        let name = Starter.all.first?.name ?? ""
        let next = LocalizedText(ko: "다음: host init --example \(name)", en: "next: host init --example \(name)")
        return lines.joined() + "\n" + next.text(in: language) + "\n"
    }

    private static func name(of language: Language) -> LocalizedText {
        switch language {
        case .ko: LocalizedText("한국어")
        case .en: LocalizedText("English")
        }
    }

    private static let whichExample = LocalizedText(ko: "무엇으로 시작할까요?", en: "What shall it begin with?")
    private static let whichLanguage = LocalizedText(ko: "알림은 어느 말로 할까요?", en: "In which language shall alerts be?")
    private static let whichChannel = LocalizedText(ko: "알림은 어디로 보낼까요?", en: "Where shall alerts go?")

    private static let noTerminal = LocalizedText(
        ko: "여기서는 물어볼 수 없습니다. `--example default`처럼 예를 고르세요. 예는 `host init --list`가 보여 줍니다.",
        en: "there is nobody to ask here; choose an example as in '--example default'; 'host init --list' lists them"
    )

    private static let noAnswer = LocalizedText(
        ko: "답이 없어서 아무것도 쓰지 않았습니다. `--example default`처럼 예를 고를 수도 있습니다.",
        en: "there was no answer, so nothing was written; an example can be chosen as in '--example default'"
    )
}
