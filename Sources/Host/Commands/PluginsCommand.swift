import ArgumentParser
import Engine
import PluginAPI
import Plugins

/// `host plugins`.
struct PluginsCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "plugins",
        abstract: "Lists the plugins, or says all there is to say of one.",
        discussion: """
            Of one: its settings, what it takes and gives, the alerts it raises with their fields, and an example.
            Exit codes: 0 shown, 2 wrong usage or no such plugin.
            """
    )

    @Argument(help: "The name of a plugin.", completion: .list(registeredPlugins.map { $0.name }))
    var name: String?

    @Option(help: "human, or json: one object a line, each with all there is to say of a plugin.")
    var format = OutputFormat.human

    @OptionGroup
    var language: LanguageOptions

    func run() throws {
        let catalog = PluginCatalog(registeredPlugins)
        let all = PluginKind.allCases.flatMap { catalog.plugins($0) }
        let chosen = name.map(catalog.plugins(named:)) ?? all
        if let name, chosen.isEmpty { throw unknown(name, among: all.map { $0.name }) }
        switch format {
        case .human where name == nil: StandardStream.output.write(PluginList(all).text(in: language.preferred))
        case .human:
            let pages = chosen.map { page(of: $0).text(in: language.preferred) }
            StandardStream.output.write(pages.joined(separator: "\n"))
        case .json: for plugin in chosen { StandardStream.output.write(page(of: plugin).json.text + "\n") }
        }
    }

    private func page(of plugin: any Plugin.Type) -> PluginPage {
        PluginPage(plugin, example: registeredExamples[String(describing: plugin)] ?? "")
    }

    private func unknown(_ name: String, among names: [String]) -> ExitStatus {
        let nearest = Spelling.nearest(to: name, in: names).first
        let hint = nearest.map { LocalizedText(ko: " 혹시 `\($0)` 인가요?", en: " Did you mean '\($0)'?") }
        let text = LocalizedText(ko: "\("`\(name)`", .called) 플러그인은 없습니다.", en: "There is no plugin '\(name)'.")
        return .usage(text.text(in: language.preferred) + (hint?.text(in: language.preferred) ?? ""))
    }
}
