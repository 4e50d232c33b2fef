import ArgumentParser
import Engine
import Foundation
import PluginAPI
import Plugins

/// `host plugins`.
struct PluginsCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "plugins",
        abstract: "Lists the plugins, or the settings of one."
    )

    @Argument(help: "The name of a plugin.")
    var name: String?

    @OptionGroup
    var language: LanguageOptions

    func run() throws {
        let catalog = PluginCatalog(registeredPlugins)
        guard let name else { return listAll(catalog) }
        let found = PluginKind.allCases.compactMap { catalog.plugin($0, name) }
        guard !found.isEmpty else { throw unknown(name, catalog) }
        for plugin in found { describe(plugin) }
    }

    private func listAll(_ catalog: PluginCatalog) {
        for kind in PluginKind.allCases {
            let plugins = catalog.plugins(kind)
            guard !plugins.isEmpty else { continue }
            StandardStream.output.write("\(kind.section):\n")
            for plugin in plugins {
                let name = plugin.name.padding(toLength: 16, withPad: " ", startingAt: 0)
                StandardStream.output.write("  \(name) \(plugin.summary.text(in: language.preferred))\n")
            }
        }
    }

    private func describe(_ plugin: any Plugin.Type) {
        let language = language.preferred
        var lines = ["\(plugin.name) (\(plugin.kind.word.text(in: language)))", plugin.summary.text(in: language), ""]
        for setting in plugin.settings {
            let value = setting.defaultText.map { " = \($0)" } ?? (setting.isRequired ? " *" : "")
            lines.append("  \(setting.key)\(value)")
            lines.append("      \(setting.help.text(in: language)) (\(setting.schema.name.text(in: language)))")
        }
        StandardStream.output.write(lines.joined(separator: "\n") + "\n")
    }

    private func unknown(_ name: String, _ catalog: PluginCatalog) -> ExitStatus {
        let names = PluginKind.allCases.flatMap { catalog.names($0) }
        let nearest = Spelling.nearest(to: name, in: names).first
        let hint = nearest.map { LocalizedText(ko: " 혹시 `\($0)` 인가요?", en: " Did you mean '\($0)'?") }
        let text = LocalizedText(ko: "\("`\(name)`", .called) 플러그인은 없습니다.", en: "There is no plugin '\(name)'.")
        return .usage(text.text(in: language.preferred) + (hint?.text(in: language.preferred) ?? ""))
    }
}
